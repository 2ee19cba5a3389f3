"""`milepost status`: how delivery stands."""

import json

import click

from bot.model.counting import counted


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def status(form: str) -> None:
    """Show inbox, lanes, dead letters, limits and claims; exit 1 if somebody should look.

    Reads the database named by DATABASE_URL and asks nothing of GitHub.
    """
    from bot.entrypoints import wiring
    from bot.entrypoints.operation.parts import readable
    from bot.entrypoints.operation.standing import spell, standing

    with readable():
        found = standing(wiring.settings(), now=wiring.clock())
    if form == "json":
        click.echo(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        figures = found.delivery
        last = "none yet" if figures.silent is None else f"{spell(figures.silent)} ago"
        click.echo(f"Last delivery   {last}")
        swept = "none yet" if found.sweep is None else f"{spell(found.sweep.age)} ago"
        click.echo(f"Last sweep      {swept}")
        click.echo(f"Waiting         {figures.waiting}, the oldest for {spell(figures.lag)}")
        click.echo(f"Delayed         {figures.delayed} in {figures.blocked_lanes} lanes")
        click.echo(f"Dead letters    {figures.dead}")
        for letter in found.letters:
            click.echo(f"  {letter.guid}  {letter.event}  {letter.lane}  {letter.note}")
        for account in found.budget:
            click.echo(f"Budget          {account.owner}: {account.line()}")
        for repo, count in found.held.items():
            click.echo(f"{repo}   {counted(count, 'claim')} held")
        for worry in found.worries:
            click.echo(f"! {worry}")
    if found.worries:
        raise click.exceptions.Exit(1)


COMMAND = status

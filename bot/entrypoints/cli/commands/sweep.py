"""`milepost sweep`: one pass of what is due, where no worker runs."""

import json

import click


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def sweep(form: str) -> None:
    """See to everything that is due now, once; exit 1 if something is left.

    A worker does this each minute; while one runs, this refuses.
    """
    from bot.entrypoints import wiring
    from bot.entrypoints.operation.parts import alone, parts_of, readable
    from bot.entrypoints.operation.sweeping import sweep as one_pass

    chosen = wiring.settings()
    with readable(), parts_of(chosen, now=wiring.clock) as parts, alone(chosen):
        swept = one_pass(parts.engine, parts.ledger, now=wiring.clock)
    if form == "json":
        shown = {"seen": list(swept.seen), "done": list(swept.done), "left": swept.left}
        click.echo(json.dumps(shown, ensure_ascii=False))
    else:
        click.echo(f"{len(swept.seen)} due, {len(swept.done)} done, {len(swept.left)} left")
        for lane, reason in swept.left.items():
            click.echo(f"  {lane}: {reason}")
    if swept.left:
        raise click.exceptions.Exit(1)


COMMAND = sweep

"""`milepost plan`: what a delivery would do, without doing it."""

import json

import click


@click.command()
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def plan(file: str, form: str) -> None:
    """Print every write that the delivery saved in FILE would lead to, and do none of them.

    FILE holds {"event", "guid", "payload"}; - is standard input. GitHub is read, and the ledger is
    copied; numbers that GitHub would give are shown as 0.
    """
    from bot.entrypoints import wiring
    from bot.entrypoints.operation.parts import readable
    from bot.entrypoints.operation.planning import plan as rehearse
    from bot.entrypoints.operation.saved import saved_delivery

    delivery = saved_delivery(file, now=wiring.clock())
    with readable():
        found = rehearse(wiring.settings(), delivery, now=wiring.clock)
    if form == "json":
        click.echo(json.dumps(found.as_json(), ensure_ascii=False))
        return
    click.echo(f"{delivery.event} {delivery.guid} in {delivery.lane}")
    for name, rule, why in found.decisions:
        click.echo(f"\n{rule}: {why}  ({name})")
    if not found.writes:
        click.echo("\nNothing would be written.")
    for number, write in enumerate(found.writes, 1):
        click.echo(f"\n{number}. {write.name} in {write.repo}")
        for key, value in write.arguments.items():
            shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            for line, text in enumerate(shown.splitlines() or [""]):
                click.echo(f"   {key}: {text}" if line == 0 else f"     {text}")


COMMAND = plan

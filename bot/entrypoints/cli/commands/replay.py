"""`milepost replay`: one delivery again, by the same engine."""

import click


@click.command()
@click.argument("file", required=False)
@click.option("--dead", metavar="GUID", help="A dead letter of the inbox, for the worker to try.")
def replay(file: str | None, dead: str | None) -> None:
    """Carry out the delivery saved in FILE ({"event", "guid", "payload"}; - for standard input).

    What was decided before is not decided again, and what was done is not done twice. While a
    worker runs, this refuses; with --dead GUID the worker itself tries a dead letter again.
    """
    from bot.delivery.stores import Stores
    from bot.engine.delivery import InlineSteps
    from bot.entrypoints import wiring
    from bot.entrypoints.operation.parts import alone, parts_of, readable
    from bot.entrypoints.operation.saved import saved_delivery
    from bot.model.errors import InputError, MilepostError

    if (file is None) == (dead is None):
        raise click.UsageError("name one FILE, or a dead letter with --dead GUID")
    chosen = wiring.settings()
    if dead is not None:
        with readable():
            inbox = Stores(url=chosen.database_url).inbox()
            try:
                if not inbox.replay(dead):
                    raise InputError(f"{dead} is no dead letter; `milepost status` lists them")
            finally:
                inbox.close()
        click.echo(f"{dead} waits for the worker again")
        return
    delivery = saved_delivery(str(file), now=wiring.clock())
    steps = InlineSteps()
    with readable(), parts_of(chosen, now=wiring.clock) as parts, alone(chosen):
        try:
            parts.engine(delivery, steps)
        except MilepostError as error:
            raise InputError(f"{delivery.event} {delivery.guid}: {error}") from error
    for name, outcome in steps.done.items():
        click.echo(f"{name}: {outcome}")
    if not steps.done:
        click.echo("nothing follows from it")


COMMAND = replay

"""`milepost resume`: go on after `milepost pause`."""

import click


@click.command()
def resume() -> None:
    """Go on writing to GitHub; what was stored meanwhile is caught up with, in its order."""
    from bot.entrypoints import wiring
    from bot.entrypoints.operation import pausing
    from bot.entrypoints.operation.parts import ledger_of

    with ledger_of(wiring.settings()) as ledger:
        was = pausing.resume(ledger)
    click.echo(f"Resumed; it was paused {pausing.tell(was)}." if was else "It was not paused.")


COMMAND = resume

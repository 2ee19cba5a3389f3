"""`milepost pause`: nothing is written to GitHub until `milepost resume`."""

import click


@click.command()
@click.argument("reason", nargs=-1)
def pause(reason: tuple[str, ...]) -> None:
    """Stop writing to GitHub, in all repositories; REASON is shown wherever it is asked for.

    Deliveries go on being stored. Workers obey within a second or two: what is under way stops
    before its next step. `milepost resume` goes on where it stopped. To pause one pull request,
    comment `/pause` there.
    """
    from bot.entrypoints import wiring
    from bot.entrypoints.operation import pausing
    from bot.entrypoints.operation.parts import ledger_of

    with ledger_of(wiring.settings()) as ledger:
        made = pausing.pause(ledger, by="the command line", at=wiring.clock(), why=" ".join(reason))
    click.echo(f"Paused {pausing.tell(made)}.")


COMMAND = pause

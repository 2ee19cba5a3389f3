"""`milepost adopt`: from GitHub Actions to the App."""

import click

from bot.model.counting import counted


@click.command()
@click.argument("repository", metavar="OWNER/NAME")
def adopt(repository: str) -> None:
    """Take over the ledger that GitHub Actions kept on the branch milepost/ledger.

    Needs the settings of the App and a database without claims of this repository. Turn the
    workflows milepost-* off first; while a worker runs, this refuses.
    """
    from bot.entrypoints import wiring
    from bot.entrypoints.operation.adopting import adopt as take_over
    from bot.entrypoints.operation.parts import alone, parts_of, readable
    from bot.model.errors import InputError

    if repository.count("/") != 1:
        raise InputError(f"{repository!r} is not OWNER/NAME")
    chosen = wiring.settings()
    with readable(), parts_of(chosen, now=wiring.clock) as parts, alone(chosen):
        taken = take_over(parts, repo=repository, now=wiring.clock())
    click.echo(
        f"{counted(taken.entries, 'entry', 'entries')}, {counted(taken.decisions, 'decision')}, "
        f"{counted(taken.holders, 'skill that is', 'skills that are')} held. Now "
        "`milepost serve`; close the old claim board by hand"
    )


COMMAND = adopt

"""`milepost rebuild`: the ledger from GitHub, after the database is gone."""

import click

from bot.model.counting import counted


@click.command()
@click.argument("repository", metavar="OWNER/NAME")
def rebuild(repository: str) -> None:
    """Restore the ledger of a repository from Milepost's own comments and issues.

    Needs the settings of the App (APP_ID, PRIVATE_KEY, DATABASE_URL, MILEPOST_MARKER_KEY) and an
    empty ledger; while a worker runs, this refuses. Only marks signed with one of the marker keys
    count.
    """
    from bot.engine.gather.home import read_home
    from bot.engine.rebuild import rebuild as put_together
    from bot.entrypoints import wiring
    from bot.entrypoints.operation.parts import alone, parts_of, readable
    from bot.model.errors import InputError
    from bot.workflow.claims.markers import Marks

    if repository.count("/") != 1:
        raise InputError(f"{repository!r} is not OWNER/NAME")
    chosen = wiring.settings()
    with readable(), parts_of(chosen, now=wiring.clock) as parts, alone(chosen):
        github = parts.githubs(repo=repository, installation=None)
        found = put_together(
            repo=repository,
            github=github,
            ledger=parts.ledger,
            marks=Marks(chosen.marker_keys),
            config=read_home(github, parts.ledger).config,
            now=wiring.clock(),
        )
    click.echo(
        f"{counted(len(found.entries), 'entry', 'entries')} restored"
        f" from {counted(found.texts, 'text')}"
    )
    if found.unfit:
        left = counted(len(found.unfit), "entry", "entries")
        click.echo(f"{left} left out: what came before them is lost")


COMMAND = rebuild

"""`milepost restore`: a backup, put back in place."""

from pathlib import Path

import click


@click.command()
@click.argument(
    "directory", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
def restore(directory: Path) -> None:
    """Put what `milepost backup DIR` made back to where DATABASE_URL says.

    Milepost must be stopped, and no database may be there. What happened since the backup is
    fetched back from GitHub, three days deep, when Milepost runs again.
    """
    from bot.entrypoints import wiring
    from bot.entrypoints.operation.parts import alone, readable
    from bot.entrypoints.operation.restoring import restore as put_back

    chosen = wiring.settings()
    with readable(), alone(chosen):
        placed = put_back(chosen, directory, now=wiring.clock())
    for each in placed:
        click.echo(f"{each}  {each.stat().st_size:,} bytes, restored")


COMMAND = restore

"""`milepost backup`: copies of the databases while Milepost runs."""

from pathlib import Path

import click


@click.command()
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def backup(directory: Path) -> None:
    """Copy the databases into DIR, which is empty or new; Milepost may be running.

    `milepost restore DIR` puts them back. Credentials are not copied: keep those apart.
    """
    from bot.entrypoints import wiring
    from bot.entrypoints.operation.backing import backup as copy_all

    for copy in copy_all(wiring.settings(), directory):
        click.echo(f"{copy}  {copy.stat().st_size:,} bytes, checked")


COMMAND = backup

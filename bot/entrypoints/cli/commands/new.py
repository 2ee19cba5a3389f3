"""`milepost new`: from a roadmap item to a skill's skeleton."""

import click


@click.command("new")
@click.argument("name")
@click.option(
    "--roadmap", "path", default="ROADMAP.md", show_default=True, help="The roadmap it stands on."
)
@click.option("--library", help="The tree of skills; without it, as configured.")
@click.option("--category", help="The category, where another than the one found is wanted.")
def COMMAND(  # noqa: N802
    name: str, path: str, library: str | None, category: str | None
) -> None:
    """Begin the skill of the open roadmap item NAME: its files, ready to be filled in.

    Nothing is overwritten. What is left open in the files is found by `milepost check`.
    """
    from bot.entrypoints.cli import beginning

    for line in beginning.run(name, roadmap=path, library=library, category=category):
        click.echo(line)

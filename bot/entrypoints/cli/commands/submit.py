"""`milepost submit --dry-run`: what the pull request would be told, before it is opened."""

import sys
from pathlib import Path

import click


@click.command("submit")
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@click.option("--dry-run", is_flag=True, help="Only tell; the one thing this command does.")
@click.option("--base", metavar="REV", help="The branch to merge into; without it, it is found.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
def COMMAND(path: Path, dry_run: bool, base: str | None, form: str) -> None:  # noqa: N802
    """Tell what a pull request of this checkout would be told; exit 1 if anything blocks it.

    PATH is the checkout, or what of it counts: a skill, a category. Files that are not committed
    count too. The network is never touched.
    """
    from bot.entrypoints.cli import submitting
    from bot.model.errors import InputError

    if not dry_run:
        raise InputError("submit opens no pull request: see it with --dry-run, then push")
    text, is_clean = submitting.run(path, base=base, form=form)
    click.echo(text, nl=not text.endswith("\n"))
    sys.exit(0 if is_clean else 1)

"""`milepost check`: does a skill, a category or a whole library keep the standard?"""

import gc
import sys
from pathlib import Path

import click

FORMATS = ("text", "json", "sarif", "github", "markdown")


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--existing", is_flag=True, help="Soften what only new skills must keep.")
@click.option("--base", metavar="REV", help="Report only what changed since this Git revision.")
@click.option("--fix", is_flag=True, help="Mend what can be mended mechanically, then check.")
@click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    help="Configuration file instead of `.github/milepost.yml` of the current directory.",
)
@click.option("--defaults", is_flag=True, help="Use no configuration file at all.")
@click.option(
    "--cache",
    type=click.Path(path_type=Path),
    help="Directory in which results of unchanged paths are kept.",
)
def COMMAND(  # noqa: N802
    paths: tuple[Path, ...],
    form: str,
    existing: bool,
    base: str | None,
    fix: bool,
    config_path: Path | None,
    defaults: bool,
    cache: Path | None,
) -> None:
    """Report what breaks the standard, with file and line; exit 1 if anything is an error.

    PATH is a skill, a category or a library; the default is the current directory.
    """
    gc.disable()  # what is imported and read here lives to the end
    try:
        from bot.entrypoints.cli import checking

        wish = checking.Wish(
            paths=paths or (Path(),),
            form=form,
            existing=existing,
            base=base,
            fix=fix,
            config_path=config_path,
            defaults=defaults,
            cache=cache,
        )
        text, is_clean = checking.run(wish)
    finally:
        gc.enable()
    click.echo(text, nl=not text.endswith("\n"))
    sys.exit(0 if is_clean else 1)

"""`milepost config`: check a configuration, and print its schema and its page."""

import click

from bot.model.config import FILE


@click.group()
def config() -> None:
    """Check `.github/milepost.yml`, and show what may stand in it."""


@config.command()
@click.argument("file", default=FILE)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def check(file: str, form: str) -> None:
    """Name all that is wrong with FILE, by line; exit 1 if anything is. `-` is standard input."""
    import json

    from bot.entrypoints.cli.roadmap_files import read_bytes
    from bot.model.config import Config
    from bot.workflow.standards.configuration import examine

    read = examine(read_bytes(file))
    problems = () if isinstance(read, Config) else read
    if form == "json":
        rows = [{"line": each.line, "message": each.message} for each in problems]
        click.echo(json.dumps({"problems": rows}, ensure_ascii=False))
    else:
        for each in problems:
            click.echo(f"{file}:{each.line}: {each.message}")
        if not problems:
            click.echo(f"{file}: fine")
    if problems:
        raise click.exceptions.Exit(1)


@config.command()
def schema() -> None:
    """Print the JSON schema for editors."""
    from bot.entrypoints.cli.config_pages import schema as made

    click.echo(made(), nl=False)


@config.command()
def docs() -> None:
    """Print the page of all settings (docs/settings.md)."""
    from bot.entrypoints.cli.config_pages import settings_page

    click.echo(settings_page(), nl=False)


COMMAND = config

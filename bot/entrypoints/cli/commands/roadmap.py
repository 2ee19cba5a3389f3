"""`milepost roadmap`: show, complete, check, sync and repair a ROADMAP.md."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from bot.model.config.roadmap import RoadmapConfig
    from bot.workflow.roadmap.pace import Pace
    from bot.workflow.roadmap.plan import Plan
    from bot.workflow.roadmap.structure import Document

FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
ROADMAP = click.option(
    "--roadmap", "path", default="ROADMAP.md", show_default=True, help="The roadmap; - for stdin."
)
LIBRARY = click.option("--library", default="skills", show_default=True, help="The tree of skills.")
WRITE = click.option("--write", is_flag=True, help="Change the file instead of printing its text.")


@click.group()
def roadmap() -> None:
    """Read ROADMAP.md, and keep it true of the tree of skills."""


@roadmap.command()
@click.argument("file", default="ROADMAP.md")
@FORMAT
def show(file: str, form: str) -> None:
    """Show the phases, items and metrics of a roadmap."""
    import json

    from bot.entrypoints.cli.roadmap_files import read_roadmap, read_settings
    from bot.entrypoints.cli.roadmap_view import show_roadmap
    from bot.workflow.roadmap import report

    document = read_roadmap(file)
    if form == "json":
        click.echo(json.dumps(report.roadmap(document), ensure_ascii=False))
    else:
        show_roadmap(document, _pace(document, read_settings(file)[1]))
    _warn(document, file)


@roadmap.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@ROADMAP
@LIBRARY
@WRITE
def complete(names: tuple[str, ...], path: str, library: str, write: bool) -> None:
    """Tick the items NAME... and bring their phases and all numbers in line with the tree.

    Prints the new text; with --write changes the file and prints what changed.
    """
    from bot.entrypoints.cli.roadmap_files import read_library, read_roadmap, read_settings
    from bot.workflow.roadmap.aliases import Aliases
    from bot.workflow.roadmap.match import match
    from bot.workflow.roadmap.plan import plan, resolve

    root, config = read_settings(path)
    document, tree = read_roadmap(path), read_library(library)
    named = resolve(document, names, config)
    found = match(document, tree, Aliases(config.aliases)).skill_of
    for item in named:
        if item.line not in found:
            click.echo(f"{path}:{item.line}: {item.name} has no skill in {library}", err=True)
    planned = plan(document, tree, config, completed=names, sync=False)
    _finish(path, document, planned, root, config, write=write)


@roadmap.command()
@ROADMAP
@LIBRARY
@click.option("--since", metavar="FILE", help="An earlier roadmap: tell which items vanished.")
@FORMAT
def check(path: str, library: str, since: str | None, form: str) -> None:
    """Tell where the roadmap differs from the tree; exit 1 if it does."""
    import json

    from bot.entrypoints.cli import roadmap_files as files
    from bot.entrypoints.cli.roadmap_view import show_drift
    from bot.workflow.roadmap import report
    from bot.workflow.roadmap.drift import drift

    root, config = files.read_settings(path)
    document, tree = files.read_roadmap(path), files.read_library(library)
    earlier = files.read_roadmap(since) if since else None
    mirrors = files.read_mirrors(root, config)
    found = drift(document, tree, config, earlier=earlier, mirrors=mirrors)
    if form == "json":
        click.echo(json.dumps(report.drift(found), ensure_ascii=False))
    else:
        show_drift(found, path, library)
    if not found.is_none:
        raise click.exceptions.Exit(1)


@roadmap.command()
@ROADMAP
@LIBRARY
@WRITE
def sync(path: str, library: str, write: bool) -> None:
    """Make the roadmap true of the tree: items, phases, priorities, metrics, coverage.

    Prints the new text; with --write changes the file, and those that repeat its numbers, and
    prints what changed.
    """
    from bot.entrypoints.cli.roadmap_files import read_library, read_roadmap, read_settings
    from bot.workflow.roadmap.plan import plan

    root, config = read_settings(path)
    document = read_roadmap(path)
    planned = plan(document, read_library(library), config)
    _finish(path, document, planned, root, config, write=write)


@roadmap.command()
@click.argument("file", default="ROADMAP.md")
@WRITE
def repair(file: str, write: bool) -> None:
    """Restore signs that were read as MacRoman (✅ that became three letters)."""
    from bot.entrypoints.cli.roadmap_files import print_text, read_bytes, write_text
    from bot.workflow.roadmap.document import decode
    from bot.workflow.roadmap.repair import restore

    text = decode(read_bytes(file))
    restored = restore(text)
    if not write:
        print_text(restored)
    elif restored == text:
        click.echo(f"{file}: nothing to repair")
    else:
        write_text(file, restored)
        click.echo(f"{file}: repaired")


def _pace(document: "Document", config: "RoadmapConfig") -> "Pace | None":
    """Measure the pace by the number that the roadmap states, where config says the start."""
    row = document.metric("skills")
    if config.start is None or row is None or row.stated is None:
        return None
    from bot.entrypoints.wiring import clock
    from bot.workflow.roadmap.pace import pace

    return pace(document, config, skills=int(row.stated.value), today=clock().date())


def _warn(document: "Document", path: str) -> None:
    for problem in document.problems:
        click.echo(f"{path}:{problem.line}: {problem.message}", err=True)


def _finish(
    path: str,
    document: "Document",
    planned: "Plan",
    root: "Path",
    config: "RoadmapConfig",
    *,
    write: bool,
) -> None:
    """Print the text, or write it and print what changed; name what was not understood."""
    from bot.entrypoints.cli import roadmap_files as files
    from bot.entrypoints.cli.roadmap_view import show_changes, show_mirrored
    from bot.workflow.roadmap.document import parse
    from bot.workflow.roadmap.mirrors import mirror_all

    _warn(document, path)
    if not write or path == files.STDIN:
        files.print_text(planned.text)
        return
    if planned.text != document.text:
        files.write_text(path, planned.text)
    show_changes(planned.changes, path)
    others = files.read_mirrors(root, config)
    for other in mirror_all(others, config, planned.metrics, parse(planned.text)):
        if other.changes:
            files.write_text(str(root / other.path), other.text)
        show_mirrored(other)


COMMAND = roadmap

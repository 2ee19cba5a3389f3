"""What `milepost new` does: read the roadmap, write the skeleton, list it."""

import os
from collections.abc import Mapping
from pathlib import Path

from bot.entrypoints.cli.roadmap_files import (
    STDIN,
    read_bytes,
    read_library,
    read_repository,
    read_roadmap,
    reason,
    write_text,
)
from bot.model.errors import InputError
from bot.workflow.merge.beginning import Beginning, begin
from bot.workflow.roadmap.library import Library
from bot.workflow.standards.enlisting import enlist
from bot.workflow.standards.skeleton import skeleton


def run(name: str, *, roadmap: str, library: str | None, category: str | None) -> tuple[str, ...]:
    """Write the files; gives the lines to show."""
    if roadmap == STDIN:
        raise InputError("--roadmap: give a file, not standard input")
    document = read_roadmap(roadmap)
    root, config = read_repository(roadmap)
    home = Path(library) if library is not None else root / config.roadmap.library
    tree = read_library(str(home)) if library is not None or home.exists() else Library()
    found = begin(document, tree, name, config, category=category)
    files = skeleton(
        name=found.item.name,
        slug=found.slug,
        category=found.category,
        description=found.item.description,
        config=config,
    )
    target = home / found.path
    market = root / config.standards.marketplace
    listed = _enlisted(market, target, root, found)
    _write(target, files)
    if listed is not None:
        write_text(str(market), listed)
    shown = Path(os.path.relpath(target))
    return (
        f"{shown.as_posix()}: begun for “{found.item.name}” of Phase {found.item.phase}",
        f"category {found.category}: {found.why}",
        *(f"  {(shown / each).as_posix()}" for each in files),
        *((f"  {Path(os.path.relpath(market)).as_posix()}",) if listed is not None else ()),
        f"`milepost check {shown.as_posix()}` tells what is left to fill in.",
    )


def _enlisted(market: Path, target: Path, root: Path, found: Beginning) -> str | None:
    """The marketplace file's new text; None where there is none or the skill is elsewhere."""
    place = target.resolve()
    if not market.is_file() or not place.is_relative_to(root):
        return None
    try:
        text = read_bytes(str(market)).decode("utf-8")
        return enlist(
            text,
            path=place.relative_to(root).as_posix(),
            slug=found.slug,
            category=found.category,
            description=found.item.description or found.item.name,
        )
    except (InputError, UnicodeDecodeError) as error:
        raise InputError(f"{market}: {error}") from None


def _write(target: Path, files: Mapping[str, str]) -> None:
    """Make the directory with its files; one that is there already is never touched."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.mkdir()
        for path, text in files.items():
            place = target / path
            place.parent.mkdir(exist_ok=True)
            with place.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except FileExistsError:
        raise InputError(f"{target}: is there already, and nothing was changed") from None
    except OSError as error:
        raise InputError(f"{target}: {reason(error)}") from None

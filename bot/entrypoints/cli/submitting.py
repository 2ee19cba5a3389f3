"""What `milepost submit --dry-run` does: read the checkout and its base, judge, tell."""

import json
import posixpath
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bot.entrypoints.cli import check_view
from bot.entrypoints.cli.git_base import git, read_base
from bot.entrypoints.cli.roadmap_files import read_library
from bot.model.config import FILE, Config
from bot.model.errors import InputError
from bot.sandbox import disk, judge
from bot.workflow.merge.preview import (
    Base,
    Preview,
    as_json,
    as_markdown_text,
    as_text,
    preview,
)
from bot.workflow.roadmap import document
from bot.workflow.roadmap.library import Library
from bot.workflow.standards.configuration import read_config
from bot.workflow.standards.formats import as_json as check_json
from bot.workflow.standards.submission import Pull, Root, Submission
from bot.workflow.standards.tree import Tree

_BRANCHES = (
    "upstream/HEAD",
    "upstream/main",
    "upstream/master",
    "origin/HEAD",
    "origin/main",
    "origin/master",
    "main",
    "master",
)
"""Where a pull request goes to, the likeliest first: in a fork, `upstream` is the library."""


@dataclass(kw_only=True)
class Changed:
    """Paths that differ from the base, relative to the repository."""

    paths: list[str] = field(default_factory=list)
    renames: dict[str, str] = field(default_factory=dict)
    """A new path, and the old one."""


def run(path: Path, *, base: str | None, form: str) -> tuple[str, bool]:
    """The text to show, and whether nothing blocks."""
    found = _preview(path, base)
    check = check_json.render([("", found.report)])
    if form == "json":
        text = json.dumps(as_json(found, json.loads(check)), ensure_ascii=False, indent=1)
    elif form == "markdown":
        text = as_markdown_text(found)
    else:
        seen = check_view.render([("", found.report)], colour=sys.stdout.isatty(), width=200)
        text = as_text(found, seen)
    return text, not found.blocks


def _preview(path: Path, wanted: str | None) -> Preview:
    root = _root(path)
    base = _base(root, wanted)
    kept = _at_base(root, base, FILE)
    config = read_config(kept) if kept is not None else Config()
    tree = disk.read(root, config)
    changed = _changed(root, base)
    then = read_base(root, base.commit, tree, limit=config.standards.max_file_bytes)
    skills = _touched(tree, changed.paths, _within(path, root))
    submission = Submission(
        tree=tree,
        root=Root.REPOSITORY,
        root_name=root.name,
        library=config.roadmap.library.strip("/"),
        judged=skills,
        base=then.tree,
        renames=changed.renames,
        pull=Pull(
            changed=tuple(changed.paths),
            roadmap_lines=_roadmap_lines(root, base, config.roadmap.path),
        ),
    )
    roadmap = _at_base(root, base, config.roadmap.path)
    return preview(
        base=base,
        skills=skills,
        report=judge.judge(submission, config),
        roadmap=None if roadmap is None else document.parse(document.decode(roadmap)),
        after=_after(root, config.roadmap.library.strip("/"), changed.paths),
        config=config,
    )


def _root(path: Path) -> Path:
    place = path if path.is_dir() else path.parent
    if not path.exists():
        raise InputError(f"{path}: no such file or directory")
    found = git(place, "rev-parse", "--show-toplevel")
    if found.returncode != 0:
        raise InputError(f"{path}: not in a Git checkout")
    return Path(found.stdout.decode("utf-8", "surrogateescape").removesuffix("\n"))


def _base(root: Path, wanted: str | None) -> Base:
    """The branch to merge into, and the commit at which this work left it."""
    names = _BRANCHES if wanted is None else (wanted,)
    for name in names:
        if name.startswith("-"):
            break
        found = git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if found.returncode == 0:
            tip = found.stdout.decode().strip()
            fork = git(root, "merge-base", tip, "HEAD")
            commit = fork.stdout.decode().strip() if fork.returncode == 0 else tip
            return Base(name=name, commit=commit)
    if wanted is not None:
        raise InputError(f"{wanted}: not a Git revision of {root}")
    raise InputError("no branch to merge into was found; name it with --base REV")


def _at_base(root: Path, base: Base, path: str) -> bytes | None:
    """A file as the base has it; None where it has none."""
    found = git(root, "cat-file", "blob", f"{base.commit}:{path}")
    return found.stdout if found.returncode == 0 else None


def _changed(root: Path, base: Base) -> Changed:
    """What was committed since, what is not committed yet, and new files that are not ignored."""
    options = ("--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv")
    words = iter(git(root, "diff", *options, base.commit, "--").stdout.split(b"\0"))
    changed = Changed()
    for status in words:
        if not status:
            break
        path = _text(next(words))
        if status[:1] in (b"R", b"C"):
            new = _text(next(words))
            if status[:1] == b"R":
                changed.renames[new] = path
            path = new
        changed.paths.append(path)
    others = git(root, "ls-files", "--others", "--exclude-standard", "-z").stdout
    changed.paths.extend(_text(name) for name in others.split(b"\0") if name)
    return changed


def _after(root: Path, library: str, changed: list[str]) -> Library | None:
    """The library as it will be; None if nothing of it changes."""
    if not any(posixpath.commonpath([library, path]) == library for path in changed):
        return None
    home = root / library
    return read_library(str(home)) if home.is_dir() else Library()


def _roadmap_lines(root: Path, base: Base, path: str) -> tuple[str, ...]:
    """Lines of the roadmap that were taken out or put in, with their sign."""
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv")
    shown = git(root, "diff", *options, base.commit, "--", path).stdout
    rows = shown.decode("utf-8", "replace").splitlines()
    start = next((at for at, row in enumerate(rows) if row.startswith("@@")), len(rows))
    return tuple(row for row in rows[start:] if row[:1] in ("+", "-"))


def _within(path: Path, root: Path) -> str:
    """The part of the repository that was named, as a prefix of its paths; all of it is empty."""
    place = path if path.is_dir() else path.parent
    relative = place.resolve().relative_to(root.resolve()).as_posix()
    return "" if relative == "." else f"{relative}/"


def _touched(tree: Tree, changed: list[str], within: str) -> tuple[str, ...]:
    """Skills with a changed file in them, the deepest directory that is one."""
    skills = {directory for directory in tree.skill_directories if directory}
    found: set[str] = set()
    for path in changed:
        above = posixpath.dirname(path)
        while above and above not in skills:
            above = posixpath.dirname(above)
        if above and f"{above}/".startswith(within):
            found.add(above)
    return tuple(sorted(found))


def _text(name: bytes) -> str:
    return name.decode("utf-8", "backslashreplace")

"""Read a directory into a tree: never through a link, never a device, never more than allowed."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from bot.model.config import Config
from bot.model.errors import InputError
from bot.workflow.standards.tree import Entry, Tree

_NEVER = {".git"}
_BESIDE_SKILLS = {"node_modules", ".venv", "venv", ".tox", ".mypy_cache", ".ruff_cache"}
_MAX_ENTRIES = 200_000
_CAREFULLY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
_ALSO_READ = (".github/milepost.yml",)


def read(root: Path, config: Config) -> Tree:
    """Names of everything below `root`; bytes of what stands in a skill, up to the size limit."""
    if not root.is_dir():
        raise InputError(f"{root}: not a directory")
    try:
        found = list(_walk(root))
    except OSError as error:
        raise InputError(f"{root}: {error.strerror}") from None
    skills = tuple(
        entry.path.removesuffix("SKILL.md") for entry in found if entry.name == "SKILL.md"
    )
    wanted = {config.standards.marketplace, config.roadmap.path, *_ALSO_READ}
    return Tree(
        _filled(root, entry, config.standards.max_file_bytes)
        if entry.path in wanted or entry.path.startswith(skills)
        else entry
        for entry in found
    )


def _walk(root: Path) -> Iterator[Entry]:
    waiting = [""]
    count = 0
    while waiting:
        directory = waiting.pop()
        with os.scandir(os.path.join(root, directory)) as items:
            inside = sorted(items, key=lambda item: item.name)
        is_skill = any(item.name == "SKILL.md" for item in inside)
        for item in inside:
            count += 1
            if count > _MAX_ENTRIES:
                raise InputError(f"{root}: more than {_MAX_ENTRIES} files")
            path = f"{directory}/{item.name}" if directory else item.name
            if item.is_symlink():
                yield Entry(path=_printable(path), size=0, link=os.readlink(item.path))
            elif item.is_dir(follow_symlinks=False):
                if item.name not in _NEVER and (is_skill or item.name not in _BESIDE_SKILLS):
                    waiting.append(path)
            else:
                status = item.stat(follow_symlinks=False)
                yield Entry(
                    path=_printable(path),
                    size=status.st_size,
                    is_special=not stat.S_ISREG(status.st_mode),
                    is_executable=bool(status.st_mode & 0o111),
                )


def _printable(path: str) -> str:
    """A name that is not UTF-8 keeps its place with the odd bytes shown."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _filled(root: Path, entry: Entry, limit: int) -> Entry:
    if entry.link is not None or entry.is_special or entry.size > limit:
        return entry
    try:
        handle = os.open(os.path.join(root, entry.path), _CAREFULLY)
    except OSError:
        return entry
    try:
        data = os.read(handle, entry.size + 1)
        if len(data) > entry.size:  # it has grown since it was looked at
            data += os.read(handle, limit + 1 - len(data))
    finally:
        os.close(handle)
    if len(data) > limit:
        return Entry(path=entry.path, size=len(data), is_executable=entry.is_executable)
    return Entry(path=entry.path, size=len(data), data=data, is_executable=entry.is_executable)

"""Roadmaps and libraries on this machine's disk, for the command line."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.model.config import FILE, Config
from bot.model.config.file import read_config
from bot.model.config.roadmap import RoadmapConfig
from bot.model.errors import InputError
from bot.workflow.roadmap import document, library
from bot.workflow.roadmap.library import Library, LibraryFile
from bot.workflow.roadmap.structure import Document

STDIN = "-"


def read_bytes(path: str) -> bytes:
    """Read a file, or standard input for `-`."""
    if path == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {reason(error)}") from None


def read_roadmap(path: str) -> Document:
    """Read a roadmap; bytes that are not UTF-8 are kept, but a file that is no text is refused."""
    data = read_bytes(path)
    if b"\0" in data:
        raise InputError(f"{path}: not a text file")
    parsed = document.parse(document.decode(data))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if not parsed.phases and not parsed.metrics:
            line = data.count(b"\n", 0, error.start) + 1
            raise InputError(f"{path}: line {line} is not UTF-8 text") from None
    return parsed


def read_settings(roadmap: str) -> tuple[Path, RoadmapConfig]:
    """Find the repository that a roadmap is in, and what it configures of roadmaps."""
    root, config = read_repository(roadmap)
    return root, config.roadmap


def read_repository(roadmap: str) -> tuple[Path, Config]:
    """Find the repository that a roadmap is in, and its configuration; defaults where it has none.

    The configuration is looked for beside the roadmap and above it, up to the top of the
    repository; for standard input, from the current directory.
    """
    start = Path.cwd() if roadmap == STDIN else Path(roadmap).resolve().parent
    for folder in (start, *start.parents):
        path = folder / FILE
        if path.is_file():
            return folder, read_config(read_bytes(str(path)))
        if (folder / ".git").exists():
            return folder, Config()
    return start, Config()


def read_mirrors(root: Path, config: RoadmapConfig) -> dict[str, str]:
    """Read the configured files that repeat the numbers; those outside the repository are not."""
    found: dict[str, str] = {}
    for own in config.mirrors:
        path = (root / own.path).resolve()
        if path.is_file() and path.is_relative_to(root):
            found[own.path] = document.decode(read_bytes(str(path)))
    return found


def write_text(path: str, text: str) -> None:
    """Replace a file's text, whole or not at all; its mode stays."""
    target = Path(path).resolve()
    try:
        mode = target.stat().st_mode
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(document.encode(text))
        Path(name).chmod(mode)
        Path(name).replace(target)
    except OSError as error:
        raise InputError(f"{path}: {reason(error)}") from None


def print_text(text: str) -> None:
    """Write a text to standard output byte for byte, whatever its line endings."""
    sys.stdout.flush()
    sys.stdout.buffer.write(document.encode(text))
    sys.stdout.buffer.flush()


def read_library(path: str) -> Library:
    """Read the tree of skills below a directory; links are not followed."""
    root = Path(path)
    if not root.is_dir():
        problem = "not a directory" if root.exists() else "no such directory"
        raise InputError(f"{path}: {problem}")
    return library.snapshot(_files(root))


def _files(root: Path) -> Iterator[LibraryFile]:
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if library.counts(f"{name}/{library.SKILL}"))
        for name in sorted(files):
            path = Path(folder, name)
            relative = path.relative_to(root).as_posix()
            if not library.counts(relative) or path.is_symlink() or not path.is_file():
                continue
            try:
                yield library.read_file(relative, path.read_bytes())
            except OSError as error:
                raise InputError(f"{path}: {reason(error)}") from None


def reason(error: Exception) -> str:
    """Say in a few words why a file could not be read or written."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, IsADirectoryError):
        return "is a directory, not a file"
    if isinstance(error, PermissionError):
        return "not permitted"
    return getattr(error, "strerror", None) or str(error)

"""The files a check can see: names, sizes and bytes, read by somebody else.

Paths are relative to the tree's root, with `/`, without a leading `./`.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

_STRAIGHT = re.compile(r"[^./][^/]*(?:/[^./][^/]*)*")
"""A path that goes down only, as nearly all do: there is nothing in it to resolve."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One name in the tree.

    `data` is None where the content was not read: a symbolic link, a device, a file above the
    size limit, or one that nobody needs. `size` is in bytes.
    """

    path: str
    size: int
    data: bytes | None = None
    link: str | None = None
    is_special: bool = False
    is_executable: bool = False

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


class Tree:
    """An immutable set of entries with the questions that rules ask."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.path: entry for entry in entries}

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, path: object) -> bool:
        return path in self._entries

    def get(self, path: str) -> Entry | None:
        """The entry of exactly that path."""
        return self._entries.get(path)

    @cached_property
    def directories(self) -> frozenset[str]:
        """Each directory that holds something; the root is the empty string."""
        found = {""}
        for path in self._entries:
            parent = posixpath.dirname(path)
            while parent not in found:
                found.add(parent)
                parent = posixpath.dirname(parent)
        return frozenset(found)

    @cached_property
    def _by_case(self) -> dict[str, str]:
        names = {path.casefold(): path for path in self.directories}
        names.update((path.casefold(), path) for path in self._entries)
        return names

    @cached_property
    def _by_directory(self) -> dict[str, list[Entry]]:
        groups: dict[str, list[Entry]] = {}
        for entry in self._entries.values():
            parent = posixpath.dirname(entry.path)
            while True:
                groups.setdefault(parent, []).append(entry)
                if not parent:
                    break
                parent = posixpath.dirname(parent)
        return groups

    def under(self, directory: str) -> list[Entry]:
        """All entries below the directory, however deep."""
        return self._by_directory.get(directory, [])

    def exists(self, path: str) -> bool:
        """Is there a file or directory of exactly that name?"""
        return path in self._entries or path in self.directories

    def other_case(self, path: str) -> str | None:
        """The name that differs from `path` only in case, if there is one."""
        return self._by_case.get(path.casefold())

    @cached_property
    def skill_directories(self) -> tuple[str, ...]:
        """Directories that hold a `SKILL.md`, sorted; the root itself is the empty string."""
        return tuple(
            sorted(
                posixpath.dirname(path)
                for path in self._entries
                if posixpath.basename(path) == "SKILL.md"
            )
        )


def join(directory: str, target: str) -> str | None:
    """Resolve a relative path against a directory of the tree; None if it leaves the tree."""
    if _STRAIGHT.fullmatch(target):
        return f"{directory}/{target}" if directory else target
    path = posixpath.normpath(posixpath.join(directory, target))
    if path == ".":
        return ""
    if path.startswith(("../", "/")) or path == "..":
        return None
    return path

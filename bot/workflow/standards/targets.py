"""Where the links of a page lead inside the tree."""

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote

from msgspec import Struct

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.outline import Link
from bot.workflow.standards.submission import Root, Submission
from bot.workflow.standards.tree import join

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}:")
_LEVELS_ABOVE = {
    Root.SKILL: 2,
    Root.CATEGORY: 1,
    Root.FOLDER: 1,
    Root.LIBRARY: 0,
    Root.REPOSITORY: 0,
}
"""How many directories above the root may still belong to the repository, unseen by us."""


class Target(Struct, frozen=True, kw_only=True):
    """A relative link: `path` in the tree, or None where it leads above the tree's root.

    `is_unseen` says that it may still be in the repository, above the part that was given.
    """

    link: Link
    path: str | None
    anchor: str
    is_unseen: bool = False


def is_relative(target: str) -> bool:
    """Is the target a file of the repository?"""
    return (
        bool(target)
        and not target.startswith(("/", "//", "\\", "#"))
        and not (_SCHEME.match(target))
    )


@lru_cache(maxsize=512)
def relative(doc: Doc, submission: Submission) -> tuple[Target, ...]:
    """The links of a document that lead to files, with where they lead."""
    found = []
    for link in doc.all_links:
        if link.is_automatic or not is_relative(link.target):
            continue
        raw, _, anchor = link.target.partition("#")
        raw = unquote(raw.partition("?")[0])
        if not raw or "\0" in raw:
            continue
        path = join(doc.directory, raw)
        found.append(
            Target(
                link=link,
                path=path,
                anchor=unquote(anchor) if anchor else "",
                is_unseen=path is None and _climb(doc, raw) <= _LEVELS_ABOVE[submission.root],
            )
        )
    return tuple(found)


def _climb(doc: Doc, raw: str) -> int:
    """How many levels above the root the target leads."""
    path = posixpath.normpath(posixpath.join(doc.directory, raw))
    return sum(part == ".." for part in path.split("/"))

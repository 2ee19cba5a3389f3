"""What is judged: a tree, the skills in it, and what is known around them."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from msgspec import Struct

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.tree import Entry, Tree

TOGETHER = "/"
"""No path begins so: it stands for several documents that are sifted at once."""


class Root(Enum):
    """What the root of the tree is.

    A repository holds a library and other things; a folder holds skills of no known library.
    """

    SKILL = "skill"
    CATEGORY = "category"
    LIBRARY = "library"
    REPOSITORY = "repository"
    FOLDER = "folder"


class Claimed(Struct, frozen=True, kw_only=True):
    """Somebody holds this roadmap item; `directory` is the slug of the skill it will become."""

    item: str
    holder: str
    directory: str


class Pull(Struct, frozen=True, kw_only=True):
    """The pull request round the skills: its words, its author and the paths it touches.

    `removed_lines` and `added_lines` are those of the roadmap file; `claims` are of everybody.
    """

    author: str = ""
    title: str = ""
    body: str = ""
    changed: tuple[str, ...] = ()
    roadmap_lines: tuple[str, ...] = ()
    claims: tuple[Claimed, ...] = ()
    is_maintainer: bool = False


class Waiver(Struct, frozen=True, kw_only=True):
    """A maintainer's word that a rule need not hold; `path` None means the whole submission."""

    rule: str
    reason: str
    by: str
    path: str | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Skill:
    """One skill directory with its documents.

    `is_existing` softens what only new skills must keep; `directory` is relative to the tree.
    """

    directory: str
    name: str
    entries: tuple[Entry, ...]
    doc: Doc
    is_existing: bool = False
    is_read: bool = True
    """False where `SKILL.md` is a link, or too large to be read: its `doc` is empty then."""

    @cached_property
    def documents(self) -> tuple[Doc, ...]:
        """Each text file of the skill that was read, `SKILL.md` first."""
        others = sorted(
            (entry for entry in self.entries if entry.data is not None),
            key=lambda entry: entry.path,
        )
        docs = [
            Doc(path=entry.path, data=entry.data or b"")
            for entry in others
            if entry.path != self.doc.path
        ]
        return (self.doc, *(doc for doc in docs if doc.is_text))

    @cached_property
    def references(self) -> tuple[Doc, ...]:
        """The Markdown files beside `SKILL.md`."""
        return tuple(doc for doc in self.documents[1:] if doc.is_markdown)

    def relative(self, path: str) -> str:
        """A path of the tree as seen from the skill's directory."""
        if not self.directory or path.startswith(f"{self.directory}/"):
            return path[len(self.directory) + 1 :] if self.directory else path
        return posixpath.relpath(path, self.directory)


@dataclass(frozen=True, kw_only=True, eq=False)
class Submission:
    """Everything a verdict looks at.

    `tree` holds the bytes of the skills to be judged and the names of whatever else is known.
    `root_name` is the name of the root directory, for a skill that is the root itself.
    `judged` are the directories of the skills to report on; None means all in the tree.
    `base` is the tree before the change (for `existing` skills and old findings); None where
    there is none. `existing` treats every skill as accepted long ago.
    `renames` maps a new path to the old one. `library` is where the library stands in a repository.
    """

    tree: Tree
    root: Root = Root.LIBRARY
    root_name: str = ""
    library: str = ""
    judged: tuple[str, ...] | None = None
    base: Tree | None = None
    existing: bool = False
    renames: Mapping[str, str] = field(default_factory=dict)
    pull: Pull | None = None
    waivers: tuple[Waiver, ...] = ()

    @property
    def is_library(self) -> bool:
        """Is the whole library in the tree?"""
        return self.root in (Root.LIBRARY, Root.REPOSITORY)

    @cached_property
    def skills(self) -> tuple[Skill, ...]:
        """The skills to be judged, by directory."""
        wanted = self.tree.skill_directories if self.judged is None else self.judged
        found = (self._skill(directory) for directory in sorted(wanted))
        return tuple(skill for skill in found if skill is not None)

    @cached_property
    def neighbours(self) -> tuple[str, ...]:
        """All directories of the tree that hold a skill, judged or not."""
        return self.tree.skill_directories

    def _skill(self, directory: str) -> Skill | None:
        path = posixpath.join(directory, "SKILL.md")
        entry = self.tree.get(path)
        if entry is None:
            return None
        inner = [
            other + "/"
            for other in self.tree.skill_directories
            if other != directory and (not directory or other.startswith(directory + "/"))
        ]
        entries = tuple(
            item for item in self.tree.under(directory) if not item.path.startswith(tuple(inner))
        )
        return Skill(
            directory=directory,
            name=posixpath.basename(directory) or self.root_name,
            entries=entries,
            doc=Doc(path=path, data=entry.data or b""),
            is_read=entry.data is not None,
            is_existing=self.existing or self._was_there(path),
        )

    def _was_there(self, path: str) -> bool:
        return self.base is not None and self.renames.get(path, path) in self.base

    @cached_property
    def others(self) -> tuple[Doc, ...]:
        """The `SKILL.md` of the skills that are not judged, where their text is known."""
        judged = {skill.directory for skill in self.skills}
        paths = [
            posixpath.join(directory, "SKILL.md")
            for directory in self.neighbours
            if directory not in judged
        ]
        entries = [self.tree.get(path) for path in paths]
        return tuple(
            Doc(path=entry.path, data=entry.data)
            for entry in entries
            if entry is not None and entry.data is not None
        )

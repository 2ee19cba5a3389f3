"""What the root of a tree is: a skill, a category, or a library with a repository round it."""

import posixpath
import re
from collections import Counter

from bot.workflow.standards.submission import Root
from bot.workflow.standards.tree import Tree

NUMBERED = re.compile(r"\d{1,3}-[a-z0-9]")
_SIGNS = (
    "ROADMAP.md",
    "docs/ROADMAP.md",
    "CONTRIBUTING.md",
    ".claude-plugin/marketplace.json",
    ".github/milepost.yml",
)


def layout(tree: Tree, root_name: str) -> tuple[Root, str]:
    """Tell the kind of the root, and the directory in it where the categories stand."""
    directories = tree.skill_directories
    nested = [directory for directory in directories if directory]
    if "" in directories and not (nested and NUMBERED.match(root_name)):
        return Root.SKILL, ""
    library = _library(nested)
    if library is not None:
        return Root.LIBRARY, library
    if any(sign in tree for sign in _SIGNS):
        return Root.LIBRARY, "skills" if "skills" in tree.directories else ""
    if NUMBERED.match(root_name):
        return Root.CATEGORY, ""
    return Root.FOLDER, ""


def _library(directories: list[str]) -> str | None:
    """The directory that holds most of the numbered categories; None if nothing is numbered."""
    homes: Counter[str] = Counter()
    for directory in directories:
        parts = directory.split("/")
        for depth, part in enumerate(parts):
            if NUMBERED.match(part):
                homes[posixpath.join("", *parts[:depth])] += 1
                break
    return homes.most_common(1)[0][0] if homes else None

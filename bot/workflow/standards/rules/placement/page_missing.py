"""A skill's page is called SKILL.md."""

import posixpath
from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.layout import NUMBERED
from bot.workflow.standards.rule import Example, LibraryView, Rule

NEAR = frozenset({"skill.md", "skills.md", "skill.markdown", "skill.txt", "skill.mdx", "skill"})
PARTS = frozenset({"references", "scripts", "assets"})


def check(view: LibraryView) -> Iterator[Hit]:
    """Report directories that are meant as a skill and have no page of that name."""
    tree = view.submission.tree
    skills = set(tree.skill_directories)
    meant: dict[str, str] = {}
    for entry in tree:
        directory = posixpath.dirname(entry.path)
        if entry.name != "SKILL.md" and entry.name.lower() in NEAR and directory not in skills:
            meant.setdefault(directory, entry.path)
    for directory in tree.directories:
        parent = posixpath.dirname(directory)
        if posixpath.basename(directory) == "references" and not _in_skill(parent, skills):
            meant.setdefault(parent, parent or directory)
    for entry in tree:
        directory = posixpath.dirname(entry.path)
        category = posixpath.basename(posixpath.dirname(directory))
        if entry.name.lower().endswith(".md") and NUMBERED.match(category):
            above = any(name.startswith(f"{directory}/") for name in skills)
            if not above and not _in_skill(directory, skills):
                meant.setdefault(directory, entry.path)
    judged = view.submission.judged
    for directory, path in sorted(meant.items()):
        if judged is None or directory in judged:
            yield Hit(message=f"`{directory or '.'}` has no `SKILL.md`", path=path, line=None)


def _in_skill(directory: str, skills: set[str]) -> bool:
    while directory:
        if directory in skills:
            return True
        directory = posixpath.dirname(directory)
    return "" in skills


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="The page of a skill is called `SKILL.md`, in capitals.",
    why="Agents look for exactly that name.",
    fix="Rename the file.",
    library=check,
    fails=(
        Example(
            files={"SKILL.md": None, "skill.md": "---\nname: x\n---\n# X\n"},
            where="skill.md",
            also=("*",),
        ),
        Example(
            files={"/10-optimization/other/README.md": "# Other\n\nText.\n"},
            where="/10-optimization/other/README.md",
            judged=("10-optimization/other",),
        ),
    ),
    passes=(Example(),),
)

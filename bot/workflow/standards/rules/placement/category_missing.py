"""A skill stands in a category."""

import posixpath
from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.layout import NUMBERED
from bot.workflow.standards.rule import Example, LibraryView, Rule
from bot.workflow.standards.submission import Root


def check(view: LibraryView) -> Iterator[Hit]:
    """Report skills beside the categories instead of in one."""
    submission = view.submission
    if not submission.is_library and submission.root is not Root.FOLDER:
        return
    for skill in submission.skills:
        inside = posixpath.relpath(skill.directory or ".", submission.library or ".")
        parts = inside.split("/")
        if any(NUMBERED.match(part) for part in parts) or skill.directory == "":
            continue
        yield Hit(
            message=f"`{skill.directory}` stands in no category (`NN-name/skill`)",
            path=skill.doc.path,
            line=1,
            severity=Severity.WARNING if submission.root is Root.FOLDER else None,
        )


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.HINT,
    standard="A skill stands in a category: `NN-category/skill-name/SKILL.md`.",
    why="The catalogue, the installer and the counts walk the categories.",
    fix="Move the directory into the category it belongs to.",
    library=check,
    fails=(Example(directory="counting-tokens"),),
    passes=(Example(), Example(directory="0-autoresearch-skill", fields={"name": "autoresearch"})),
)

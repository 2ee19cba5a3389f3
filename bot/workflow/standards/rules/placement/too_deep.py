"""A skill stands right in its category."""

import posixpath
from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.layout import NUMBERED
from bot.workflow.standards.rule import Example, LibraryView, Rule
from bot.workflow.standards.submission import Root


def check(view: LibraryView) -> Iterator[Hit]:
    """Report skills more than one directory below their category, and those inside"
    " another skill."""
    submission = view.submission
    directories = set(submission.neighbours)
    for skill in submission.skills:
        parts = skill.directory.split("/") if skill.directory else []
        at = next((index for index, part in enumerate(parts) if NUMBERED.match(part)), None)
        if at is None and submission.root is Root.CATEGORY:
            at = -1
        above = {"/".join(parts[:depth]) for depth in range(1, len(parts))}
        inside = [d for d in directories & above if not NUMBERED.match(posixpath.basename(d))]
        if inside or (at is not None and len(parts) - at > 2):
            where = f"inside the skill `{inside[0]}`" if inside else "too deep"
            yield Hit(
                message=f"`{skill.directory}` stands {where}; it must be `category/skill`",
                path=skill.doc.path,
                line=1,
            )


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.HINT,
    standard="Between the category and `SKILL.md` there is one directory, the skill's own.",
    why="Installers copy `category/skill`; what stands deeper is never copied.",
    fix="Move the directory up.",
    library=check,
    fails=(Example(directory="10-optimization/tools/counting-tokens"),),
    passes=(Example(),),
)

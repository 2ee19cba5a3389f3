"""What the pull request says about sizes is true."""

import re
from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule
from bot.workflow.standards.submission import Pull

LINES = re.compile(
    r"(?:SKILL\.md|skill|page)\b[^.\n]{0,40}?[~≈]?\s?(\d{2,5})\+? ?lines"
    r"|[~≈]?(\d{2,5})\+? lines?"
    r"\b[^.\n]{0,30}SKILL\.md",
    re.IGNORECASE,
)
SIZE = re.compile(
    r"(?:references?|docs?"
    r"|documentation)\b[^.\n]{0,40}?[~≈]?\s?(\d{1,6}(?:\.\d)?) ?(KB|MB)"
    r"|[~≈]?(\d{1,6}(?:\.\d)?) ?(KB|MB)\b[^.\n]{0,30}(?:references?|docs"
    r"|documentation)",
    re.I,
)
SLACK = 0.15


def check(view: LibraryView) -> Iterator[Hit]:
    """Compare stated line counts and reference sizes with the files; a seventh off is forgiven."""
    pull, skills = view.submission.pull, view.submission.skills
    if pull is None or len(skills) != 1:
        return
    skill, text = skills[0], pull.body[:20_000]
    match = LINES.search(text)
    if match is not None:
        stated, real = int(match.group(1) or match.group(2)), skill.doc.line_count
        if abs(stated - real) > max(10, SLACK * real):
            yield Hit(
                message=f"the description says {stated} lines, `SKILL.md` has {real}",
                path=skill.doc.path,
                line=None,
            )
    match = SIZE.search(text)
    if match is not None:
        number, unit = match.group(1) or match.group(3), match.group(2) or match.group(4)
        stated_bytes = float(number) * (1024 if unit.upper() == "KB" else 1024 * 1024)
        real_bytes = sum(
            entry.size
            for entry in skill.entries
            if skill.relative(entry.path).startswith("references/")
        )
        if abs(stated_bytes - real_bytes) > max(2048, SLACK * real_bytes):
            yield Hit(
                message=f"the description says {number} {unit} of references, they have "
                f"{real_bytes / 1024:.0f} KB",
                path=skill.doc.path,
                line=None,
            )


RULE = Rule(
    severity=Severity.WARNING,
    standard="Sizes that a pull request states are true.",
    why="Reviewers plan by them, and the library's numbers are taken from them.",
    fix="Count again: `milepost metrics`.",
    library=check,
    fails=(
        Example(pull=Pull(body="Adds a SKILL.md with 400 lines.")),
        Example(pull=Pull(body="With 300KB of references.")),
    ),
    passes=(Example(pull=Pull(body="SKILL.md (~75 lines)")),),
)

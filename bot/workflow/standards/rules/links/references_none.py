"""A skill has references."""

from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.submission import Skill


def check(skill: Skill, _view: View) -> Iterator[Hit]:
    """Report a skill without one file under `references/`."""
    count = sum(skill.relative(entry.path).startswith("references/") for entry in skill.entries)
    if not count:
        yield Hit(message="the skill has no files under `references/`", line=None)
    elif count == 1:
        yield Hit(
            message="one file under `references/`; the gold standard has two",
            line=None,
            severity=Severity.HINT,
        )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Detail stands in files under `references/`, at least one.",
    why="The page stays short and the detail is there when it is asked for.",
    fix="Move the interface, the options and the long examples there.",
    skill=check,
    fails=(
        Example(
            files={"references/encoding.md": None, "references/limits.md": None},
            also=("broken-link",),
        ),
        Example(files={"references/encoding.md": None}, also=("broken-link",)),
    ),
    passes=(Example(),),
)

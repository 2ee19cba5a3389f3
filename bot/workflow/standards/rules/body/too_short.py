"""A page has enough on it to be worth loading."""

from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.submission import Skill


def check(skill: Skill, view: View) -> Iterator[Hit]:
    """Compare the number of lines with the three lower marks."""
    lines, config = skill.doc.line_count, view.config
    if lines < config.stub_lines:
        severity, mark = None, config.stub_lines
    elif lines < config.min_lines:
        severity, mark = Severity.WARNING, config.min_lines
    elif lines < config.advised_lines:
        severity, mark = Severity.HINT, config.advised_lines
    else:
        return
    yield Hit(
        message=f"{lines} lines; skills of this library have at least {mark}",
        line=1,
        severity=severity,
        measure=-lines,
    )


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.HINT,
    standard="`SKILL.md` has 200 lines or more; under 50 it is not a skill yet.",
    why="A page that only names the tool tells an agent nothing it does not know.",
    fix="Add what people need: a second workflow, common issues with their cures, a comparison.",
    skill=check,
    fails=(
        Example(config={"stub_lines": 200}, at="---"),
        Example(config={"min_lines": 200}, at="---"),
        Example(config={"advised_lines": 300}, at="---"),
    ),
    passes=(Example(config={"stub_lines": 50, "min_lines": 60, "advised_lines": 70}),),
)

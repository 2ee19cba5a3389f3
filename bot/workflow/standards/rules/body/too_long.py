"""A `SKILL.md` has at most 500 lines."""

from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.submission import Skill


def check(skill: Skill, view: View) -> Iterator[Hit]:
    """Compare the number of lines with the limit."""
    lines, limit = skill.doc.line_count, view.config.max_lines
    if lines > limit:
        yield Hit(
            message=f"{lines} lines; the limit is {limit}. Move detail into `references/`.",
            line=limit + 1,
            measure=lines,
        )


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="`SKILL.md` has at most 500 lines; detail goes into `references/`.",
    why="An agent reads the whole page each time it uses the skill, and pays for each line.",
    fix="Move options, tables and long examples into files under `references/` and link them.",
    skill=check,
    fails=(Example(config={"max_lines": 40}, at="assert fits("),),
    passes=(Example(config={"max_lines": 120}),),
)

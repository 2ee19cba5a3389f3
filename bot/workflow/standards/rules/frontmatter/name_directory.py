"""The name and the directory go together."""

import re
from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.submission import Skill

FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check(skill: Skill, _view: View) -> Iterator[Hit]:
    """Report a name that differs from the directory's; a name that shares a word is a hint."""
    field = skill.doc.front.fields.get("name")
    if field is None or not field.text or not skill.name or field.text == skill.name:
        return
    if not FORM.fullmatch(field.text) or field.text == skill.name.lower().replace(".", "-"):
        return
    shared = set(field.text.lower().split("-")) & set(skill.name.lower().split("-"))
    yield Hit(
        message=f"`name` is `{field.text}`, the directory is `{skill.name}`",
        line=field.line,
        severity=Severity.HINT if shared else None,
    )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="`name` is the name of the skill's directory, or shares its main word.",
    why="Some agents refuse a skill whose name is not its directory, and people look for one and "
    "find the other.",
    fix="Rename one of the two.",
    skill=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(Example(fields={"name": "something-else"}, at="name:"),),
    passes=(Example(),),
)

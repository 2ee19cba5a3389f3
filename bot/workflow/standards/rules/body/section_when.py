"""A page says when to use the tool."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import WHEN, matching


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Look for a heading about when to use the skill, or a bold lead-in that says so."""
    if not matching(doc, WHEN) and not BOLD.search(doc.prose):
        yield Hit(message="no section says when to use the skill", line=None)


BOLD = re.compile(
    r"(?:\*\*|__)(?:when (?:not )?to use|use (?:this|it|when)|best for)", re.IGNORECASE
)

RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A section tells when to use the tool.",
    why="Half of a good choice is knowing when the tool is wrong.",
    fix="Add `## When to use vs alternatives`.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(text="---\nname: x\n---\n# Title\n\n## Alternatives\n\nA or B.\n", also=("*",)),
    ),
    passes=(Example(),),
)

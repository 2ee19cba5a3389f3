"""A page has workflows."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import WORKFLOW, matching

STEPS = re.compile(r"^(?:#{2,4} |\*\*)(?:step|phase|stage) ?\d", re.IGNORECASE | re.MULTILINE)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Look for a workflow heading, numbered steps as headings, or a checklist."""
    if matching(doc, WORKFLOW) or doc.outline.tasks or STEPS.search(doc.prose):
        return
    yield Hit(message="no workflow: nothing is shown from its first step to its last", line=None)


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A page shows two or three complete workflows.",
    why="A list of functions is documentation; a workflow is a skill.",
    fix="Add `## Common workflows` with the two or three things people do most.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(Example(text="---\nname: x\n---\n# Title\n\n## When to use\n\nAlways.\n", also=("*",)),),
    passes=(Example(),),
)

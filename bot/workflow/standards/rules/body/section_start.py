"""A page shows how to begin."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import matching

START = re.compile(
    r"\b(?:quick|getting started|get started|start(?:ing)? here|first steps|install\w*"
    r"|set ?-?up|usage|how to (?:start|begin|use|run)|basics?|minimal|hello|tutorial"
    r"|examples?|tl;?dr)\b|\bquickstart",
    re.IGNORECASE,
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Look for a heading under which the reader begins."""
    if not matching(doc, START):
        yield Hit(message="no section shows how to begin (`## Quick start`)", line=None)


RULE = Rule(
    severity=Severity.HINT,
    standard="A quick start shows the shortest way to a first result.",
    why="An agent that has run one example goes on from there; without one it guesses.",
    fix="Add `## Quick start` with the installation and ten lines that run.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(Example(text="---\nname: x\n---\n# Title\n\n## When to use\n\nAlways.\n", also=("*",)),),
    passes=(Example(),),
)

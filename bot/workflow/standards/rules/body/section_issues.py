"""A page has a section on common issues."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import TROUBLE, matching


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Look for a heading about issues."""
    if not matching(doc, TROUBLE):
        yield Hit(message="no section on common issues or troubleshooting", line=None)


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A section on common issues gives each with its cure.",
    why="What goes wrong in practice is what documentation leaves out and skills are for.",
    fix="Add `## Common issues` with the errors people meet and what helps.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(Example(text="---\nname: x\n---\n# Title\n\n## When to use\n\nAlways.\n", also=("*",)),),
    passes=(Example(),),
)

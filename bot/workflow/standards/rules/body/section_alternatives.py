"""A page compares the tool with its alternatives."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import ALTERNATIVES, matching


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Look for a heading or bold lead-in about alternatives."""
    if not matching(doc, ALTERNATIVES) and not WORDS.search(doc.prose):
        yield Hit(message="nothing compares the tool with its alternatives", line=None)


WORDS = re.compile(
    r"\b(?:use|consider|choose|prefer|try) (?:\S+ ){0,4}?(?:instead|rather)\b"
    r"|\balternatives?\b|(?:\*\*|__)(?:use|choose) \S+ (?:instead|when|if|for)\b|\bvs\.? \w",
    re.IGNORECASE,
)

RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="The tool is compared with its alternatives.",
    why="Agents that know only one tool use it for everything.",
    fix="Name the two or three tools people would take instead, and when.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(Example(text="---\nname: x\n---\n# Title\n\n## When to use\n\nAlways.\n", also=("*",)),),
    passes=(Example(),),
)

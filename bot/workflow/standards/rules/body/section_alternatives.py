"""A page compares the tool with its alternatives."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import ALTERNATIVES, WORKFLOW, matching
from bot.workflow.standards.threats import scan


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Look for a heading or bold lead-in about alternatives."""
    if any(not WORKFLOW.search(section.heading.text) for section in matching(doc, ALTERNATIVES)):
        return
    if not scan.has(SIGN, doc.prose) or not _compares(doc.prose):
        yield Hit(message="nothing compares the tool with its alternatives", line=None)


WORDS = re.compile(
    r"\b(?:use|consider|choose|prefer|try) (?:\S+ ){0,4}?(?:instead|rather)\b"
    r"|\balternatives?\b|\bvs\.? \w",
    re.IGNORECASE,
)
CHOICE = re.compile(
    r"(?:\*\*|__)(?:use|choose) (\S{1,60}) (?:instead|when|if|for)\b", re.IGNORECASE
)
"""A choice by name: one says when to take the tool, two compare it."""
SIGN = r"(?i)alternative|instead|rather|vs[. ]|(?:\*\*|__)(?:use|choose) "
"""What every match of `WORDS` and `CHOICE` holds."""


def _compares(prose: str) -> bool:
    named = {match.group(1).lower() for match in CHOICE.finditer(prose)}
    return len(named) > 1 or WORDS.search(prose) is not None


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="The tool is compared with its alternatives.",
    why="Agents that know only one tool use it for everything.",
    fix="Name the two or three tools people would take instead, and when.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(text="---\nname: x\n---\n# Title\n\n## When to use\n\nAlways.\n", also=("*",)),
        Example(
            text="---\nname: x\n---\n# Title\n\n**Use tiktoken when:**\n\n- prompts are long\n",
            also=("*",),
        ),
        Example(
            text="---\nname: x\n---\n# Title\n\n## Workflow: runs that can be compared\n",
            also=("*",),
        ),
    ),
    passes=(
        Example(),
        Example(
            text="---\nname: x\n---\n# Title\n\n**Use tiktoken when** it is OpenAI's.\n\n"
            "**Use tokenizers when** it is not.\n",
            also=("*",),
        ),
    ),
)

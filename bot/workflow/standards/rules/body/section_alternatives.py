"""A page compares the tool with its alternatives."""
# ruff: noqa: E501 - patterns are read whole

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import ALTERNATIVES, WORKFLOW, matching
from bot.workflow.standards.threats import scan


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Look for a heading or bold lead-in about alternatives."""
    if TABLE.search("\n".join(doc.lines[:FIRST])):
        return
    if any(not WORKFLOW.search(section.heading.text) for section in matching(doc, ALTERNATIVES)):
        return
    if not scan.has(SIGN, doc.prose) or not _compares(doc.prose):
        yield Hit(message="nothing compares the tool with its alternatives", line=None)


WORDS = re.compile(
    r"\b(?:use|consider|choose|prefer|try) (?:\S+ ){0,4}?(?:instead|rather)\b"
    r"|\b(?:something|anything|somewhere|what) else\b|\bin its place\b|\bwhat to (?:use|take) then\b"
    r"|\b(?:an)?other (?:tools?|options?|choices?|librar(?:y|ies)|frameworks?|methods?)\b"
    r"|\bcompared (?:with|to) (?:the )?others?\b|\balternatives?\b|\bvs\.? \w",
    re.IGNORECASE,
)
CHOICE = re.compile(
    r"(?:\*\*|__)(?:use|choose) (\S{1,60}) (?:instead|when|if|for)\b", re.IGNORECASE
)
"""A choice by name: one says when to take the tool, two compare it."""
FIRST = 120
"""Lines in which a table is a choice of tools; one further down may be of options."""
TABLE = re.compile(
    r"^\|?[^|\n]{1,80}\|\s*(?:better |recommended |other )?(?:tools?|take|use|pick|choose|choice|recommendation"
    r"|librar(?:y|ies)|frameworks?)\s*\|?[^|\n]{0,80}\|?\s*$\n\s*\|?[\s:|-]+$",
    re.IGNORECASE | re.MULTILINE,
)
"""The head of a table that says which tool to take for what."""
SIGN = r"(?i)alternative| else\b|in its place|to (?:use|take) then|other |instead|rather|vs[. ]|(?:\*\*|__)(?:use|choose) "
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
            text="---\nname: x\n---\n# Title\n\n| Case | Take |\n|---|---|\n| a laptop | llama.cpp |\n",
            also=("*",),
        ),
        Example(
            text="---\nname: x\n---\n# Title\n\nPrefer something else when prompts are short.\n",
            also=("*",),
        ),
        Example(
            text="---\nname: x\n---\n# Title\n\n**Use tiktoken when** it is OpenAI's.\n\n"
            "**Use tokenizers when** it is not.\n",
            also=("*",),
        ),
    ),
)

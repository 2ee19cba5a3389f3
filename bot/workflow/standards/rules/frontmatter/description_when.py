"""A description says when to use the skill."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

WHEN = re.compile(
    r"\b(?:when(?:ever)?|use (?:this |it |the skill )?(?:for|to|if|in|with|as|on|by|after|before)"
    r"|used (?:for|to|when|in)|useful (?:for|when|in)|ideal for|best for|perfect for|suited for"
    r"|suitable for|designed for|recommended for|great for|good for|intended for"
    r"|for use (?:in|with)|before \w+ing|after \w+ing|while \w+ing|if (?:the|a|you)"
    r"|apply to|applies to|triggers?"
    r"|choose (?:this|it)|needs? to|in case|for (?:users|teams|projects|tasks|situations|cases) )",
    re.IGNORECASE,
)


SHORTEST = 40
"""Shorter ones are another rule's."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a description without a word of occasion."""
    field = doc.front.fields.get("description")
    if field is not None and len(field.text) >= SHORTEST and not WHEN.search(field.text):
        yield Hit(message="`description` does not say when to use the skill", line=field.line)


RULE = Rule(
    severity=Severity.WARNING,
    standard="`description` says what the skill does and when to use it.",
    why="An agent that does not know when a skill helps does not load it, or loads it in vain.",
    fix="Add a sentence that begins with `Use when`.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(
            fields={"description": "Counts tokens of prompts and data sets with tiktoken quickly."},
            at="description:",
        ),
    ),
    passes=(
        Example(fields={"description": "Counts tokens of prompts. Useful for estimating cost."}),
    ),
)

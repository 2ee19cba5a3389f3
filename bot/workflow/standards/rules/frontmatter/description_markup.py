"""A description is plain text."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.frontmatter import Field
from bot.workflow.standards.rule import Example, Need, Rule, View

TAG = re.compile(r"</?[A-Za-z][\w:-]{0,40}(?:\s[^<>]{0,200})?/?>")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report XML tags in name, description and compatibility."""
    for key in ("name", "description", "compatibility"):
        field = doc.front.fields.get(key)
        match = TAG.search(field.text) if field is not None else None
        if field is not None and match is not None:
            yield Hit(
                message=f"`{key}` holds markup: `{match.group()}`", line=_line(field, match.group())
            )


def _line(field: Field, tag: str) -> int:
    """The line of a block scalar on which the tag stands."""
    if field.scalar is None or field.scalar.quote not in ("|", ">"):
        return field.line
    before = field.scalar.text[: field.scalar.text.index(tag)]
    return field.line + 1 + before.count("\n")


RULE = Rule(
    severity=Severity.ERROR,
    standard="`name` and `description` are plain text without XML or HTML tags.",
    why="The text is put into the agent's system prompt, where a tag can change what follows.",
    fix="Write it in words.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(
            fields={"description": "Counts <b>tokens</b> of prompts. Use when cutting long text."},
            at="description:",
        ),
    ),
    passes=(
        Example(
            fields={"description": "Counts tokens of prompts < 8k and > 1k. Use when cutting."}
        ),
    ),
)

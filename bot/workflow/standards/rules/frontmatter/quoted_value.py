"""Values stand without quotes where YAML does not need them."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity, Suggestion
from bot.workflow.standards.frontmatter import Scalar
from bot.workflow.standards.rule import Example, Need, Rule, View

KEYS = ("name", "description", "version", "author", "license")
NEEDS = re.compile(
    r"""^[\s&*!|>%@`"'#{}\[\],?:-]|: |:$| #|\n|^$|^(?:true|false|yes|no|on|off|null|~)$""", re.I
)
NUMBER = re.compile(r"[-+]?[\d.][\d.,_eE+:-]*")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report quotes round a value that reads the same without them."""
    for key in KEYS:
        field = doc.front.fields.get(key)
        if field is not None and field.scalar is not None and _idle(field.scalar):
            yield Hit(
                message=f"`{key}` is quoted without need",
                line=field.line,
                suggestion=Suggestion(
                    start=field.line, end=field.line, text=f"{key}: {field.scalar.text}"
                )
                if field.line == field.end_line
                else None,
            )
    for key in ("tags", "dependencies"):
        field = doc.front.fields.get(key)
        for item in field.items if field is not None else ():
            if _idle(item) and not any(mark in item.text for mark in "[]{},:#@"):
                yield Hit(
                    message=f"`{item.text}` is quoted without need",
                    line=item.line,
                    severity=Severity.HINT,
                )


def _idle(scalar: Scalar) -> bool:
    if (
        scalar.quote not in ("'", '"')
        or NEEDS.search(scalar.text)
        or scalar.text != scalar.text.strip()
    ):
        return False
    return not NUMBER.fullmatch(scalar.text) or scalar.text.count(".") >= 2


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Values stand without quotes unless YAML needs them.",
    why="One way of writing keeps differences small and lets plain tools read the block.",
    fix="Remove the quotes.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"name": '"counting-tokens"'}, at="name:"),
        Example(fields={"version": '"1.0.0"'}, at="version:"),
        Example(fields={"tags": '["Cost", LLM, Prompts, Models, Speed]'}, at="tags:"),
    ),
    passes=(
        Example(fields={"description": '"Counts tokens: fast. Use when estimating cost of text."'}),
        Example(fields={"dependencies": '["ray[data]>=2.9", tiktoken>=0.7, transformers>=4.0]'}),
    ),
)

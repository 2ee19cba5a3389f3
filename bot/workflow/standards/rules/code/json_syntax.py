"""JSON on a page parses."""

from collections.abc import Iterator

from bot.workflow.standards.code import data, guess
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Parse each JSON block; comments, `...`, fragments and JSON lines are dialects."""
    for fence in doc.snippets:
        if fence.language == "json" and not guess.real_language(fence):
            fault = data.json_fault(fence.text)
            if fault is not None:
                yield Hit(
                    message=f"this JSON does not parse: {fault.message}",
                    line=fence.line + fault.line,
                )


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="JSON parses.",
    why="A configuration copied from the page must load.",
    fix="Check commas and quotes; use the tag `jsonc` for JSON with comments.",
    document=check,
    reads=Reads.TEXT,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body='```json\n{\n  "a": 1,\n}\n```', at='"a": 1,'),
        Example(body='```json\n{\n  "a": 1\n  "b": 2\n}\n```', at='"b": 2'),
    ),
    passes=(
        Example(body='```json\n{"a": 1}\n{"a": 2}\n```'),
        Example(body='```json\n{\n  // why\n  "a": 1, ...\n}\n```'),
        Example(body='```json\n"scripts": {"a": "b"}\n```'),
        Example(body='```json\n{"id": 1},\n{"id": 2}\n```'),
    ),
)

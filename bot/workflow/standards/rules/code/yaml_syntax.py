"""YAML on a page parses."""

from collections.abc import Iterator

from bot.workflow.standards.code import data, guess
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Read each YAML block as events; templates are left alone."""
    for fence in doc.snippets:
        if fence.language in ("yaml", "yml") and not guess.real_language(fence):
            fault = data.yaml_fault(fence.text)
            if fault is not None:
                yield Hit(
                    message=f"this YAML does not parse: {fault.message}",
                    line=min(fence.line + fault.line, max(fence.end_line, fence.line + 1)),
                )


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="YAML parses.",
    why="A configuration copied from the page must load.",
    fix="Check the indentation, use spaces instead of tabs, quote values that hold `: `.",
    document=check,
    reads=Reads.TEXT,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="```yaml\na: 1\n b: 2\n```", at=" b: 2"),
        Example(body="```yaml\na:\n\tb: 2\n```", at="\tb: 2"),
    ),
    passes=(
        Example(body="```yaml\na: !Ref x\nb: *later\n---\nc: {{ value }}\n```"),
        Example(body="```yaml\na: 1\n---\nb: !custom {c: d}\n```"),
    ),
)

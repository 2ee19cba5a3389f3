"""TOML on a page parses."""

from collections.abc import Iterator

from bot.workflow.standards.code import data
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Parse each TOML block."""
    for fence in doc.snippets:
        if fence.language == "toml":
            fault = data.toml_fault(fence.text)
            if fault is not None:
                yield Hit(
                    message=f"this TOML does not parse: {fault.message}",
                    line=fence.line + fault.line,
                )


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="TOML parses.",
    why="A configuration copied from the page must load.",
    fix="Quote strings, write `true` and `false` in lower case, name each table once.",
    document=check,
    reads=Reads.TEXT,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(Example(body="```toml\n[a]\nb = yes please\n```", at="b = yes"),),
    passes=(Example(body='```toml\n[a]\nb = "c"\n...\n```'),),
)

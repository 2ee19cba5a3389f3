"""A heading has a space after its marks."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View
from bot.workflow.standards.threats import scan

GLUED = r"(?m)^ {0,3}#{2,6}[^#\s!]"


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report lines that were meant as headings and are paragraphs."""
    for found in scan.find(GLUED, doc.text):
        if doc.place_at(found.end - 1) is Place.PROSE:
            yield Hit(message="without a space this is no heading", line=doc.line_at(found.end - 1))


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    references=Severity.HINT,
    standard="A heading has a space between its `#` and its words.",
    why="Without it the heading is a line of text, and its section belongs to the one before.",
    fix="Write `## Words`.",
    document=check,
    reads=Reads.MARKDOWN,
    trigger=GLUED,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(Example(body="##Limits\n\nText.", at="##Limits"),),
    passes=(Example(body="```python\n##cell\nx = 1\n```\n\n#pragma and `##x` are no headings."),),
)

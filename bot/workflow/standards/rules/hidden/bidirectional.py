"""No character turns the direction of text."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View

MARK = re.compile("[\u202a-\u202e\u2066-\u2069]")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report overrides and isolates, once per line."""
    for line in sorted({doc.line_at(match.start()) for match in MARK.finditer(doc.text)}):
        mark = MARK.search(doc.line_text(line))
        name = f"U+{ord(mark.group()):04X}" if mark else "a mark"
        yield Hit(message=f"{name} turns the direction of the text after it", line=line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="No control character turns the direction of text.",
    why="People see another order than agents and shells read.",
    fix="Delete the character.",
    document=check,
    reads=Reads.TEXT,
    trigger="[\u202a-\u202e\u2066-\u2069]",
    is_security=True,
    fails=(Example(body="Run \u202egnp.exe\u202c now.", at="Run"),),
    passes=(Example(body="\u05e2\u05d1\u05e8\u05d9\u05ea is Hebrew."),),
)

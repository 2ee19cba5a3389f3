"""No control character stands in the text."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View

MARK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufff9-\ufffb]")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report them once per line."""
    for line in sorted({doc.line_at(match.start()) for match in MARK.finditer(doc.text)}):
        mark = MARK.search(doc.line_text(line))
        name = f"U+{ord(mark.group()):04X}" if mark else "one"
        yield Hit(message=f"a control character: {name}", line=line)


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="No control character stands in the text.",
    why="Terminals obey some of them: they can hide or rewrite what is shown.",
    fix="Delete the character; write escape sequences as text, such as `\\x1b`.",
    document=check,
    reads=Reads.TEXT,
    trigger=r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{80}-\x{9f}\x{2028}\x{2029}\x{fff9}-\x{fffb}]",
    is_security=True,
    fails=(Example(body="Red: \x1b[31mred", at="Red:"), Example(body="Null \x00 here", at="Null")),
    passes=(Example(body="Write `\\x1b[31m`.\tTabs are fine."),),
)

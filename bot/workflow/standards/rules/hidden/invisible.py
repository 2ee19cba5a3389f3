"""No invisible character stands in the text."""

import re
import unicodedata
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import characters

MARK = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u2800\u3164\ufeff\uffa0]"
)
MARKS = "\u200e\u200f"


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report them once per line; joiners belong to emoji and to scripts that join letters."""
    seen: set[int] = set()
    for match in MARK.finditer(doc.text):
        char, at = match.group(), match.start()
        if (char == "\ufeff" and at == 0) or characters.is_needed(
            char, doc.text[at - 1 : at] if at else "", doc.text[at + 1 : at + 2]
        ):
            continue
        if char in MARKS and re.search("[\u0590-\u08ff]", doc.line_text(doc.line_at(at))):
            continue
        line = doc.line_at(at)
        if line not in seen:
            seen.add(line)
            name = unicodedata.name(char, "unnamed").lower()
            is_soft = char == "\u00ad" and doc.place_at(at) is Place.PROSE
            yield Hit(
                message=f"an invisible character: U+{ord(char):04X} ({name})",
                line=line,
                severity=Severity.WARNING if is_soft else None,
            )


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="No invisible character stands in the text.",
    why="It can hide words from people, and breaks commands that are copied.",
    fix="Delete the character.",
    document=check,
    reads=Reads.TEXT,
    trigger="[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u2800\u3164\ufeff\uffa0]",
    is_security=True,
    fails=(Example(body="Plain\u200btext.", at="Plain"),),
    passes=(Example(body="\U0001f469\u200d\U0001f4bb writes code."),),
)

"""No character turns the direction of text, but where a script needs it."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import characters, scan


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """One finding for a line; prose in a right-to-left script may hold closed isolates."""
    seen: set[int] = set()
    for found in scan.find(characters.DIRECTION, doc.text, most=2000):
        line = doc.line_at(found.start)
        if line in seen:
            continue
        seen.add(line)
        text = doc.line_text(line)
        is_prose = doc.place_at(found.start) in (Place.PROSE, Place.QUOTE, Place.TABLE)
        is_override = any(char in text for char in characters.OVERRIDES)
        needed = characters.is_rtl(text) and characters.is_balanced(text)
        if is_prose and needed and not is_override:
            continue
        yield Hit(
            message=f"{characters.name(found.text)}: what is shown is not what is read",
            line=line,
        )


RULE = Rule(
    severity=Severity.ERROR,
    standard="No control character turns the direction of text.",
    why="People see another order than agents and shells read.",
    fix="Delete the character.",
    document=check,
    reads=Reads.TEXT,
    trigger=characters.DIRECTION,
    is_security=True,
    fails=(Example(body="Run \u202egnp.exe\u202c now.", at="Run"),),
    passes=(
        Example(body="\u05e2\u05d1\u05e8\u05d9\u05ea is Hebrew."),
        Example(body="Hebrew: \u2068\u05e2\u05d1\u05e8\u05d9\u05ea\u2069."),
    ),
)

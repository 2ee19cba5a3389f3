"""A word is written in one script."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Reads, Rule, View

WORD = re.compile("[\\w.-]*[\u0370-\u03ff\u0400-\u052f\uff21-\uff5a][\\w.-]*")
LIKE = frozenset("аеорсухіјѕһԁԛԝАВЕКМНОРСТХІЈЅοαινρτυχκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report words of Latin letters with a Cyrillic or Greek one that looks the same."""
    for match in WORD.finditer(doc.text):
        word = match.group()
        odd = [char for char in word if char in LIKE or "\uff21" <= char <= "\uff5a"]
        latin = sum(char.isascii() and char.isalpha() for char in word)
        others = sum(char.isalpha() and not char.isascii() for char in word)
        if odd and latin > others and latin >= 2 and others == len(odd):
            place = doc.place_at(match.start())
            is_code = place in (Place.CODE, Place.INLINE_CODE, Place.TARGET)
            yield Hit(
                message=f"U+{ord(odd[0]):04X} stands among Latin letters and looks like one",
                line=doc.line_at(match.start()),
                severity=None if is_code or "\u0400" <= odd[0] <= "\u052f" else Severity.WARNING,
            )


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="A word is written in letters of one script.",
    why="A package or address with one foreign letter is another package.",
    fix="Type the word again.",
    document=check,
    reads=Reads.TEXT,
    trigger="[\u0370-\u03ff\u0400-\u052f\uff21-\uff5a]",
    is_security=True,
    fails=(
        Example(body="```bash\npip install tr\u0430nsformers\n```", at="pip install tr"),
        Example(body="See https://g\u0456thub.com/x for more.", at="thub.com"),
    ),
    passes=(Example(body="Привет, \u03b1=0.5, Δx, μm and λ-calculus."),),
)

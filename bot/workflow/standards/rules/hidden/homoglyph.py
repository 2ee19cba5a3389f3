"""A word is written in one script."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Reads, Rule, View

ODD = (
    "\u0131\u0261\u0269\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13ff\u1d00-\u1d2b\u2044\u2215\u29f8"
    "\u2024\ua4d0-\ua4ff\uff0e\uff0f\uff10-\uff19\uff21-\uff5a\U0001d400-\U0001d7ff"
)
WORD = re.compile(f"(?<![\\w./:-])[\\w./:-]*[{ODD}][\\w./:-]*|(?![\\w./:-])[{ODD}][\\w./:-]*")
"""Begins where a word does: begun at each letter, one long word would take quadratic time."""
SPLIT = re.compile(r"[-._\d/:]+")
LIKE = frozenset("аеорсухіјѕһԁԛԝАВЕКМНОРСТХІЈЅοαινρτυχκΑΒΕΖΗΙΚΜΝΟΡΤΥΧհոսօցքԼՏՕӏⅼıɡɩᎪᏴᏟᎬᎻᏦᎷᏢᎡᎢᏙᏔᏃ")
BEFORE = 1000
"""Characters of the line before a word in which a command is looked for."""
ALWAYS = re.compile(
    "[\u2044\u2215\u29f8\u2024\uff0e\uff0f\uff10-\uff19\uff21-\uff5a\U0001d400-\U0001d7ff]"
)
"""Marks, letters of mathematics and full-width forms, which read as ASCII once normalised."""
COMMAND = re.compile(
    r"(?:pip3?|uv|conda|npm|poetry)\s+(?:install|add)\s|https?://[^\s/]*$|\bimport\s+$"
)
INSTALLED = re.compile(r"\b(?:pip3?|uv|conda|npm|poetry)\s+(?:install|add)\s[^\n#]*")
MATH = re.compile("^[\U0001d400-\U0001d7ff]$")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report words of Latin letters among which others look the same, and commands of such."""
    yield from _installed(doc)
    words = (match for span in doc.odd_spans for match in WORD.finditer(doc.text, *span))
    for match in words:
        for part in SPLIT.split(match.group()):
            if part and not part.isascii():
                yield from _part(doc, match, part)
                break


def _part(doc: Doc, match: re.Match[str], part: str) -> Iterator[Hit]:
    word = match.group()
    odd = [char for char in word if char in LIKE or ALWAYS.match(char)]
    if not odd and _is_host(word, part):
        odd = [char for char in part if not char.isascii()]
    if not odd:
        return
    latin = sum(char.isascii() and char.isalpha() for char in part)
    others = sum(char.isalpha() and not char.isascii() for char in part)
    is_alike = all(c.isascii() or c in odd for c in part)
    is_mixed = is_alike and latin > others and latin >= 2
    is_named = is_alike and len(part) > 2
    is_mark, is_host = _is_mark(word), _is_host(word, part)
    if not (is_mixed or is_named or is_mark or is_host):
        return
    is_code = doc.place_at(match.start()) in (Place.CODE, Place.INLINE_CODE, Place.TARGET)
    if (
        is_mixed
        or is_host
        or (is_code and (is_mark or (is_named and _is_led_up_to(doc, match, part))))
    ):
        yield Hit(
            message=f"U+{ord(odd[0]):04X} stands among Latin letters and looks like one",
            line=doc.line_at(match.start()),
            severity=None if is_code or "\u0400" <= odd[0] <= "\u052f" else Severity.WARNING,
        )


def _installed(doc: Doc) -> Iterator[Hit]:
    """Packages have names in ASCII only; whatever looks like one and is not is another."""
    for match in INSTALLED.finditer(doc.text):
        odd = next((c for c in match.group() if c.isalpha() and not c.isascii()), None)
        if odd is None or odd in LIKE or re.match(f"[{ODD}]", odd):
            continue
        if doc.place_at(match.start()) in (Place.CODE, Place.INLINE_CODE):
            yield Hit(
                message=f"U+{ord(odd):04X} stands in the name of a package",
                line=doc.line_at(match.start()),
            )


def _is_host(word: str, part: str) -> bool:
    """A name of a server in letters of two alphabets; registries sell none such."""
    host = word.partition("://")[2].partition("/")[0]
    return part in host and any(char.isascii() and char.isalpha() for char in part)


def _is_led_up_to(doc: Doc, match: re.Match[str], part: str) -> bool:
    """Does a command or an address stand before it on the line?"""
    start = match.start()
    line_start = doc.text.rfind("\n", max(0, start - BEFORE), start) + 1
    before = doc.text[line_start or max(0, start - BEFORE) : start]
    return COMMAND.search(before + match.group()[: match.group().find(part)]) is not None


def _is_mark(word: str) -> bool:
    """An address in which something else stands for a slash or a dot."""
    return "://" in word and ALWAYS.search(word) is not None


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="A word is written in letters of one script.",
    why="A package or address with one foreign letter is another package.",
    fix="Type the word again.",
    document=check,
    reads=Reads.TEXT,
    trigger=rf"[{ODD}]|(?:install|add)\s[^\n#]*[^\x00-\x7f]",
    is_security=True,
    fails=(
        Example(body="```bash\npip install tr\u0430nsformers\n```", at="pip install tr"),
        Example(body="```bash\npip install mlf\u0142ow\n```", at="pip install mlf"),
        Example(body="```bash\npip install t\u0585rch\n```", at="pip install t"),
        Example(body="```bash\npip install \u0441\u0443\u0440\u0443\n```", at="pip install "),
        Example(body="See https://g\u0456thub.com/x for more.", at="thub.com"),
        Example(body="See https://githu\u042c.com/x for more.", at="githu"),
    ),
    passes=(
        Example(body="```bash\npip install tiktoken  # für Zähler\n```"),
        Example(body="Привет, \u03b1=0.5, Δx, μm and λ-calculus."),
    ),
)

"""No text is written in characters that nobody sees."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View

TAGS = re.compile("[\U000e0000-\U000e007f]+")
SELECTORS = re.compile(
    "[\ufe00-\ufe0d]+|[\U000e0100-\U000e01ef]+|[\ufe0e\ufe0f]{2,}|(?<![\u2000-\U0001ffff])[\ufe0e\ufe0f]"
)
FLAG = "\U0001f3f4"


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report tag characters outside flags, and variation selectors that vary nothing."""
    for match in _matches(TAGS, doc):
        if doc.text[match.start() - 1 : match.start()] == FLAG and len(match.group()) <= 7:
            continue
        said = "".join(chr(ord(c) - 0xE0000) for c in match.group() if 0xE0020 <= ord(c) < 0xE007F)
        yield Hit(
            message=f"{len(match.group())} tag characters hide the text {said[:60]!r}",
            line=doc.line_at(match.start()),
        )
    for match in _matches(SELECTORS, doc):
        before = doc.text[max(0, match.start() - 1) : match.start()]
        if len(match.group()) == 1 and before and (ord(before) > 0x2000):
            continue
        if match.group() in "\ufe0e\ufe0f" and (before in "#*0123456789\xa9\xae"):
            continue
        yield Hit(
            message=f"{len(match.group())} variation selectors that vary nothing can carry data",
            line=doc.line_at(match.start()),
        )


def _matches(pattern: re.Pattern[str], doc: Doc) -> Iterator[re.Match[str]]:
    return (match for span in doc.odd_spans for match in pattern.finditer(doc.text, *span))


RULE = Rule(
    severity=Severity.ERROR,
    standard="No text is hidden in tag characters or variation selectors.",
    why="They are shown as nothing and read by agents as words.",
    fix="Delete the characters.",
    document=check,
    reads=Reads.TEXT,
    trigger="[\U000e0000-\U000e01ef\ufe00-\ufe0f]",
    is_security=True,
    fails=(
        Example(body="Fine" + "".join(chr(0xE0000 + ord(c)) for c in "ignore") + ".", at="Fine"),
        Example(body="Fine\U000e0101\U000e0120\U000e0133.", at="Fine"),
        Example(body="a\ufe00\ufe01b", at="a\ufe00"),
    ),
    passes=(Example(body="\u26a0\ufe0f Careful, and \u2764\ufe0f."),),
)

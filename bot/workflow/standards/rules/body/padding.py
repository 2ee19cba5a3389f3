"""A page is not stretched to reach a length."""

import re
from collections import Counter
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View

BLANKS = 8
FILLER = re.compile(
    r"(?:\s|\ufeff|\u200b|&(?:nbsp|emsp|ensp|thinsp|zwnj|#160|#8203);|<br\s*/?>|<p>\s*</p>|</?p>"
    r"|<!--\s*-->|[-*_=.\\>|~])*"
)
"""Lines that show nothing but a space, a rule or a dot."""
COPIES = 4
SHORTEST, SHORTEST_CODE = 60, 120
"""Characters from which on a paragraph, and a block of code, counts as one."""
LINES, LONG_LINE = 6, 40
"""So often stands a line of that length, one under the other, only to fill the page."""
_DIGITS = b"0123456789"
_ZEROS = bytes.maketrans(b"123456789", b"0" * 9)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report long runs of blank lines, and one paragraph that stands four times or more."""
    run = 0
    for number, line in enumerate(doc.stripped, 1):
        if line and (line[0].isalnum() or not FILLER.fullmatch(line[:200])):
            run = 0
            continue
        run += 1
        if run == BLANKS:
            yield Hit(
                message=f"{BLANKS} or more lines in a row say nothing", line=number - BLANKS + 1
            )
    for message, place in _copies(doc):
        yield Hit(message=message, line=place)


def _copies(doc: Doc) -> Iterator[tuple[str, int]]:
    page = "\n".join(doc.stripped).encode()
    if _may_repeat(page):
        yield from _paragraphs(page)
    yield from _lines(doc)


def _may_repeat(page: bytes) -> bool:
    """Told soon, without its numbers: may a paragraph stand there so often?"""
    counts = Counter(
        block.strip(b"\n").translate(None, _DIGITS)
        for block in page.split(b"\n\n")
        if len(block) >= SHORTEST
    )
    return max(counts.values(), default=0) >= COPIES


def _paragraphs(page: bytes) -> Iterator[tuple[str, int]]:
    blocks = page.split(b"\n\n")
    keys = [
        _key(block, zeroed)
        for block, zeroed in zip(blocks, _zeroed(page).split(b"\n\n"), strict=True)
    ]
    many = {text for text, count in Counter(keys).items() if count >= COPIES and _counts(text)}
    places: dict[bytes, list[int]] = {}
    line = 1
    for block, key in zip(blocks, keys, strict=True):
        if key in many:
            places.setdefault(key, []).append(line + len(block) - len(block.lstrip(b"\n")))
        line += block.count(b"\n") + 2
    for at in places.values():
        yield f"the same paragraph stands {len(at)} times (first on line {at[0]})", at[1]


def _lines(doc: Doc) -> Iterator[tuple[str, int]]:
    counts = Counter(line for line in doc.stripped if len(line) >= LONG_LINE)
    for text, count in counts.items():
        if count >= LINES and text[0] not in "|#`":
            first = doc.stripped.index(text)
            if doc.stripped[first + 1] == text:
                yield f"the same line stands {count} times (first on line {first + 1})", first + 2


def _zeroed(text: bytes) -> bytes:
    """The text with a 0 in place of each number."""
    text = text.translate(_ZEROS)
    while b"00" in text:
        text = text.replace(b"00", b"0")
    return text


def _key(block: bytes, zeroed: bytes) -> bytes:
    """What makes a paragraph the same: all of code, and of prose all but the numbers."""
    text = block.strip(b"\n")
    return text if text.startswith((b"```", b"~~~")) else zeroed.strip(b"\n")


def _counts(key: bytes) -> bool:
    text = key.decode()
    is_code = text.startswith(("```", "~~~"))
    return len(text) >= (SHORTEST_CODE if is_code else SHORTEST) and not text.startswith(
        ("|", "---")
    )


SENTENCE = "This sentence fills the page without saying anything that was not said before."

RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Length comes from content: no page is filled with blank lines or repeated text.",
    why="Each line costs every reader; a line that says nothing costs the same.",
    fix="Remove the repetition; if the page is then short, say what is missing.",
    document=check,
    fails=(
        Example(body="A line.\n" + "\n" * 9 + "Another line.", at="", where="SKILL.md"),
        Example(body=f"{SENTENCE}\n\n" * 5, at=SENTENCE),
        Example(body=f"- {SENTENCE}\n" * 8, at=SENTENCE),
        Example(body="".join(f"{n}. {SENTENCE[:-1]} ({n})\n\n" for n in range(6)), at="(1)"),
        Example(body="A line.\n\n" + "<br>\n\n" * 9 + "Another line.", at=""),
    ),
    passes=(Example(body=f"{SENTENCE}\n\n\n{SENTENCE}"),),
)

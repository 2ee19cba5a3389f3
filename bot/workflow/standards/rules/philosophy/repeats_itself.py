"""A skill says a thing once."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View

SHARE = 0.35
FEWEST = 80
LONG, TIMES = 150, 3
"""Characters of a paragraph, or of a part of code, and how often it may not stand on a page."""
LONG_SENTENCE = 70
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a page of which more than a third of the longer lines stand elsewhere on it."""
    yield from _parts(doc)
    start = max(doc.body_line, 1)
    lines = [
        (number, text)
        for number, text in enumerate(doc.stripped[start - 1 :], start)
        if len(text) >= 25 and text[0] != "|"
    ]
    if len(lines) < FEWEST:
        return
    whole = "\n".join(text for _, text in lines).lower().encode()
    texts = whole.translate(None, b"0123456789").split(b"\n")
    repeated = len(texts) - len(set(texts))
    if repeated > SHARE * len(texts):
        seen: set[bytes] = set()
        numbers = (number for number, _ in lines)
        first = next(n for n, text in zip(numbers, texts, strict=True) if _again(text, seen))
        yield Hit(
            message=f"{repeated} of {len(texts)} lines repeat another line of the page", line=first
        )


def _parts(doc: Doc) -> Iterator[Hit]:
    """A longer part that stands on the page three times, told where it stands again."""
    places: dict[str, list[int]] = {}
    begin = 0
    part: list[str] = []
    for number, text in enumerate((*doc.stripped[max(doc.body_line, 1) - 1 :], ""), doc.body_line):
        if text:
            begin = begin if part else number
            part.append(text)
        elif part:
            whole = " ".join(part)
            if len(whole) >= LONG and whole[0] != "|":
                places.setdefault(whole, []).append(begin)
            part = []
    often = [lines for lines in places.values() if len(lines) >= TIMES]
    for lines in often:
        yield Hit(message=f"this stands {len(lines)} times on the page", line=lines[1])
    if not often:
        yield from _sentences(places)


def _sentences(places: dict[str, list[int]]) -> Iterator[Hit]:
    """A longer sentence of several parts, each of which begins or ends in another way."""
    told: dict[str, list[int]] = {}
    for part, lines in places.items():
        for sentence in SENTENCE.split(part) if part[0].isalnum() else ():
            if len(sentence) >= LONG_SENTENCE:
                told.setdefault(sentence, []).append(lines[0])
    for sentence, at in told.items():
        if len(at) > TIMES:
            yield Hit(
                message=f"this stands {len(at)} times on the page: `{sentence[:40]}…`", line=at[1]
            )
            return


def _again(text: bytes, seen: set[bytes]) -> bool:
    if text in seen:
        return True
    seen.add(text)
    return False


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A skill does not repeat itself to reach a length.",
    why="Repetition costs every reader and teaches nothing.",
    fix="Say it once; put variants into a table.",
    document=check,
    fails=(
        Example(
            body="".join(
                f"Set the batch size of step {n} and run it again to see.\n" for n in range(120)
            ),
            at="of step 1 and",
        ),
        Example(
            body="\n\n".join(
                f"## Part {n}\n\nMark {n}.\n\nWords raise the score, so that harmless questions of "
                "programmers are blocked. Use a threshold on the probability instead of the plain "
                "verdict, and measure it on prompts of your own."
                for n in range(3)
            ),
            at="Words raise the score",
        ),
        Example(
            body="\n\n".join(
                f"## Part {n}\n\n{begin} the weights of the base are frozen while a few are added. "
                "Since they are frozen, gradients need far less memory, and the adapter takes only "
                "a few megabytes on the disk of the server."
                for n, begin in enumerate(("With it", "In it", "As before,", "Here too", "Again,"))
            ),
            at="In it the weights",
        ),
    ),
    passes=(Example(),),
)

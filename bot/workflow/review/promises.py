"""Documents that promise a review in time, and where two of them promise different times.

Reads README, contribution guide, roadmap: "we review within 48 hours" in one and "48 to 72 hours"
in another is a promise that nobody can keep. Only sentences about reviews or answers count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.model.markdown import code, prose

_ABOUT = re.compile(
    r"\b(review(s|ed|ing)?|feedback|respon(d|se)|repl(y|ies)|triaged?)\b", re.IGNORECASE
)
_PROMISES = re.compile(
    r"\b(within|in|under|takes?|usually|typically|normally|expect|aim|up to|at most|less than|"
    r"no later than|after|time|sla)\b|[:≤<~]",
    re.IGNORECASE,
)
_WORDS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)})"
_AMOUNT = re.compile(
    rf"(?<![\w.])({_NUMBER})(?:\s?(?:-|–|—|to)\s?({_NUMBER}))?[\s-]?"
    r"(?:(business|working)[\s-])?(hours?|hrs?|h|days?|weeks?)\b",
    re.IGNORECASE,
)
_HOURS = {"h": 1, "d": 24, "w": 7 * 24}
_ITEM = re.compile(r"\s{0,8}(?:[-*+]|\d{1,3}[.)])\s")
_LONGEST = 2000
"""Characters of a paragraph that are read; a promise stands near its beginning."""


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A promise as a document words it."""

    path: str
    line: int
    """From 1."""
    quote: str
    low: int
    """Hours; the same as `high` unless a range is named."""
    high: int
    business: bool

    @property
    def value(self) -> tuple[int, int, bool]:
        """What is promised, apart from the words: two days are 48 hours."""
        return (self.low, self.high, self.business)

    def __str__(self) -> str:
        """Name the promise: `48 h`, `48 to 72 h`, `48 h of working days`."""
        hours = f"{self.low} h" if self.low == self.high else f"{self.low} to {self.high} h"
        return f"{hours} of working days" if self.business else hours


def stated(documents: Mapping[str, str]) -> tuple[Stated, ...]:
    """Find each promise of a review time, by path and line."""
    return tuple(
        promise
        for path in sorted(documents)
        for line, text in _paragraphs(documents[path])
        for promise in _in_paragraph(path, line, text)
    )


def contradictions(
    found: Iterable[Stated], *, hours: int, business: bool = False
) -> tuple[Stated, ...]:
    """Give the promises that differ from the configured one, in the order they were found."""
    return tuple(each for each in found if each.value != (hours, hours, business))


def report(found: Iterable[Stated], *, hours: int) -> str:
    """Tell the maintainers, in Markdown, which sentences differ from what is kept."""
    rows = [
        f"- {code(each.path)} line {each.line}: {each} (“{prose(each.quote)}”)" for each in found
    ]
    if not rows:
        return "The documents agree on the time of a review again."
    return "\n".join(
        [
            f"Reviews are promised within {hours} h (`review.promise_hours` in the configuration). "
            "These sentences say something else, so contributors cannot know what to expect:",
            "",
            *rows,
            "",
            "Change them, or the configuration; this issue closes by itself once they agree.",
        ]
    )


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield (first line, text) of each paragraph, heading and list item; code is left out."""
    start, fence = 0, ""
    lines: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        bare = line.strip()
        if fence:
            if bare.startswith(fence) and not bare.strip(fence[0]):
                fence = ""
            continue
        alone = not bare or bare.startswith(("```", "~~~", "#", "|"))
        if lines and (alone or _ITEM.match(line)):
            yield start, "\n".join(lines)
            lines = []
        if bare.startswith(("```", "~~~")):
            fence = bare[:3]
        elif bare.startswith(("#", "|")):
            yield number, line
        elif bare:
            start = start if lines else number
            lines.append(line)


def _in_paragraph(path: str, first: int, text: str) -> Iterator[Stated]:
    text = text[:_LONGEST]
    for amount in _AMOUNT.finditer(text):
        begin, end = _sentence(text, amount.start(), amount.end())
        before = text[begin : amount.start()]
        sentence = " ".join(text[begin:end].split()).strip("*_ ")
        if not _ABOUT.search(sentence) or not _PROMISES.search(before):
            continue
        low, high, business, unit = amount.groups()
        factor = _HOURS[unit[0].lower()]
        if business and factor == _HOURS["w"]:
            factor = 5 * 24
        yield Stated(
            path=path,
            line=first + text.count("\n", 0, amount.start()),
            quote=sentence,
            low=_value(low) * factor,
            high=_value(high or low) * factor,
            business=business is not None,
        )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Find the sentence, or the table cells of the row, around a stretch of the paragraph."""
    ends = [match.end() for match in re.finditer(r"[.!?](?=\s)", text)]
    begin = max((at for at in ends if at <= start), default=0)
    finish = min((at for at in ends if at >= end), default=len(text))
    return begin, finish


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]

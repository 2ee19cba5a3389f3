"""What a sentence orders, told by the kinds of words it holds, in whatever order they stand.

A phrase can be turned in more ways than anybody lists: passive, in a list, with the purpose first.
An intent therefore names sets of words, each of which a sentence must hold. The first set is the
rarest; only sentences in which it occurs are looked at, each of them of bounded length, so that the
work is linear. Sets of words are RE2; a space stands for any run of spaces and marks of emphasis.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.workflow.standards.threats import scan
from bot.workflow.standards.threats.intents import INTENTS
from bot.workflow.standards.threats.lexicon import MAKERS

LONGEST = 500
"""Characters on either side of a word in which its sentence is sought."""
MOST = 100
"""Words of an intent that are looked at in one text."""


@dataclass(frozen=True)
class Said:
    """A sentence that orders something."""

    found: scan.Found
    """The sentence; its value is the words that betrayed it."""
    is_doubted: bool


def _spaced(pattern: str) -> str:
    return "(?im)" + pattern.replace(" ", r"[\s*_~`]+") if pattern else ""


_KINDS: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
"""By the words sought in the text: the others, what makes it harmless, whether it is doubted."""
for _intent in INTENTS.values():
    _anchor, *_needs = map(_spaced, _intent.needs)
    _KINDS.setdefault(_anchor, []).append(
        (tuple(_needs), _spaced(_intent.unless), _intent.is_doubted)
    )
ANCHORS = tuple(_KINDS)
"""The rarest words of each intent; some share them."""
_MAKERS = f"(?i){MAKERS}"
_BOUND = re.compile(
    r"[.!?](?:[\"'”’)*_]*\s)|\n[ \t]*\n|\n[ \t]*(?:[-*+>#|]|\d+[.)])\s|\n?```|\|",
    re.ASCII,
)
_FILLER = re.compile(r"[\s>*+#-]*(?:\[[ xX]\]|\d+[.)])?\s*", re.ASCII)
"""Both only ever see `LONGEST` characters, where they are many times as fast as RE2."""


def found(text: str, held: frozenset[int]) -> Iterator[Said]:
    """The sentences that order something; `held` numbers the `ANCHORS` that the text holds."""
    for number in sorted(held):
        last = -1
        for anchor in scan.find(ANCHORS[number], text, most=MOST):
            if anchor.start < last:
                continue
            start, sentence = _sentence(text, anchor.start, anchor.end)
            last = start + len(sentence)
            told = _without_makers(sentence)
            for needs, unless, is_doubted in _KINDS[ANCHORS[number]]:
                if all(scan.has(need, told) for need in needs) and not (
                    unless and scan.has(unless, sentence)
                ):
                    words = scan.Found(start, last, sentence, anchor.text, max(anchor.start, start))
                    yield Said(words, is_doubted)


def _without_makers(sentence: str) -> str:
    """The sentence without the addresses at which models are served: talk goes there by design."""
    return str(scan.compiled(_MAKERS).sub("", sentence)) if "http" in sentence else sentence


def _sentence(text: str, start: int, end: int) -> tuple[int, str]:
    """Offset and text of the sentence around a word."""
    begin = earliest = max(start - LONGEST, 0)
    for bound in _BOUND.finditer(text[earliest:start]):
        begin = earliest + bound.end()
    after = _BOUND.search(text[end : end + LONGEST])
    sentence = text[begin : end + (after.start() + 1 if after else LONGEST)]
    filler = _FILLER.match(sentence)
    skipped = filler.end() if filler else 0
    return begin + skipped, sentence[skipped:].rstrip()

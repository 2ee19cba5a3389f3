"""Phrases as people can read them, compiled to one linear-time pattern.

    i would [really] (like|love) to {take} {it}

`[…]` may be left out, `(a|b)` is one of several, `{name}` is a list of phrases of the same language
and `{it}` is what the sentence is about: skills that are named, a pronoun, or a name that nobody
knows; `{n}` is a number, `{w}` any one word, `{ly}` one that ends so, `$` the end. Brackets of the
text are `⟨` and `⟩`.
One phrase to a line; lines that begin with `#` are remarks.

RE2 matches them in time linear in the sentence, whatever a stranger writes.
"""

import re
from collections.abc import Mapping
from typing import Any

import re2

NAMED, PRONOUN, UNNAMED = "◆", "◇", "◈"
IT = f"[{NAMED}{PRONOUN}{UNNAMED}][0-9]+ "
PRONOUNS = frozenset({"it", "this", "that", "these", "those", "them", "both"})

_PIECE = re.compile(r"\{\w+\}|[()\[\]|]|[^\s()\[\]|{}]+")


class Phrases:
    """Phrases of one language for one purpose; `pattern` matches any of them."""

    def __init__(
        self, text: str, words: Mapping[str, str], *, spaced: bool = True, start: bool = False
    ) -> None:
        source = _alternatives(text, words, spaced)
        edge = "^" if start else "(?:^|(?: ))" if spaced else ""
        self.empty = not source
        options = re2.Options()
        options.max_mem = 64 << 20
        options.log_errors = False
        options.longest_match = start  # "over the weekend", not "over" and something more
        self._pattern: Any = re2.compile(f"{edge}(?:{source})", options)

    def find(self, shape: str) -> list[tuple[int, int]]:
        """Return where phrases stand, from left to right, not overlapping."""
        return [] if self.empty else [match.span() for match in self._pattern.finditer(shape)]

    def search(self, shape: str) -> bool:
        """Say whether any phrase stands in the sentence."""
        return not self.empty and self._pattern.search(shape) is not None

    def strip(self, shape: str) -> str:
        """Take phrases off the front, as often as one stands there."""
        while not self.empty and shape and (match := self._pattern.match(shape)):
            if match.end() == 0:
                break
            shape = shape[match.end() :]
        return shape

    def blank(self, shape: str) -> str:
        """Return the sentence without these phrases."""
        return shape if self.empty else str(self._pattern.sub(" ", shape)).lstrip()


def _alternatives(text: str, words: Mapping[str, str], spaced: bool) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "|".join(
        _Parser(line, words, spaced).parse() for line in lines if line and line[0] != "#"
    )


class _Parser:
    """One phrase, read from left to right."""

    def __init__(self, phrase: str, words: Mapping[str, str], spaced: bool) -> None:
        self.pieces = _PIECE.findall(phrase)
        self.place = 0
        self.words = words
        self.spaced = spaced

    def parse(self, until: str = "") -> str:
        """Return the pattern of everything up to the closing sign."""
        branches = [""]
        while self.place < len(self.pieces):
            piece = self.pieces[self.place]
            self.place += 1
            if piece == until:
                break
            if piece == "|":
                branches.append("")
            elif piece == "(":
                branches[-1] += f"(?:{self.parse(')')})"
            elif piece == "[":
                branches[-1] += f"(?:{self.parse(']')})?"
            elif piece == "{it}":
                branches[-1] += f"(?:{IT})"
            elif piece == "{ly}":
                branches[-1] += r"(?:\w+ly )"
            elif piece == "{w}":
                branches[-1] += r"(?:[\w'.]+ )"
            elif piece == "{n}":
                branches[-1] += "(?:[0-9]+ )"
            elif piece[0] == "{":
                inner = _alternatives(self.words[piece[1:-1]], self.words, self.spaced)
                branches[-1] += f"(?:{inner})"
            elif piece.endswith("$"):
                branches[-1] += (re.escape(piece[:-1]) + " " if piece[:-1] else "") + "$"
            elif piece in PRONOUNS and self.spaced:
                branches[-1] += f"(?:{PRONOUN}[0-9]+ )"
            else:
                branches[-1] += re.escape(piece) + (" " if self.spaced else " ?")
        return "|".join(branches)

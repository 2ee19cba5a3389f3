"""Which of many patterns occur in a text at all, so that only those are looked for.

A few patterns share one automaton, which reads the text once for all of them; all of them in one
would have more states than memory. It takes linear time (https://github.com/google/re2/wiki/WhyRE2).
All are sets for RE2, which of a set tells only whether a pattern occurs and not where: that takes
half the time of a search. The automata together are larger than a processor's cache, so that most
of the time is spent waiting for memory; several texts are therefore sifted by one automaton after
the other.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from bot.workflow.standards.threats import scan

_SHARED = 4000
"""Characters of the patterns that share an automaton; a longer pattern has one to itself."""
_COUNTED = re.compile(r"(?<!\\x)\{(\d+),\d{2,}\}")
"""A long counted repetition, each step of which is a state; `\\x{202A}` is a character."""
Key = TypeVar("Key")


class Sieve(Generic[Key]):
    """Patterns for RE2, given as pairs of a name and a pattern."""

    def __init__(self, patterns: Iterable[tuple[Key, str]]) -> None:
        groups: list[dict[Key, str]] = [{}]
        for name, pattern in patterns:
            wide = _widened(pattern)
            if sum(map(len, groups[-1].values())) + len(wide) > _SHARED:
                groups.append({})
            groups[-1][name] = wide
        self._groups = [
            (tuple(group), scan.one_pass(tuple(group.values()))) for group in groups if group
        ]
        self._known: dict[bytes, frozenset[Key]] = {}

    def sift(self, texts: Sequence[bytes]) -> None:
        """Look through several texts ahead; `held` knows of them until others are sifted."""
        self._known = dict(zip(texts, self._sifted(texts), strict=True))

    def held(self, utf8: bytes) -> frozenset[Key]:
        """The names of the patterns that may occur in the text, which is given as RE2 reads it."""
        known = self._known.get(utf8)
        return self._sifted([utf8])[0] if known is None else known

    def _sifted(self, texts: Sequence[bytes]) -> list[frozenset[Key]]:
        found: list[list[Key]] = [[] for _ in texts]
        for names, one_pass in self._groups:
            match = one_pass.Match
            for text, holds in zip(texts, found, strict=True):
                holds += [names[index] for index in match(text) or ()]
        return [frozenset(holds) for holds in found]


def _widened(pattern: str) -> str:
    """The pattern with no upper end to what it counts: it occurs wherever the pattern does."""
    return _COUNTED.sub(r"{\1,}", pattern)

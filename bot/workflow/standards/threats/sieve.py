"""Which of many patterns occur in a text at all, so that only those are looked for.

A few patterns share one automaton, which reads the text once for all of them; all of them in one
would have more states than memory. It takes linear time (https://github.com/google/re2/wiki/WhyRE2).
All are sets for RE2, which of a set tells only whether a pattern occurs and not where: that takes
half the time of a search.
"""

import re
from collections.abc import Iterable
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

    def held(self, utf8: bytes) -> frozenset[Key]:
        """The names of the patterns that may occur in the text, which is given as RE2 reads it."""
        return frozenset(
            names[index] for names, one_pass in self._groups for index in one_pass.Match(utf8) or ()
        )


def _widened(pattern: str) -> str:
    """The pattern with no upper end to what it counts: it occurs wherever the pattern does."""
    return _COUNTED.sub(r"{\1,}", pattern)

"""Which rules a text concerns, told before any of them is asked.

Small patterns share one automaton, which reads the text once for all of them. Large ones together
would have more states than memory, so each of those reads the text by itself; both take linear time
(https://github.com/google/re2/wiki/WhyRE2). All are sets for RE2, which of a set tells only whether
a pattern occurs and not where: that takes half the time of a search.
"""

import re
from collections.abc import Iterable
from functools import cache

from bot.workflow.standards.registry import all_rules
from bot.workflow.standards.threats import scan

_SMALL = 1100
"""Characters up to which a pattern shares the automaton."""
_COUNTED = re.compile(r"(?<!\\x)\{\d{2,}")
"""A long counted repetition, each step of which is a state; `\\x{202A}` is a character."""


class Triggers:
    """The compiled triggers of rules, given as pairs of id and RE2 pattern."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        shared: list[tuple[str, str]] = []
        groups = [shared]
        for name, pattern in patterns:
            if len(pattern) <= _SMALL and not _COUNTED.search(pattern):
                shared.append((name, pattern))
            else:
                groups.append([(name, pattern)])
        self._groups = [
            ([name for name, _ in group], scan.one_pass(tuple(pattern for _, pattern in group)))
            for group in groups
            if group
        ]

    def concerned(self, utf8: bytes) -> frozenset[str]:
        """The rules whose pattern occurs in the text, which is given as RE2 reads it."""
        return frozenset(
            names[index] for names, one_pass in self._groups for index in one_pass.Match(utf8) or ()
        )


@cache
def triggers() -> Triggers:
    """Those of all rules."""
    return Triggers(
        (named.id, named.rule.trigger)
        for named in all_rules().values()
        if named.rule.trigger is not None
    )

"""Which rules a text concerns, told before any of them is asked.

Small patterns share one automaton, which reads the text once for all of them. Large ones together
would have more states than memory, so each of those reads the text by itself; both take linear time
(https://github.com/google/re2/wiki/WhyRE2).
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import re2

from bot.workflow.standards.registry import all_rules
from bot.workflow.standards.threats import scan

_SMALL = 400
"""Characters up to which a pattern shares the automaton."""
_COUNTED = re.compile(r"\{\d{2,}")
"""A long counted repetition, each step of which is a state."""


class Triggers:
    """The compiled triggers of rules, given as pairs of id and RE2 pattern."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        options = re2.Options()
        options.max_mem = 64 << 20
        options.log_errors = False
        self._shared = re2.Set.SearchSet(options)
        self._names: list[str] = []
        self._large: list[tuple[str, Any]] = []
        for name, pattern in patterns:
            if len(pattern) <= _SMALL and not _COUNTED.search(pattern):
                self._shared.Add(pattern)
                self._names.append(name)
            else:
                self._large.append((name, scan.compiled(pattern)))
        if self._names:
            self._shared.Compile()

    def concerned(self, utf8: bytes) -> frozenset[str]:
        """The rules whose pattern occurs in the text, which is given as RE2 reads it."""
        small = (self._shared.Match(utf8) or ()) if self._names else ()
        found = [self._names[index] for index in small]
        found += [name for name, pattern in self._large if pattern.search(utf8) is not None]
        return frozenset(found)


@cache
def triggers() -> Triggers:
    """Those of all rules."""
    return Triggers(
        (named.id, named.rule.trigger)
        for named in all_rules().values()
        if named.rule.trigger is not None
    )

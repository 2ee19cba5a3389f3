"""Searching hostile text in linear time."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import re2
from msgspec import Struct

MOST = 50
"""Findings of one pattern in one file; more would say nothing new."""


class Found(Struct, frozen=True):
    """A match with its character offsets; `value` is the first group, or all of it."""

    start: int
    end: int
    text: str
    value: str
    value_start: int


@cache
def compiled(pattern: str) -> Any:
    """The RE2 pattern, compiled once."""
    options = re2.Options()
    options.max_mem = 64 << 20
    options.log_errors = False
    return re2.compile(pattern, options)


def has(pattern: str, text: str) -> bool:
    """Does the RE2 pattern occur?"""
    return compiled(pattern).search(text) is not None


@cache
def one_pass(patterns: tuple[str, ...]) -> Any:
    """The RE2 patterns as one set, which tells those that occur and not where."""
    options = re2.Options()
    options.max_mem = 64 << 20
    options.log_errors = False
    found = re2.Set.SearchSet(options)
    for pattern in patterns:
        found.Add(pattern)
    found.Compile()
    return found


def which(patterns: tuple[str, ...], utf8: bytes) -> frozenset[int]:
    """The numbers of the RE2 patterns that occur, told in one pass over a text in UTF-8."""
    return frozenset(one_pass(patterns).Match(utf8) or ())


def find(pattern: str, text: str, *, most: int = MOST) -> Iterator[Found]:
    """The first matches of the RE2 pattern, in order."""
    for count, match in enumerate(compiled(pattern).finditer(text), 1):
        group = 1 if match.re.groups and match.group(1) is not None else 0
        yield Found(
            start=match.start(),
            end=match.end(),
            text=match.group(),
            value=match.group(group),
            value_start=match.start(group),
        )
        if count >= most:
            return


def lines_with(mark: str, text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold `mark`, with their numbers from 1.

    For patterns that never match across lines: most lines need not be looked at.
    """
    number, last, at = 1, 0, text.find(mark)
    while at >= 0:
        number += text.count("\n", last, at)
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield number, text[text.rfind("\n", last, at) + 1 : end]
        last, at = end, text.find(mark, end)


def trigger(*patterns: str) -> str:
    """One pattern for the prefilter out of several."""
    return "|".join(f"(?:{pattern})" for pattern in patterns)

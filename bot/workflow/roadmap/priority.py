"""A line of "Priority Areas": which phase it speaks of, and whether it is struck as done.

1. **Phase 14: Advanced Optimization** (HIGH PRIORITY) - AWQ, HQQ, …
1. ~~**Phase 14: Advanced Optimization** (HIGH PRIORITY)~~ ✅ COMPLETED
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.workflow.roadmap.signs import COMPLETE

LONGEST = 2000
"""Characters; a longer line is not a priority."""

_OPENING = re.compile(r" {0,3}(?:\d{1,9}[.)]|[-*+])[ \t]+")
_NAMED = re.compile(
    r"(~~)?(\*\*[ \t]*Phase[ \t]+(\d{1,6}(?:\.\d{1,6}){0,4})\b(?!-)[^*]*\*\*)", re.I
)
_LEVEL = re.compile(r"[ \t]*\(([^()]*)\)")
_SEPARATOR = re.compile(r"[ \t]*[-–—:][ \t]+")


@dataclass(frozen=True, kw_only=True)
class Priority:
    """One priority area; `line` counts from 1."""

    phase: str
    level: str | None
    """`HIGH`, `CRITICAL`, …"""
    struck: bool
    line: int
    head: tuple[int, int]
    """Span of the bold phase and its level: what is struck out when the phase is done."""


def parse(text: str, *, line: int) -> Priority | None:
    """Read a line of the section; None where it names no phase."""
    opening = _OPENING.match(text) if len(text) <= LONGEST else None
    named = _NAMED.match(text, opening.end()) if opening else None
    if named is None:
        return None
    level = _LEVEL.match(text, named.end())
    words = level.group(1).strip() if level else ""
    return Priority(
        phase=named.group(3),
        level=re.sub(r"[ \t]*priority$", "", words, flags=re.I).upper() or None,
        struck=named.group(1) is not None,
        line=line,
        head=(named.start(2), level.end() if level else named.end()),
    )


def strike(text: str, area: Priority) -> str:
    """Strike the area out, as its phase is done."""
    start, end = area.head
    return f"{text[:start]}~~{text[start:end]}~~ {COMPLETE} COMPLETED"


def reopen(text: str, area: Priority, names: Sequence[str]) -> str:
    """Take the strike away, as its phase is not done; `names` are what is left to do."""
    start, end = area.head
    return f"{text[: start - 2]}{text[start:end]}" + (f" - {', '.join(names)}" if names else "")

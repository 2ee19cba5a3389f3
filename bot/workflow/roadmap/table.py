"""Tables of metrics: which columns they have, and what their cells say."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from bot.workflow.roadmap import figure

LONGEST = 10_000
"""Characters; a longer line is not a row."""

Measure = Literal["skills", "avg_lines", "total_lines", "gold", "coverage"]

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[ \t]*:?-+:?[ \t]*")
_MARKUP = re.compile(r"[*_`~]")
_CURRENT = ("current", "now", "actual", "today", "value")
_TARGETS = ("target", "goal")


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Where the columns that we read stand."""

    name: int
    current: int
    target: int | None


@dataclass(frozen=True, kw_only=True)
class Metric:
    """A row of the table; spans are of the whole cells within the line."""

    name: str
    measure: Measure | None
    """What is counted; None for a row that is not ours to fill."""
    current: str
    target: str
    current_span: tuple[int, int]
    target_span: tuple[int, int] | None
    line: int

    @property
    def stated(self) -> figure.Figure | None:
        """The number that the current cell states."""
        return figure.find(self.current, whole=self.measure != "avg_lines")

    @property
    def goal(self) -> figure.Target | None:
        """What the target cell asks for."""
        return figure.target(self.target)

    @property
    def reached(self) -> bool | None:
        """Whether the stated number meets the target; None where either is no number."""
        goal, now = self.goal, self.stated
        return goal.reached_by(now.value) if goal and now else None


def cells(text: str) -> list[tuple[int, int]]:
    """Give the spans of a row's cells; none for a line that is no row."""
    if len(text) > LONGEST or "|" not in text:
        return []
    bars = [found.start() for found in _PIPE.finditer(text)]
    edges = [-1, *bars, len(text)]
    spans = [(left + 1, right) for left, right in pairwise(edges)]
    if spans and not text[slice(*spans[0])].strip():
        spans = spans[1:]
    if spans and not text[slice(*spans[-1])].strip():
        spans = spans[:-1]
    return spans


def columns(text: str, below: str) -> Columns | None:
    """Read a header row, given the line below it; None where it is not a table of metrics."""
    heads = [plain(text[slice(*span)]).casefold() for span in cells(text)]
    rule = cells(below)
    if len(heads) < 2 or not rule or not all(_RULE.fullmatch(below[a:b]) for a, b in rule):
        return None
    name = next((at for at, head in enumerate(heads) if head.startswith("metric")), None)
    current = next((at for at, head in enumerate(heads) if head.startswith(_CURRENT)), None)
    if name is None or current is None:
        return None
    target = next((at for at, head in enumerate(heads) if head.startswith(_TARGETS)), None)
    return Columns(name=name, current=current, target=target)


def row(text: str, layout: Columns, *, line: int) -> Metric | None:
    """Read a row of a table of metrics; None where the line is none or lacks the cells."""
    spans = cells(text)
    if len(spans) <= max(layout.name, layout.current):
        return None
    name = plain(text[slice(*spans[layout.name])])
    has_target = layout.target is not None and layout.target < len(spans)
    target_span = spans[layout.target] if has_target and layout.target is not None else None
    return Metric(
        name=name,
        measure=measure(name),
        current=text[slice(*spans[layout.current])].strip(),
        target=text[slice(*target_span)].strip() if target_span else "",
        current_span=_trim(text, spans[layout.current]),
        target_span=_trim(text, target_span) if target_span else None,
        line=line,
    )


def _trim(text: str, span: tuple[int, int]) -> tuple[int, int]:
    cell = text[slice(*span)]
    start = span[0] + len(cell) - len(cell.lstrip())
    return start, max(start, span[1] - (len(cell) - len(cell.rstrip())))


def plain(cell: str) -> str:
    """Take emphasis and blanks off a cell."""
    return _MARKUP.sub("", cell).strip()


def measure(name: str) -> Measure | None:
    """Tell what a row counts, from the words of its name."""
    words = set(re.findall(r"[a-z]+", name.casefold()))
    if "gold" in words:
        return "gold"
    if "coverage" in words:
        return "coverage"
    if words & {"lines", "line"}:
        if words & {"avg", "average", "mean"}:
            return "avg_lines"
        return "total_lines" if words <= {"total", "lines", "line", "of", "documentation"} else None
    if words & {"documentation", "docs"}:
        return "total_lines"
    return "skills" if words and words <= {"skills", "total", "number", "of", "all"} else None

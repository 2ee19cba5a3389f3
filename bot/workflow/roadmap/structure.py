"""What a roadmap is made of, as data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.workflow.roadmap import lines
from bot.workflow.roadmap.heading import Heading
from bot.workflow.roadmap.item import Item
from bot.workflow.roadmap.lines import Fresh, Kept, Line
from bot.workflow.roadmap.priority import Priority
from bot.workflow.roadmap.repair import Kind
from bot.workflow.roadmap.signs import State
from bot.workflow.roadmap.table import Metric

HeadKind = Literal["completed", "remaining", "other"]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A line that looks as if it should be understood and is not; it is left as it is."""

    line: int
    message: str


@dataclass(frozen=True, kw_only=True)
class SubHead:
    """`**Completed Skills**:` and its like; `line` counts from 1."""

    kind: HeadKind
    label: str
    line: int


@dataclass(frozen=True, kw_only=True)
class Status:
    """`**Status**: text`; `at` is where the text begins in the line."""

    text: str
    at: int
    line: int


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A phase and its items; lines count from 1, `end` is its last line."""

    heading: Heading
    line: int
    end: int
    items: tuple[Item, ...] = ()
    heads: tuple[SubHead, ...] = ()
    status: Status | None = None
    priority_line: str | None = None

    @property
    def number(self) -> str:
        """`14`, `10.5`: what a phase is known by, since titles change."""
        return self.heading.number

    @property
    def title(self) -> str:
        """The title without state, priority and counts."""
        return self.heading.title

    @property
    def priority(self) -> str | None:
        """`HIGH`, `MEDIUM-HIGH`, … where the heading or a `**Priority**:` line says so."""
        return self.heading.priority or self.priority_line

    @property
    def total(self) -> int:
        """Skills it lists; one that it lists twice counts once."""
        return len({item.slug for item in self.items})

    def counted(self, wanted: Mapping[int, bool]) -> tuple[int, int]:
        """Return how many of its skills are done, given which lines are, and how many it lists."""
        done = {item.slug for item in self.items if wanted[item.line]}
        return len(done), self.total

    @property
    def done(self) -> int:
        """Skills it lists as done."""
        return len({item.slug for item in self.items if item.done})

    @property
    def state(self) -> State:
        """What its items say; where it lists none, what its heading says."""
        return state(self.done, self.total, self.heading.stated)


def state(done: int, total: int, stated: State | None) -> State:
    """Give the state of a phase with so many of its skills done."""
    if total == 0:
        return stated or "planned"
    if done == total:
        return "complete"
    return "in_progress" if done else "planned"


@dataclass(frozen=True, kw_only=True)
class Document:
    """A parsed roadmap."""

    lines: tuple[Line, ...]
    phases: tuple[Phase, ...] = ()
    metrics: tuple[Metric, ...] = ()
    priorities: tuple[Priority, ...] = ()
    problems: tuple[Problem, ...] = ()
    target: str | None = None
    """The sentence of `**Target**:` in the vision."""
    target_line: int | None = None

    @cached_property
    def text(self) -> str:
        """The text it was parsed from."""
        return "".join(line.raw + line.eol for line in self.lines)

    @property
    def items(self) -> Iterator[Item]:
        """Every item line, duplicates too, from top to bottom."""
        return (item for phase in self.phases for item in phase.items)

    @cached_property
    def done(self) -> tuple[str, ...]:
        """Names that are done, each once."""
        return tuple(self._names(done=True).values())

    @cached_property
    def open(self) -> tuple[str, ...]:
        """Names that are not done anywhere, each once."""
        finished = self._names(done=True)
        left = self._names(done=False)
        return tuple(name for slug, name in left.items() if slug not in finished)

    def _names(self, *, done: bool) -> dict[str, str]:
        names: dict[str, str] = {}
        for item in self.items:
            if item.done is done:
                names.setdefault(item.slug, item.name)
        return names

    def phase(self, number: str) -> Phase | None:
        """Find a phase by its number; of two, the first."""
        return self._by_number.get(number)

    @cached_property
    def _by_number(self) -> dict[str, Phase]:
        return {phase.number: phase for phase in reversed(self.phases)}

    def metric(self, measure: str) -> Metric | None:
        """Find the row that counts this."""
        return next((row for row in self.metrics if row.measure == measure), None)

    @property
    def mangled(self) -> bool:
        """Whether its signs were read as MacRoman."""
        return lines.kind_of_all(self.lines) is not Kind.PLAIN

    def reads(self, line: int) -> str:
        """Give a line, counted from 1, as it reads."""
        return self.lines[line - 1].text

    def rewritten(self, regions: Sequence[tuple[int, int, Sequence[Kept | Fresh]]]) -> str:
        """Give the text with regions of lines (counted from 0, end excluded) replaced."""
        return lines.rewrite(self.lines, regions)

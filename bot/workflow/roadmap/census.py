"""What the roadmap and the library came to on one day; the days together are the burn-up."""

from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from bot.model.config.roadmap import RoadmapConfig
from bot.workflow.roadmap.library import Metrics
from bot.workflow.roadmap.pace import Pace, due_day, goal, measured
from bot.workflow.roadmap.structure import Document

PREFIX = "census:"
"""Ledger cursors under it hold one census each, by day (`2026-03-01`)."""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """How far a phase has come; skills that it lists twice count once."""

    number: str
    title: str
    state: str
    """`complete`, `in_progress` or `planned`."""
    priority: str | None
    done: int
    total: int


@dataclass(frozen=True, kw_only=True)
class Census:
    """Counted from the tree and the roadmap as it is true on that tree."""

    at: datetime
    commit: str
    skills: int
    gold: int
    skill_lines: int
    total_lines: int
    done: int
    """Roadmap items that are done, each name once."""
    open: int
    phases: tuple[Stage, ...] = ()
    start: date | None = None
    due: date | None = None
    target: int | None = None
    """Skills that the roadmap aims at."""

    @property
    def name(self) -> str:
        """Its cursor."""
        return f"{PREFIX}{self.at.date().isoformat()}"

    def pace(self, today: date) -> Pace | None:
        """Measure the pace; None where start, due day or target is not known."""
        if self.start is None or self.due is None or self.target is None:
            return None
        return measured(
            start=self.start, due=self.due, target=self.target, skills=self.skills, today=today
        )


def count(
    document: Document, config: RoadmapConfig, metrics: Metrics, *, at: datetime, commit: str
) -> Census:
    """Take the census."""
    return Census(
        at=at,
        commit=commit,
        skills=metrics.skills,
        gold=metrics.gold,
        skill_lines=metrics.skill_lines,
        total_lines=metrics.total_lines,
        done=len(document.done),
        open=len(document.open),
        phases=tuple(
            Stage(
                number=phase.number,
                title=phase.title,
                state=phase.state,
                priority=phase.priority,
                done=phase.done,
                total=phase.total,
            )
            for phase in document.phases
        ),
        start=config.start,
        due=due_day(document, config),
        target=goal(document),
    )


def dump(census: Census) -> str:
    """Write it as text."""
    return msgspec.json.encode(census).decode()


def load(text: str) -> Census:
    """Read what `dump` wrote."""
    return msgspec.json.decode(text, type=Census)

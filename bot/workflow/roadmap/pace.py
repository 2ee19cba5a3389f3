"""How fast the library has grown, how fast it must, and when it will be there."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from bot.model.config.roadmap import RoadmapConfig
from bot.workflow.roadmap.structure import Document

_MONTH = re.compile(r"\bby month (\d{1,3})\b", re.I)
_LONGEST_DAYS = 36_500
"""A forecast further away than a century is none."""


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Skills per week, and what follows from them."""

    done: int
    target: int
    due: date
    so_far: Fraction
    """Skills per week since the start; 0 on the first day."""
    needed: Fraction
    """Skills per week until the due day; 0 when the target is reached, and what is left when the
    due day is past."""
    forecast: date | None
    """The day on which the target is reached at the pace so far; None where there is no pace."""

    @property
    def on_time(self) -> bool:
        """Whether the target is reached, or will be by the due day."""
        return self.done >= self.target or (self.forecast is not None and self.forecast <= self.due)


def due_day(document: Document, config: RoadmapConfig) -> date | None:
    """Give the day by which the target is due: config's, or `by month 6` counted from the start."""
    if config.target_date:
        return config.target_date
    said = _MONTH.search(document.target or "")
    if said is None or config.start is None:
        return None
    months = config.start.month - 1 + int(said.group(1))
    year, month = config.start.year + months // 12, months % 12 + 1
    first = date(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first.replace(day=1) + timedelta(days=config.start.day - 1), last)


def goal(document: Document) -> int | None:
    """Give the number of skills that the metrics table aims at."""
    row = document.metric("skills")
    wanted = row.goal if row else None
    return -(-wanted.low.numerator // wanted.low.denominator) if wanted else None


def pace(document: Document, config: RoadmapConfig, *, skills: int, today: date) -> Pace | None:
    """Measure the pace; None where the roadmap has no start, target number or due day."""
    due, target = due_day(document, config), goal(document)
    if config.start is None or due is None or target is None:
        return None
    return measured(start=config.start, due=due, target=target, skills=skills, today=today)


def measured(*, start: date, due: date, target: int, skills: int, today: date) -> Pace:
    """Measure the pace between the days."""
    left = max(target - skills, 0)
    weeks = Fraction(max((today - start).days, 0), 7)
    until = Fraction(max((due - today).days, 0), 7)
    so_far = skills / weeks if weeks else Fraction(0)
    return Pace(
        done=skills,
        target=target,
        due=due,
        so_far=so_far,
        needed=left / until if until else Fraction(left),
        forecast=_forecast(left, so_far, today),
    )


def _forecast(left: int, so_far: Fraction, today: date) -> date | None:
    if not left:
        return today
    if not so_far:
        return None
    days = -(-(left * 7) // so_far)
    return today + timedelta(days=int(days)) if days <= _LONGEST_DAYS else None

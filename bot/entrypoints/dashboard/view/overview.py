"""How far a library has come: numbers, phases, burn-up, pace."""

from datetime import date, datetime, timedelta

from pydantic import Field

from bot.entrypoints.dashboard.view.model import Shown
from bot.storage.ledger import SqlLedger
from bot.workflow.roadmap import census
from bot.workflow.roadmap.census import Census

_WEEK = timedelta(days=7)


class Phase(Shown):
    """A phase of the roadmap; a skill that it lists twice counts once."""

    number: str
    title: str
    state: str = Field(description="`complete`, `in_progress` or `planned`.")
    priority: str | None
    done: int
    total: int


class Day(Shown):
    """What was counted on one day, last."""

    day: date
    skills: int
    done: int


class Pace(Shown):
    """Skills per week; what is needed is counted from today to the due day."""

    so_far: float
    needed: float
    forecast: date | None = Field(description="Day of the target at the pace so far.")
    on_time: bool


class Overview(Shown):
    """One repository at a glance; `counted_at` is None before the roadmap was first counted."""

    repository: str
    counted_at: datetime | None = None
    commit: str = ""
    skills: int = 0
    gold: int = 0
    total_lines: int = 0
    done: int = 0
    open: int = 0
    target: int | None = None
    start: date | None = None
    due: date | None = None
    last_week: int | None = Field(None, description="Skills that came in the last seven days.")
    pace: Pace | None = None
    phases: tuple[Phase, ...] = ()
    history: tuple[Day, ...] = ()


def overview(ledger: SqlLedger, repo: str, *, now: datetime) -> Overview:
    """Read it; the history begins with the day that Milepost first counted."""
    kept = ledger.cursors(repo=repo, prefix=census.PREFIX)
    days = [census.load(kept[name]) for name in sorted(kept)]
    if not days:
        return Overview(repository=repo)
    last = days[-1]
    return Overview(
        repository=repo,
        counted_at=last.at,
        commit=last.commit,
        skills=last.skills,
        gold=last.gold,
        total_lines=last.total_lines,
        done=last.done,
        open=last.open,
        target=last.target,
        start=last.start,
        due=last.due,
        last_week=_last_week(days, now),
        pace=_pace(last, now.date()),
        phases=tuple(
            Phase(
                number=each.number,
                title=each.title,
                state=each.state,
                priority=each.priority,
                done=each.done,
                total=each.total,
            )
            for each in last.phases
        ),
        history=tuple(Day(day=each.at.date(), skills=each.skills, done=each.done) for each in days),
    )


def _pace(last: Census, today: date) -> Pace | None:
    found = last.pace(today)
    if found is None:
        return None
    return Pace(
        so_far=round(float(found.so_far), 2),
        needed=round(float(found.needed), 2),
        forecast=found.forecast,
        on_time=found.on_time,
    )


def _last_week(days: list[Census], now: datetime) -> int | None:
    """None where nothing was counted a week ago or earlier."""
    before = [each for each in days if each.at <= now - _WEEK]
    return days[-1].skills - before[-1].skills if before else None

"""What is done as the promised time runs out: each step once in a round, each person pinged once.

Steps that were carried out are read from the ledger, so a restart or a sweep that runs twice
repeats nothing. After an outage several steps may be due at once: then only the highest of those
that have somebody to ping is carried out, and those below it are recorded as overtaken.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum, unique

from bot.model.config.review import LadderConfig
from bot.workflow.review.calendar import Calendar
from bot.workflow.review.promise import Standing


@unique
class Outcome(StrEnum):
    """What came of a step."""

    DONE = "done"
    OVERTAKEN = "overtaken"
    NOBODY = "nobody"
    """There is nobody to ping: not configured, muted, away, pinged before, or over the budget."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """A step of the ladder that the record holds."""

    step: str
    round: int
    person: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step that is due now."""

    step: str
    round: int
    due: datetime
    outcome: Outcome
    person: str = ""
    """Login, or `org/team`, to ping; empty where nobody is."""
    passed_over: tuple[tuple[str, str], ...] = ()
    """Who was not pinged, and why."""


@dataclass(frozen=True, kw_only=True)
class People:
    """Who can be pinged."""

    assigned: tuple[str, ...]
    """Reviewers asked for this pull request."""
    next: tuple[str, ...]
    """Others who may review it, best first."""
    away: frozenset[str] = frozenset()
    """Logins in lower case."""
    pings: Mapping[str, int] = field(default_factory=dict)
    """Pings of the last 24 hours over all pull requests, by login in lower case."""


@dataclass(frozen=True, kw_only=True)
class Climb:
    """What is due on the ladder, and when to look again."""

    steps: tuple[Step, ...]
    next_at: datetime | None


def climb(
    standing: Standing | None,
    *,
    done: Sequence[Done],
    people: People,
    config: LadderConfig,
    calendar: Calendar,
    now: datetime,
) -> Climb:
    """Give the steps that are due for an open promise whose clock runs."""
    if standing is None or not standing.open or not standing.running:
        return Climb(steps=(), next_at=None)
    recorded = [entry for entry in done if entry.round == standing.round]
    taken = {entry.step for entry in recorded}
    due: list[tuple[str, datetime]] = []
    later: list[datetime] = []
    for rung in config.rungs:
        at = standing.reached(rung.percent / 100, calendar)
        if rung.step in taken or at is None:
            continue
        if at <= now:
            due.append((rung.step, at))
        else:
            later.append(at)
    pinged = {entry.person.lower() for entry in recorded if entry.person}
    steps = []
    found = False
    for name, at in reversed(due):
        step = Step(step=name, round=standing.round, due=at, outcome=Outcome.DONE)
        if name != "label" and found:
            step = replace(step, outcome=Outcome.OVERTAKEN)
        elif name != "label":
            person, passed = _whom(name, people, config, pinged)
            found = bool(person)
            outcome = Outcome.DONE if person else Outcome.NOBODY
            step = replace(step, outcome=outcome, person=person, passed_over=passed)
        steps.append(step)
    return Climb(steps=tuple(reversed(steps)), next_at=min(later, default=None))


def _whom(
    step: str, people: People, config: LadderConfig, pinged: Collection[str]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Find whom a step pings, and say who was passed over for which reason."""
    candidates: Sequence[str]
    match step:
        case "reviewer":
            candidates = people.assigned
        case "next":
            assigned = {login.lower() for login in people.assigned}
            candidates = [login for login in people.next if login.lower() not in assigned]
        case "team":
            candidates = [config.team] if config.team else []
        case _:
            candidates = [config.lead] if config.lead else []
    muted = {login.lower() for login in config.muted}
    passed: list[tuple[str, str]] = []
    for login in candidates:
        name = login.lower()
        if name in muted:
            passed.append((login, "does not want to be pinged"))
        elif name in people.away:
            passed.append((login, "is away"))
        elif name in pinged:
            passed.append((login, "was pinged before"))
        elif people.pings.get(name, 0) >= config.pings_per_day:
            passed.append((login, f"had {config.pings_per_day} pings in 24 hours"))
        else:
            return login, tuple(passed)
    return "", tuple(passed)

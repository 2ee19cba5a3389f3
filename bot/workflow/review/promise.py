"""The promise of a review in time: due, kept or broken, counted only in the maintainers' turn.

A pull request is reviewed in *rounds*. The first begins when it is first the maintainers' turn;
each answer of a maintainer ends a round, and the next begins when the turn comes back to them.
A decision is promised apart, over all rounds. Time that waits only for the merge is not counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum, unique

from bot.model.config.review import ReviewConfig
from bot.workflow.review.calendar import Calendar
from bot.workflow.review.moments import Cause, Interval, Moment, Turn
from bot.workflow.review.turns import History


@unique
class Promise(StrEnum):
    """What is promised."""

    FIRST = "first review"
    FOLLOW_UP = "follow-up review"
    DECISION = "decision"


@unique
class State(StrEnum):
    """How a promise stands."""

    RUNNING = "running"
    STOPPED = "stopped"
    """It is not the maintainers' turn."""
    KEPT = "kept"
    BROKEN = "broken"
    """Late: answered too late, or not yet answered (then `answered` is none)."""
    WITHDRAWN = "withdrawn"
    """Closed by its author before it was due."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One promise, as it stands now or as it ended."""

    promise: Promise
    round: int
    """From 1; 0 for the decision."""
    state: State
    allowed: timedelta
    spent: timedelta
    """Counted time of the maintainers' turn so far."""
    began: datetime
    due: datetime | None
    """When it is or was due; none while the clock is stopped, or was answered, before that."""
    answered: datetime | None
    answered_by: str
    counted: tuple[Interval, ...]
    closed: bool
    """Whether the pull request is closed, answered or not."""
    running: bool
    """Whether the clock runs now, also past the due time."""
    pauses: tuple[Interval, ...]
    """Every stretch of the round that was not counted."""

    @property
    def left(self) -> timedelta:
        """Counted time left; negative when late."""
        return self.allowed - self.spent

    @property
    def open(self) -> bool:
        """Whether somebody still has to answer."""
        return self.answered is None and not self.closed

    def reached(self, share: float, calendar: Calendar) -> datetime | None:
        """Give when that share of the allowed time was or, if it runs on, will be used up."""
        return _reached(self.counted, self.allowed * share, calendar, running=self.running)


def standings(known: History, *, config: ReviewConfig, now: datetime) -> tuple[Standing, ...]:
    """Give each promise made to this pull request, oldest first, the decision last."""
    calendar = Calendar(config=config.calendar)
    found: list[Standing] = []
    for spans, answer in _rounds(known):
        first = not found
        hours = config.promise_hours if first else config.follow_up_hours
        if hours is None:
            break
        found.append(
            _standing(
                Promise.FIRST if first else Promise.FOLLOW_UP,
                len(found) + 1,
                spans,
                answer,
                timedelta(hours=hours),
                calendar,
                known,
                now,
            )
        )
    if config.decision_hours is not None and known.intervals:
        found += _decision(known, timedelta(hours=config.decision_hours), calendar, now)
    return tuple(found)


def current(found: Sequence[Standing]) -> Standing | None:
    """Give the promise that is open and due first; a stopped one comes after those with a date."""
    opened = [standing for standing in found if standing.open]
    return min(
        opened,
        key=lambda s: (s.due is None, s.due.timestamp() if s.due else 0.0, s.left),
        default=None,
    )


def as_of(standing: Standing, calendar: Calendar, now: datetime) -> Standing:
    """Give an open promise as it stands later, if nothing happened since."""
    counted, pauses = standing.counted, standing.pauses
    if standing.running:
        counted = (*counted[:-1], replace(counted[-1], end=max(now, counted[-1].end)))
    elif pauses:
        pauses = (*pauses[:-1], replace(pauses[-1], end=max(now, pauses[-1].end)))
    spent = sum((calendar.counted(span.start, span.end) for span in counted), timedelta())
    running = standing.running
    return replace(
        standing,
        counted=counted,
        pauses=pauses,
        spent=spent,
        due=_reached(counted, standing.allowed, calendar, running=running),
        state=_state(spent, standing.allowed, None, running=running, closed=False),
    )


def _counts(span: Interval) -> bool:
    return span.turn is Turn.MAINTAINERS and span.cause is not Cause.MERGE


def _rounds(known: History) -> list[tuple[list[Interval], Moment | None]]:
    """Cut the intervals at each answer; stretches in which nothing counted are no round."""
    rounds: list[tuple[list[Interval], Moment | None]] = []
    rest = list(known.intervals)
    for answer in known.responses:
        spans, rest = _cut(rest, answer.at)
        if any(_counts(span) for span in spans):
            rounds.append((_trimmed(spans), answer))
        elif not rounds and known.opened is not None:
            # An answer during a draft or before the clock started: the promise is kept at once.
            rounds.append((spans, answer))
    if any(_counts(span) for span in rest) or (not rounds and rest):
        rounds.append((_trimmed(rest), None))
    return rounds


def _cut(spans: Sequence[Interval], at: datetime) -> tuple[list[Interval], list[Interval]]:
    """Divide the stretches into those before and those after a time."""
    before = [replace(span, end=min(span.end, at)) for span in spans if span.start < at]
    after = [
        replace(span, start=max(span.start, at))
        for span in spans
        if span.end > at or span.start == span.end == at
    ]
    return before, after


def _trimmed(spans: Sequence[Interval]) -> list[Interval]:
    """Leave out what was before the first counted stretch, unless nothing counted yet."""
    for index, span in enumerate(spans):
        if _counts(span):
            return list(spans[index:])
    return list(spans)


def _decision(
    known: History, allowed: timedelta, calendar: Calendar, now: datetime
) -> list[Standing]:
    answer = known.decisions[0] if known.decisions else None
    spans = list(known.intervals)
    if answer is not None:
        spans, _ = _cut(spans, answer.at)
    if not spans:
        return []
    return [_standing(Promise.DECISION, 0, spans, answer, allowed, calendar, known, now)]


def _standing(
    promise: Promise,
    number: int,
    spans: Sequence[Interval],
    answer: Moment | None,
    allowed: timedelta,
    calendar: Calendar,
    known: History,
    now: datetime,
) -> Standing:
    counted = tuple(span for span in spans if _counts(span))
    spent = sum((calendar.counted(span.start, span.end) for span in counted), timedelta())
    running = answer is None and not known.closed and bool(spans) and _counts(spans[-1])
    due = _reached(counted, allowed, calendar, running=running)
    return Standing(
        promise=promise,
        round=number,
        state=_state(spent, allowed, answer, running=running, closed=known.closed),
        allowed=allowed,
        spent=spent,
        began=spans[0].start if spans else (answer.at if answer else now),
        due=due,
        answered=answer.at if answer else None,
        answered_by=answer.actor if answer else "",
        counted=counted,
        closed=known.closed,
        running=running,
        pauses=tuple(span for span in spans if not _counts(span)),
    )


def _state(
    spent: timedelta, allowed: timedelta, answer: Moment | None, *, running: bool, closed: bool
) -> State:
    if spent > allowed:
        return State.BROKEN
    if answer is not None:
        return State.KEPT
    if closed:
        return State.WITHDRAWN
    return State.RUNNING if running else State.STOPPED


def _reached(
    counted: Sequence[Interval], amount: timedelta, calendar: Calendar, *, running: bool
) -> datetime | None:
    """Walk the counted stretches until `amount` is used up; the last may run on."""
    left = amount
    for span in counted:
        length = calendar.counted(span.start, span.end)
        if length >= left and left > timedelta():
            return calendar.after(span.start, left)
        last = span is counted[-1]
        if last and running:
            return calendar.after(span.start, left)
        left -= length
    return None

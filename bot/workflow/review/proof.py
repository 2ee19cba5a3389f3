"""Proof of the promise: what was kept, week by week, and every open breach with its pauses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from bot.model.badge import Badge, Colour
from bot.workflow.review.promise import Promise, Standing, State

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A promise made to one pull request."""

    number: int
    standing: Standing


@dataclass(frozen=True, kw_only=True)
class Week:
    """What became of the promises that were answered, or broken, in one ISO week."""

    name: str
    """`2026-W10`."""
    kept: int
    broken: int
    median: timedelta | None
    """Of the counted time until the answer; None if nothing was answered."""
    p90: timedelta | None

    @property
    def compliance(self) -> float | None:
        """Share that was kept, None if there was nothing to keep."""
        total = self.kept + self.broken
        return self.kept / total if total else None


@dataclass(frozen=True, kw_only=True)
class Proof:
    """The published record of one promise."""

    promise: Promise
    hours: int
    weeks: tuple[Week, ...]
    """Oldest first; weeks in which nothing happened stand between others too."""
    whole: Week
    """All of them together."""
    breaches: tuple[Case, ...]
    """Late and still not answered, the latest first."""


def prove(
    cases: Iterable[Case], *, promise: Promise, hours: int, now: datetime, weeks: int = 12
) -> Proof:
    """Count the last weeks, the running one included.

    A promise belongs to the week of its answer; one that is late and not answered belongs to the
    week in which it was due, so that silence cannot improve the record.
    """
    ours = [case for case in cases if case.standing.promise is promise]
    names = [_week(now - timedelta(weeks=back)) for back in range(weeks - 1, -1, -1)]
    settled: dict[str, list[Standing]] = {name: [] for name in names}
    for case in ours:
        at = _settled_at(case.standing)
        if at is not None and at <= now and _week(at) in settled:
            settled[_week(at)].append(case.standing)
    late = [case for case in ours if case.standing.open and case.standing.state is State.BROKEN]
    return Proof(
        promise=promise,
        hours=hours,
        weeks=tuple(_counted(name, settled[name]) for name in names),
        whole=_counted(f"{names[0]} to {names[-1]}", [s for name in names for s in settled[name]]),
        breaches=tuple(sorted(late, key=lambda case: (case.standing.left, case.number))),
    )


def badge(proof: Proof) -> Badge:
    """Give the record as a badge."""
    label = f"{proof.promise.value} within {proof.hours} h"
    share, median = proof.whole.compliance, proof.whole.median
    if share is None:
        return Badge(label=label, words="none yet", colour="lightgrey")
    # Rounded down: 99.6 % is not "always".
    words = f"{int(share * 100)}% kept"
    if median is not None:
        words += f", median {round(median / _HOUR)} h"
    colour: Colour = "brightgreen" if share >= 0.9 else "yellow" if share >= 0.7 else "red"
    return Badge(label=label, words=words, colour=colour)


def _settled_at(standing: Standing) -> datetime | None:
    if standing.answered is not None:
        return standing.answered
    return standing.due if standing.state is State.BROKEN else None


def _week(at: datetime) -> str:
    year, week, _ = at.isocalendar()
    return f"{year}-W{week:02}"


def _counted(name: str, settled: Sequence[Standing]) -> Week:
    answered = sorted(each.spent for each in settled if each.answered is not None)
    return Week(
        name=name,
        kept=sum(each.state is State.KEPT for each in settled),
        broken=sum(each.state is State.BROKEN for each in settled),
        median=_percentile(answered, 50),
        p90=_percentile(answered, 90),
    )


def _percentile(ordered: Sequence[timedelta], percent: int) -> timedelta | None:
    """Nearest rank: a length that was really measured, never one between two."""
    if not ordered:
        return None
    return ordered[max(ceil(len(ordered) * percent / 100), 1) - 1]

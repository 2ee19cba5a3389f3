"""Proof of the promise: what was kept, week by week, and every open breach with its pauses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from math import ceil

from bot.workflow.review.promise import Promise, Standing, State

Json = Mapping[str, object]

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


def as_json(proof: Proof) -> Json:
    """Give the record as JSON: times in UTC, lengths in hours."""
    return {
        "promise": proof.promise.value,
        "hours": proof.hours,
        **_week_json(proof.whole),
        "weeks": [_week_json(week) for week in proof.weeks],
        "open_breaches": [_breach_json(case) for case in proof.breaches],
    }


def badge(proof: Proof) -> Json:
    """Give the record as shields.io reads it (its "endpoint badge" schema)."""
    label, words, colour = _badge(proof)
    return {"schemaVersion": 1, "label": label, "message": words, "color": colour}


def badge_svg(proof: Proof) -> str:
    """Draw the badge, for pages that fetch nothing from elsewhere."""
    label, words, colour = _badge(proof)
    # Verdana at 11 px: 6.5 px a letter is enough, and textLength makes the text fit exactly.
    left, right = (ceil(len(text) * 6.5) + 10 for text in (label, words))
    fill = {"brightgreen": "#3fb950", "yellow": "#bf8700", "red": "#cf222e"}.get(colour, "#6e7781")
    title = escape(f"{label}: {words}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" '
        f'role="img" aria-label="{title}"><title>{title}</title>'
        f'<rect width="{left}" height="20" fill="#444c56"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{fill}"/>'
        '<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" '
        'font-size="11">'
        f'<text x="{left / 2}" y="14" textLength="{left - 10}">{escape(label)}</text>'
        f'<text x="{left + right / 2}" y="14" textLength="{right - 10}">{escape(words)}</text>'
        "</g></svg>"
    )


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


def _hours(length: timedelta | None) -> float | None:
    return None if length is None else round(length / _HOUR, 1)


def _week_json(week: Week) -> dict[str, object]:
    share = week.compliance
    return {
        "week": week.name,
        "kept": week.kept,
        "broken": week.broken,
        "compliance": None if share is None else round(share, 3),
        "median_hours": _hours(week.median),
        "p90_hours": _hours(week.p90),
    }


def _breach_json(case: Case) -> dict[str, object]:
    standing = case.standing
    return {
        "number": case.number,
        "round": standing.round,
        "began": standing.began.isoformat(),
        "due": standing.due.isoformat() if standing.due else None,
        "spent_hours": _hours(standing.spent),
        "late_hours": _hours(-standing.left),
        "pauses": [
            {
                "from": pause.start.isoformat(),
                "to": pause.end.isoformat(),
                "turn": pause.turn.value,
                "cause": pause.cause.value,
                "by": pause.by,
            }
            for pause in standing.pauses
        ],
    }


def _badge(proof: Proof) -> tuple[str, str, str]:
    label = f"{proof.promise.value} within {proof.hours} h"
    share, median = proof.whole.compliance, proof.whole.median
    if share is None:
        return label, "none yet", "lightgrey"
    # Rounded down: 99.6 % is not "always".
    words = f"{int(share * 100)}% kept"
    if median is not None:
        words += f", median {round(median / _HOUR)} h"
    colour = "brightgreen" if share >= 0.9 else "yellow" if share >= 0.7 else "red"
    return label, words, colour

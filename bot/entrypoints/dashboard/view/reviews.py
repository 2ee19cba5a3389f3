"""The review board: whose turn it is, what is due, how the promise was kept."""

from datetime import UTC, datetime, timedelta

from pydantic import Field

from bot.engine.record import proved
from bot.entrypoints.dashboard.view.model import Shown
from bot.storage.ledger import SqlLedger
from bot.workflow.review import board as kept
from bot.workflow.review.moments import Interval
from bot.workflow.review.promise import Promise, State
from bot.workflow.review.proof import Case, Proof
from bot.workflow.review.proof import Week as Counted
from bot.workflow.review.settling import cases

_HOUR = timedelta(hours=1)
_NEVER = datetime.max.replace(tzinfo=UTC)


class Open(Shown):
    """A pull request that is open, as it was last looked at."""

    number: int
    title: str
    author: str
    url: str
    opened: datetime
    seen: datetime
    draft: bool
    turn: str = Field(description="`author`, `maintainers`, `checks` or `paused`.")
    cause: str
    by: str
    since: datetime | None
    promise: str
    due: datetime | None = Field(description="None while the clock stands.")
    late: bool
    reviewers: tuple[str, ...]
    skills: tuple[str, ...]
    errors: int | None


class Pause(Shown):
    """A stretch of a round that was not counted."""

    begins: datetime
    ends: datetime
    turn: str
    cause: str
    by: str


class Breach(Shown):
    """A promise that was not kept, with what was not counted."""

    number: int
    promise: str
    due: datetime | None
    open: bool = Field(description="Whether it still waits for an answer.")
    answered: datetime | None
    answered_by: str
    late_hours: float
    pauses: tuple[Pause, ...]


class Week(Shown):
    """What became of first reviews in one ISO week; lengths in hours."""

    week: str
    kept: int
    broken: int
    compliance: float | None = Field(description="Share that was kept, 0 to 1.")
    median_hours: float | None
    p90_hours: float | None


class Record(Shown):
    """How one kind of promise was kept in the last twelve weeks, those still open included."""

    promise: str = Field(description="`first review`, `follow-up review` or `decision`.")
    hours: int
    whole: Week
    weeks: tuple[Week, ...]


class Reviews(Shown):
    """Open pull requests (those due first come first), and the records; the first review leads."""

    repository: str
    open: tuple[Open, ...]
    records: tuple[Record, ...]
    breaches: tuple[Breach, ...] = Field(description="Those still open, then the latest first.")


def reviews(ledger: SqlLedger, repo: str, *, now: datetime) -> Reviews:
    """Read the board and the records."""
    places = (kept.load(text) for text in ledger.cursors(repo=repo, prefix=kept.PREFIX).values())
    rows = [_open(place, now) for place in places if place is not None]
    found = [
        proof
        for promise in Promise
        if (proof := proved(ledger, repo, promise=promise, now=now)) is not None
    ]
    broken = [
        case for case in cases(ledger.entries(repo=repo)) if case.standing.state is State.BROKEN
    ]
    late = [case for proof in found for case in proof.breaches]
    return Reviews(
        repository=repo,
        open=tuple(sorted(rows, key=lambda row: (row.due or _NEVER, row.number))),
        records=tuple(_record(proof) for proof in found),
        breaches=tuple(_breach(case) for case in (*late, *reversed(broken))),
    )


def _record(proof: Proof) -> Record:
    return Record(
        promise=proof.promise.value,
        hours=proof.hours,
        whole=_week(proof.whole),
        weeks=tuple(_week(week) for week in proof.weeks),
    )


def _open(place: kept.Place, now: datetime) -> Open:
    return Open(
        number=place.number,
        title=place.title,
        author=place.author,
        url=place.url,
        opened=place.opened,
        seen=place.seen,
        draft=place.draft,
        turn=place.turn,
        cause=place.cause,
        by=place.by,
        since=place.since,
        promise=place.promise,
        due=place.due,
        late=place.late(now),
        reviewers=place.reviewers,
        skills=place.skills,
        errors=place.errors,
    )


def _week(week: Counted) -> Week:
    return Week(
        week=week.name,
        kept=week.kept,
        broken=week.broken,
        compliance=None if week.compliance is None else round(week.compliance, 3),
        median_hours=_hours(week.median),
        p90_hours=_hours(week.p90),
    )


def _breach(case: Case) -> Breach:
    standing = case.standing
    return Breach(
        number=case.number,
        promise=standing.promise.value,
        due=standing.due,
        open=standing.open,
        answered=standing.answered,
        answered_by=standing.answered_by,
        late_hours=_hours(-standing.left) or 0.0,
        pauses=tuple(_pause(each) for each in standing.pauses),
    )


def _pause(span: Interval) -> Pause:
    return Pause(
        begins=span.start,
        ends=span.end,
        turn=span.turn.value,
        cause=span.cause.value,
        by=span.by,
    )


def _hours(length: timedelta | None) -> float | None:
    return None if length is None else round(length / _HOUR, 1)

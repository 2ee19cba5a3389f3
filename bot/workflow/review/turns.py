"""Whose turn it is: a pull request's own events, folded into intervals without gaps.

Only GitHub's times count, never the time at which an event reached us, so a lost or late delivery
that is found later gives the same intervals. The order of precedence, strongest first:

    closed > suspended > paused by hand > draft > checks failed or running
           > an answer is awaited from the author > enough approvals of the head > review
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.workflow.review.moments import CHECKS, REVIEWS, Cause, Interval, Kind, Moment, Turn


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What of the configuration the turns depend on."""

    author: str
    approvals: int = 1
    comments_count: bool = False
    checks_limit: timedelta = timedelta(hours=6)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """A reviewer's last word, bound to the commit it was said of."""

    reviewer: str
    approved: bool
    commit: str
    at: datetime

    def stale(self, head: str) -> bool:
        """Whether the head has moved since; unknown commits are taken as stale."""
        return not self.commit or self.commit != head


@dataclass(frozen=True, kw_only=True)
class History:
    """The intervals of a pull request, and how it stands at the end of them.

    Only the last interval may be empty: something happened in this very second.
    """

    intervals: tuple[Interval, ...]
    responses: tuple[Moment, ...]
    """Each act of a maintainer that answers the author, oldest first."""
    decisions: tuple[Moment, ...]
    """Approvals, requested changes, merge and close, oldest first."""
    verdicts: tuple[Verdict, ...]
    head: str
    closed: bool
    merged: bool

    @property
    def now(self) -> Interval | None:
        """The interval that is still running; none when closed or not yet begun."""
        return None if self.closed or not self.intervals else self.intervals[-1]

    @property
    def opened(self) -> datetime | None:
        """When the pull request was opened."""
        return self.intervals[0].start if self.intervals else None

    def approvals(self) -> tuple[Verdict, ...]:
        """Approvals that still hold for the head."""
        return tuple(v for v in self.verdicts if v.approved and not v.stale(self.head))

    def stale(self) -> tuple[Verdict, ...]:
        """Approvals that a push has made stale."""
        return tuple(v for v in self.verdicts if v.approved and v.stale(self.head))


@dataclass(frozen=True, kw_only=True)
class _State:
    """What the fold remembers between two events."""

    head: str = ""
    draft: bool = False
    closed: bool = False
    merged: bool = False
    suspended: bool = False
    paused: str | None = None
    awaited: Cause | None = None
    awaited_by: str = ""
    checks: Mapping[tuple[str, str], tuple[Kind, datetime]] = field(default_factory=dict)
    """By commit and by who checks: our own verdict and the checks of others stand side by side."""
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)

    def answered(self) -> "_State":
        """Nothing is awaited from the author any more."""
        return replace(self, awaited=None, awaited_by="")


def history(moments: Iterable[Moment], *, rules: Rules, now: datetime) -> History:
    """Fold the events up to `now` into intervals that cover the pull request's age exactly.

    The order in which the moments are given, and repeated ones, make no difference. Without an
    `OPENED` moment there is nothing to tell, and the history is empty.
    """
    known = sorted({moment for moment in moments if moment.at <= now}, key=lambda m: m.order)
    state = _State()
    begun: datetime | None = None
    spans: list[Interval] = []
    responses: list[Moment] = []
    decisions: list[Moment] = []
    for moment in known:
        if begun is not None:
            spans += _spans(state, begun, moment.at, rules)
        if begun is not None or moment.kind is Kind.OPENED:
            begun = moment.at
        if begun is not None and not state.closed:
            if _responds(moment, rules):
                responses.append(moment)
            if _decides(moment, rules):
                decisions.append(moment)
        state = _after(state, moment, rules)
    if begun is not None:
        # Also when nothing has elapsed yet: whose turn it is must be known in the same second.
        spans += _spans(state, begun, now, rules, instant=True)
    while spans and spans[-1].cause is Cause.CLOSED:
        spans.pop()
    return History(
        intervals=tuple(_joined(spans)),
        responses=tuple(responses),
        decisions=tuple(decisions),
        verdicts=tuple(sorted(state.verdicts.values(), key=lambda v: (v.at, v.reviewer))),
        head=state.head,
        closed=state.closed,
        merged=state.merged,
    )


def _by_maintainer(moment: Moment, rules: Rules) -> bool:
    return moment.maintainer and moment.actor.lower() != rules.author.lower()


def _by_author(moment: Moment, rules: Rules) -> bool:
    return moment.actor.lower() == rules.author.lower()


def _responds(moment: Moment, rules: Rules) -> bool:
    if moment.kind is Kind.MERGED:
        return True
    if not _by_maintainer(moment, rules):
        return False
    if moment.kind is Kind.COMMENTED:
        return rules.comments_count
    return moment.kind in REVIEWS or moment.kind is Kind.CLOSED


def _decides(moment: Moment, rules: Rules) -> bool:
    if moment.kind in {Kind.MERGED, Kind.CLOSED}:
        return True
    return _by_maintainer(moment, rules) and moment.kind in {
        Kind.APPROVED,
        Kind.CHANGES_REQUESTED,
    }


def _after(state: _State, moment: Moment, rules: Rules) -> _State:
    """Give the state once the moment has taken effect."""
    match moment.kind:
        case Kind.OPENED:
            head = moment.commit or state.head
            return replace(state, head=head, draft=moment.draft, closed=False, merged=False)
        case Kind.PUSHED:
            return replace(state.answered(), head=moment.commit)
        case Kind.REOPENED:
            return replace(state, closed=False)
        case Kind.CLOSED:
            return replace(state, closed=True)
        case Kind.MERGED:
            return replace(state, closed=True, merged=True)
        case Kind.DRAFTED:
            return replace(state, draft=True)
        case Kind.READIED:
            return replace(state.answered(), draft=False)
        case Kind.SUSPENDED:
            return replace(state, suspended=True)
        case Kind.UNSUSPENDED:
            return replace(state, suspended=False)
        case Kind.PAUSED:
            return replace(state, paused=moment.actor)
        case Kind.RESUMED:
            return replace(state, paused=None)
        case Kind.HANDED_BACK | Kind.REVIEW_REQUESTED:
            return state.answered()
        case Kind.COMMENTED:
            return _commented(state, moment, rules)
        case Kind.DISMISSED:
            return _dismissed(state, moment)
        case kind if kind in CHECKS:
            return _checked(state, moment)
        case _:
            return _reviewed(state, moment, rules)


def _checked(state: _State, moment: Moment) -> _State:
    """Checks that say "running" twice are as old as the first time."""
    key = (moment.commit, moment.actor)
    if state.checks.get(key, (None,))[0] is moment.kind:
        return state
    return replace(state, checks={**state.checks, key: (moment.kind, moment.at)})


def _commented(state: _State, moment: Moment, rules: Rules) -> _State:
    if _by_author(moment, rules) and state.awaited is Cause.QUESTION:
        return state.answered()
    if rules.comments_count and _by_maintainer(moment, rules) and state.awaited is None:
        return replace(state, awaited=Cause.QUESTION, awaited_by=moment.actor)
    return state


def _dismissed(state: _State, moment: Moment) -> _State:
    verdicts = {who: v for who, v in state.verdicts.items() if who != moment.actor.lower()}
    if state.awaited_by.lower() == moment.actor.lower():
        return replace(state.answered(), verdicts=verdicts)
    return replace(state, verdicts=verdicts)


def _reviewed(state: _State, moment: Moment, rules: Rules) -> _State:
    if not _by_maintainer(moment, rules):
        return state
    if moment.kind is Kind.REVIEW_COMMENTED:
        if state.awaited is not None:
            return state
        return replace(state, awaited=Cause.QUESTION, awaited_by=moment.actor)
    approved = moment.kind is Kind.APPROVED
    verdict = Verdict(reviewer=moment.actor, approved=approved, commit=moment.commit, at=moment.at)
    state = replace(state, verdicts={**state.verdicts, moment.actor.lower(): verdict})
    if not approved:
        return replace(state, awaited=Cause.CHANGES_REQUESTED, awaited_by=moment.actor)
    if state.awaited_by.lower() == moment.actor.lower() or state.awaited is Cause.QUESTION:
        return state.answered()
    return state


def _spans(
    state: _State, start: datetime, end: datetime, rules: Rules, *, instant: bool = False
) -> list[Interval]:
    """Say whose turn the stretch was; running checks hold the turn only for so long."""
    if start == end and not instant:
        return []
    turn, cause, by = _turn(state, rules)
    whole = Interval(start=start, end=end, turn=turn, cause=cause, by=by, commit=state.head)
    if cause is not Cause.CHECKS_RUNNING:
        return [whole]
    until = _checks(state)[Kind.CHECKS_RUNNING] + rules.checks_limit
    late = replace(whole, turn=Turn.MAINTAINERS, cause=Cause.CHECKS_SILENT)
    if until <= start:
        return [late]
    if until >= end:
        return [whole]
    return [replace(whole, end=until), replace(late, start=until)]


def _turn(state: _State, rules: Rules) -> tuple[Turn, Cause, str]:
    if state.closed:
        return Turn.PAUSED, Cause.CLOSED, ""
    if state.suspended:
        return Turn.PAUSED, Cause.SUSPENDED, ""
    if state.paused is not None:
        return Turn.PAUSED, Cause.PAUSED, state.paused
    if state.draft:
        return Turn.PAUSED, Cause.DRAFT, ""
    checks = _checks(state)
    if Kind.CHECKS_FAILED in checks:
        return Turn.AUTHOR, Cause.CHECKS_FAILED, ""
    if Kind.CHECKS_NEED_LEAVE in checks:
        return Turn.MAINTAINERS, Cause.CHECKS_NEED_LEAVE, ""
    if Kind.CHECKS_RUNNING in checks:
        return Turn.CHECKS, Cause.CHECKS_RUNNING, ""
    if state.awaited is not None:
        return Turn.AUTHOR, state.awaited, state.awaited_by
    holding = [v for v in state.verdicts.values() if v.approved and not v.stale(state.head)]
    if len(holding) >= rules.approvals:
        return Turn.MAINTAINERS, Cause.MERGE, holding[-1].reviewer
    return Turn.MAINTAINERS, Cause.REVIEW, ""


def _checks(state: _State) -> dict[Kind, datetime]:
    """How the head's checks stand, each with the time since when."""
    found: dict[Kind, datetime] = {}
    for (commit, _), (kind, at) in state.checks.items():
        if commit == state.head:
            found[kind] = min(at, found.get(kind, at))
    return found


def _joined(spans: Iterable[Interval]) -> list[Interval]:
    """Join neighbours that differ in nothing but their time."""
    joined: list[Interval] = []
    for span in spans:
        if joined and replace(joined[-1], end=span.end) == replace(span, start=joined[-1].start):
            joined[-1] = replace(joined[-1], end=span.end)
        else:
            joined.append(span)
    return joined

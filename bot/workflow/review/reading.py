"""From GitHub's records and the ledger to the moments that turns are told from.

GitHub's timeline dates a plain push by its commits, that is by the author's clock, and a commit may
be older than the review it answers. So the heads are taken from the ledger, which notes when each
was first seen; everything else has GitHub's own time.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.model.config.review import ReviewConfig
from bot.model.facts import Moment as Dated
from bot.model.facts import Review
from bot.model.ledger import Entry, Kind
from bot.workflow.review import checks
from bot.workflow.review.facts import ReviewFacts
from bot.workflow.review.moments import Kind as Happened
from bot.workflow.review.moments import Moment
from bot.workflow.review.turns import History, Rules, history

_TIMELINE = {
    "ready_for_review": Happened.READIED,
    "convert_to_draft": Happened.DRAFTED,
    "closed": Happened.CLOSED,
    "merged": Happened.MERGED,
    "reopened": Happened.REOPENED,
    "commented": Happened.COMMENTED,
}
_REVIEWS = {
    "APPROVED": Happened.APPROVED,
    "CHANGES_REQUESTED": Happened.CHANGES_REQUESTED,
    "COMMENTED": Happened.REVIEW_COMMENTED,
    # What it was before it was dismissed is not kept by GitHub; an answer it was.
    "DISMISSED": Happened.REVIEW_COMMENTED,
}
_ENTRIES = {
    Kind.PAUSED: Happened.PAUSED,
    Kind.RESUMED: Happened.RESUMED,
    Kind.HANDED_BACK: Happened.HANDED_BACK,
}
_OF_THE_APP = {
    Kind.SUSPENDED: Happened.SUSPENDED,
    Kind.UNSUSPENDED: Happened.UNSUSPENDED,
}
OTHERS = "others"
"""Who checks, where it is not we."""


def moments(facts: ReviewFacts) -> tuple[Moment, ...]:
    """Give all that is known of a pull request's life."""
    return (
        *_opened(facts),
        *_from_timeline(facts),
        *(_reviewed(review, facts) for review in facts.reviews if review.state in _REVIEWS),
        *_dismissed(facts),
        *_from_entries(facts.own),
        *_checked(facts.own),
        *(
            Moment(at=entry.at, kind=_OF_THE_APP[entry.kind])
            for entry in facts.entries
            if entry.kind in _OF_THE_APP
        ),
    )


def known(facts: ReviewFacts, config: ReviewConfig, now: datetime) -> History:
    """Tell the pull request's life so far."""
    rules = Rules(
        author=facts.pull.author.login,
        approvals=config.approvals,
        comments_count=config.comments_count,
        checks_limit=timedelta(hours=config.checks_hours),
    )
    return history(moments(facts), rules=rules, now=now)


def unseen_head(facts: ReviewFacts, *, at: datetime) -> datetime | None:
    """Say since when the head counts, if the ledger does not know it yet.

    `at` is the time of the event that told of it, or of the sweep that found it. A webhook that
    got lost is made good by the date of the commit, where that lies after all that is known.
    """
    seen = [entry for entry in facts.own if entry.kind is Kind.HEAD_SEEN]
    if any(entry.fact("commit") == facts.pull.head_sha for entry in seen[-1:]):
        return None
    if not seen:
        return facts.pull.created_at
    after = max(
        [entry.at for entry in seen] + [review.at for review in facts.reviews if review.at <= at]
    )
    told = [
        dated.at
        for dated in facts.timeline
        if dated.what == "committed"
        and dated.commit == facts.pull.head_sha
        and after < dated.at <= at
    ]
    return max(told, default=at)


def _opened(facts: ReviewFacts) -> Iterator[Moment]:
    heads = [entry for entry in facts.own if entry.kind is Kind.HEAD_SEEN]
    first = (heads[0].fact("commit") or "") if heads else facts.pull.head_sha
    yield Moment(
        at=facts.pull.created_at,
        kind=Happened.OPENED,
        actor=facts.pull.author.login,
        commit=first,
        draft=_began_as_draft(facts),
    )
    for entry in heads[1:]:
        yield Moment(
            at=entry.at,
            kind=Happened.PUSHED,
            actor=entry.actor,
            commit=entry.fact("commit") or "",
        )


def _began_as_draft(facts: ReviewFacts) -> bool:
    """GitHub tells only the present state, but the first change tells the one before."""
    changes = sorted(
        (dated.at, dated.what)
        for dated in facts.timeline
        if dated.what in {"ready_for_review", "convert_to_draft"}
    )
    return changes[0][1] == "ready_for_review" if changes else facts.pull.draft


def _from_timeline(facts: ReviewFacts) -> Iterator[Moment]:
    author = facts.pull.author.login.lower()
    for dated in facts.timeline:
        actor = dated.actor.login if dated.actor else ""
        kind = _TIMELINE.get(dated.what)
        if dated.what == "review_requested" and actor.lower() == author:
            # The author asks again; when we or a maintainer ask somebody, nothing is handed back.
            kind = Happened.REVIEW_REQUESTED
        if kind is not None and not (kind is Happened.COMMENTED and _is_bot(dated)):
            yield Moment(
                at=dated.at, kind=kind, actor=actor, maintainer=actor.lower() in facts.maintainers
            )


def _is_bot(dated: Dated) -> bool:
    return dated.actor is None or dated.actor.is_bot


def _reviewed(review: Review, facts: ReviewFacts) -> Moment:
    login = review.author.login
    # An author's answer to a line of a review comes as a review of its own.
    own = login.lower() == facts.pull.author.login.lower()
    return Moment(
        at=review.at,
        kind=Happened.COMMENTED if own else _REVIEWS[review.state],
        actor=login,
        maintainer=not review.author.is_bot and facts.may_review(login),
        commit=review.commit,
    )


def _dismissed(facts: ReviewFacts) -> Iterator[Moment]:
    """Pair the dismissals with the reviews that are dismissed now, in order."""
    times = sorted(dated.at for dated in facts.timeline if dated.what == "review_dismissed")
    reviews = sorted((r.at, r.author.login) for r in facts.reviews if r.state == "DISMISSED")
    for at, (given, login) in zip(times, reviews, strict=False):
        yield Moment(at=max(at, given), kind=Happened.DISMISSED, actor=login)


def _from_entries(entries: Sequence[Entry]) -> Iterator[Moment]:
    for entry in entries:
        if entry.kind is Kind.JUDGED:
            failed = entry.fact("blocks") == "yes"
            yield Moment(
                at=entry.at,
                kind=Happened.CHECKS_FAILED if failed else Happened.CHECKS_PASSED,
                commit=entry.fact("commit") or "",
            )
        elif entry.kind in _ENTRIES:
            yield Moment(at=entry.at, kind=_ENTRIES[entry.kind], actor=entry.actor)


def _checked(entries: Sequence[Entry]) -> Iterator[Moment]:
    """The last note on a commit's checks tells their whole life."""
    last = {entry.fact("commit"): entry for entry in entries if entry.kind is Kind.CHECKED}
    for commit, entry in last.items():
        for change in checks.read(entry.fact("checks") or ""):
            yield Moment(at=change.at, kind=change.kind, actor=OTHERS, commit=commit or "")

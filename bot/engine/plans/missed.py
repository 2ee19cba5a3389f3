"""What happened since the last run, for where no queue keeps what comes while nobody runs.

Each run of Actions mode looks for itself: comments that nobody decided, pull requests that were
touched, a new head of the default branch. So it does not matter which event woke it, or that
GitHub cancelled a run that waited, or that events of forks may not write.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.engine.desk import Desk
from bot.engine.plans import claims, merge, pulls, roadmap
from bot.engine.plans.plan import Planned
from bot.engine.roadmap import COUNTED
from bot.model.events import BranchPushed, PullChanged, PullClosed, TimePassed
from bot.model.facts import Touched
from bot.model.ledger import Entry, Kind

PULLS = "missed:pulls"
"""Ledger cursor: the newest change of a pull request that was looked at; which ones at that moment.
"""
HEAD = "missed:head"
"""Ledger cursor: the commit of the default branch that the roadmap followed last."""


def on_missed(event: TimePassed, desk: Desk) -> Iterator[Planned]:
    """Comments, then pull requests, then the roadmap, each in the order of time."""
    yield from claims.catch_up(desk)
    for touched in _touched(desk):
        yield from _looked_at(touched, event, desk)
        _mark(touched, desk)
    branch = desk.github.default_branch()
    head = desk.github.head(branch=branch)
    before = desk.ledger.cursor(repo=desk.repo, name=HEAD)
    if head not in {before, desk.ledger.cursor(repo=desk.repo, name=COUNTED)}:
        push = BranchPushed(
            repo=event.repo,
            actor=event.actor,
            at=event.at,
            delivery=event.delivery,
            branch=branch,
            before=before or "",
            after=head,
        )
        yield from roadmap.on_push(push, desk)
        desk.ledger.set_cursor(repo=desk.repo, name=HEAD, value=head)


def _touched(desk: Desk) -> Sequence[Touched]:
    """Those that changed after the last one; GitHub's times are whole seconds."""
    mark = desk.ledger.cursor(repo=desk.repo, name=PULLS)
    if mark is None:  # what is closed by now was before our time
        desk.ledger.set_cursor(repo=desk.repo, name=PULLS, value=desk.now().isoformat())
        return sorted(desk.github.touched(since=None), key=_place)
    at, *seen = mark.split()
    since = datetime.fromisoformat(at)
    return sorted(
        (
            each
            for each in desk.github.touched(since=since)
            if each.updated_at > since or _sign(each) not in seen
        ),
        key=_place,
    )


def _mark(touched: Touched, desk: Desk) -> None:
    at, *seen = (desk.ledger.cursor(repo=desk.repo, name=PULLS) or "").split()
    since, now = datetime.fromisoformat(at), touched.updated_at
    if now >= since:
        words = [now.isoformat(), *(seen if now == since else ()), _sign(touched)]
        desk.ledger.set_cursor(repo=desk.repo, name=PULLS, value=" ".join(words))


def _sign(touched: Touched) -> str:
    return f"{touched.number}:{touched.head_sha}:{'closed' if touched.closed_at else 'open'}"


def _place(touched: Touched) -> tuple[datetime, int]:
    return touched.updated_at, touched.number


def _looked_at(touched: Touched, event: TimePassed, desk: Desk) -> Iterator[Planned]:
    number, at = touched.number, touched.updated_at
    name = f"{number}:{at.isoformat()}:{touched.head_sha[:12]}"
    if touched.closed_at is not None:
        closed = PullClosed(
            repo=event.repo,
            actor=touched.author,
            at=touched.closed_at,
            delivery=name,
            number=number,
            merged=touched.merged,
            merge_sha=touched.merge_sha,
        )
        yield from merge.on_closed(closed, desk)
        return
    known = _heads(desk.ledger.entries(repo=desk.repo, subject=f"#{number}"))
    change = "edited" if touched.head_sha in known else "synchronize" if known else "opened"
    changed = PullChanged(
        repo=event.repo,
        actor=touched.author,
        at=at,
        delivery=name,
        number=number,
        change=change,
        head_sha=touched.head_sha,
    )
    yield from pulls.on_change(changed, desk)


def _heads(entries: Sequence[Entry]) -> set[str | None]:
    return {entry.fact("commit") for entry in entries if entry.kind is Kind.HEAD_SEEN}

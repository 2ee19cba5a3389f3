"""The roadmap follows the tree: at each push to the default branch, and once a day regardless."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.engine.desk import Desk
from bot.engine.plans.claims import facts
from bot.engine.plans.plan import Planned
from bot.engine.roadmap import COUNTED
from bot.model.actions import Decision, TrackIssue, UpdateRoadmap
from bot.model.events import BranchPushed, TimePassed
from bot.model.ledger import Entry
from bot.workflow.claims import board
from bot.workflow.review import promises

DOCUMENTS = ("README.md", "CONTRIBUTING.md")
"""Where a library says when it reviews, besides the roadmap."""
TWO_PROMISES = "track:review-time"
BOARD = "board"
"""Ledger cursor of the claim board, once there is one."""
DRIFT = timedelta(days=1)
"""How long a lost webhook can leave the roadmap untrue, at most."""


def on_push(event: BranchPushed, desk: Desk) -> Iterator[Planned]:
    """Make the roadmap true, unless the commit is our own; then show its items on the board."""
    name = f"roadmap:{event.after}"
    begun = desk.ledger.recorded(repo=desk.repo, decision_id=name) is not None
    if begun or not _is_true_at(event.after, desk):
        yield _follow(name, f"{event.branch} is at {event.after[:7]}.", desk)
    # Whoever had to write something first is told of it by another push.
    if _is_true_at(event.after, desk) and desk.ledger.cursor(repo=desk.repo, name=BOARD):
        yield Planned(id=f"board:{event.after}", decide=lambda entries: _board(entries, desk))


def _is_true_at(commit: str, desk: Desk) -> bool:
    return desk.ledger.cursor(repo=desk.repo, name=COUNTED) == commit


def _board(entries: Sequence[Entry], desk: Desk) -> Decision:
    known = facts(desk, entries)
    return Decision(
        rule="board.follows",
        why="The roadmap changed.",
        actions=(board.update(known.claims, known, desk.config.claims),),
    )


def on_time(event: TimePassed, desk: Desk) -> Iterator[Planned]:
    """Look for drift."""
    yield _follow(f"time:roadmap:{event.delivery}", "The daily look for drift.", desk)
    yield from _promises(f"time:roadmap:promises:{event.delivery}", desk)


def _promises(name: str, desk: Desk) -> Iterator[Planned]:
    """Tell the maintainers where their documents promise two different times."""
    branch = desk.github.default_branch()
    texts = {
        path: data.decode(errors="replace")
        for path in dict.fromkeys((*DOCUMENTS, desk.config.roadmap.path))
        if (data := desk.github.file(path=path, ref=branch)) is not None
    }
    review = desk.config.review
    found = promises.contradictions(
        promises.stated(texts),
        hours=review.promise_hours,
        business=review.calendar.kind == "business",
    )
    known = desk.ledger.cursor(repo=desk.repo, name=TWO_PROMISES) is not None
    if not found and not known:
        return
    issue = TrackIssue(
        key=TWO_PROMISES,
        skill="",
        title="The documents promise different review times",
        body=promises.report(found, hours=review.promise_hours),
        labels=(desk.config.claims.label,),
        state="open" if found else "closed",
    )
    decision = Decision(
        rule="promises.differ" if found else "promises.agree",
        why=f"{len(found)} statements of a review time differ.",
        actions=(issue,),
    )
    yield Planned(id=name, decide=lambda _entries: decision)


def _follow(name: str, why: str, desk: Desk) -> Planned:
    decision = Decision(
        rule="roadmap.follows", why=why, actions=(UpdateRoadmap(key=name, reason=why),)
    )
    return Planned(
        id=name,
        decide=lambda _entries: decision,
        then=lambda _entries: desk.ledger.set_deadline(
            repo=desk.repo, name="roadmap", at=desk.now() + DRIFT
        ),
    )

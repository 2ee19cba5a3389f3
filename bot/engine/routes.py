"""Which decisions an event calls for: the table from kinds of events to plans."""

from collections.abc import Iterator
from datetime import timedelta
from typing import assert_never

from bot.engine.desk import Desk
from bot.engine.plans import claims, merge, missed, pulls, reviews, roadmap
from bot.engine.plans.plan import Planned
from bot.model.events import (
    BranchPushed,
    CheckRequested,
    ChecksReported,
    CommentDeleted,
    Commented,
    Event,
    Ignored,
    InstallationChanged,
    IssueChanged,
    PullChanged,
    PullClosed,
    Reviewed,
    TimePassed,
)

BOARD = "board"
"""The deadline of a claim board that had to wait."""
EVERYTHING = "everything"
"""Subject of a turn that compares all that is known with GitHub."""
MISSED = "missed"
"""Subject of a turn that looks for all that happened since the last, and takes up what is open."""
SOON = timedelta(minutes=1)


def plans(event: Event, desk: Desk) -> Iterator[Planned]:
    """Give the decisions in the order in which they are to be made."""
    match event:
        case Commented():
            if event.thread.place == "pull":
                yield from reviews.on_comment(event, desk)
            yield from claims.on_comment(event, desk)
        case CommentDeleted():
            if event.thread.place == "pull":
                yield from reviews.on_deleted(event, desk)
            yield from claims.on_deleted(event, desk)
        case IssueChanged():
            yield from claims.on_issue(event, desk)
        case PullChanged():
            yield from pulls.on_change(event, desk)
        case CheckRequested():
            yield from pulls.on_rerun(event, desk)
        case ChecksReported():
            pulls.on_checks(event, desk)
        case Reviewed():
            yield from pulls.on_review(event, desk)
        case PullClosed():
            yield from merge.on_closed(event, desk)
        case BranchPushed():
            yield from roadmap.on_push(event, desk)
        case TimePassed():
            if event.subject == EVERYTHING:
                yield from claims.catch_up(desk)
                look_again(desk)
            elif event.subject == MISSED:
                yield from missed.on_missed(event, desk)
            elif event.subject == "claims":
                yield from claims.on_time(desk)
            elif event.subject == BOARD:
                yield from claims.on_board(event.delivery, desk)
            elif event.subject == "roadmap":
                yield from roadmap.on_time(event, desk)
            elif event.subject.isdigit():
                yield from pulls.on_time(int(event.subject), event.delivery, desk)
        case InstallationChanged() | Ignored():
            return
        case _:
            assert_never(event)


def look_again(desk: Desk) -> None:
    """Have every open pull request and the roadmap looked at by the next turn of the sweep.

    So what was lost with a webhook is made good: each look starts from the present state. Not by
    the turn of this very minute, which has been put in already.
    """
    soon = desk.now() + SOON
    for pull in desk.github.pulls():
        if pull.author.login != desk.github.me():
            desk.ledger.set_deadline(repo=desk.repo, name=str(pull.number), at=soon)
    desk.ledger.set_deadline(repo=desk.repo, name="roadmap", at=soon)

"""Carries out actions, in the order of the decision; each looks before it writes twice.

What an action comes to is a short word or sentence for the log (`done`, `as it was`, or why not);
texts of later actions of the same decision may use it.
"""

from collections.abc import Mapping
from typing import assert_never

from bot.engine.checks import publish_check, suggest
from bot.engine.comments import living_comment, reply, update_board
from bot.engine.desk import Desk
from bot.engine.roadmap import update_roadmap
from bot.engine.tracking import track_issue
from bot.model.actions import (
    Action,
    Label,
    LivingComment,
    PublishCheck,
    React,
    Reply,
    RequestReview,
    Suggest,
    TrackIssue,
    UpdateBoard,
    UpdateRoadmap,
)
from bot.model.errors import Forbidden, Refused

Known = (
    React
    | Reply
    | TrackIssue
    | Label
    | RequestReview
    | LivingComment
    | PublishCheck
    | Suggest
    | UpdateBoard
    | UpdateRoadmap
)


def carry_out(action: Action, *, desk: Desk, fresh: bool, outcomes: Mapping[str, str]) -> str:
    """Do one action and say what came of it.

    `fresh` is false if the action had begun before, so that it may have happened. What GitHub
    refuses for good is an outcome, not an error: the ledger is the truth and holds all the same.
    Raises `NotFound`, which may be for good or for a moment.
    """
    try:
        return _do(action, desk, fresh, outcomes)
    except (Refused, Forbidden) as error:
        return f"not done: {error}"


def _do(action: Action, desk: Desk, fresh: bool, outcomes: Mapping[str, str]) -> str:
    known: Known = action  # type: ignore[assignment]  # the union that `assert_never` closes
    match known:
        case React():
            desk.github.react(node_id=known.node_id, content=known.content)
            return "done"
        case Reply():
            return reply(known, desk=desk, fresh=fresh, outcomes=outcomes)
        case TrackIssue():
            return track_issue(known, desk=desk)
        case Label():
            for label in known.add:
                desk.github.add_label(number=known.number, label=label)
            for label in known.remove:
                desk.github.remove_label(number=known.number, label=label)
            return "done"
        case RequestReview():
            if known.withdraw:
                desk.github.withdraw_review(number=known.number, people=known.withdraw)
            if known.people or known.teams:
                desk.github.request_review(
                    number=known.number, people=known.people, teams=known.teams
                )
            return "done"
        case LivingComment():
            return living_comment(known, desk=desk)
        case PublishCheck():
            return publish_check(known, desk=desk, fresh=fresh)
        case Suggest():
            return suggest(known, desk=desk, fresh=fresh)
        case UpdateBoard():
            return update_board(known, desk=desk)
        case UpdateRoadmap():
            return update_roadmap(known, desk=desk)
        case _:
            assert_never(known)

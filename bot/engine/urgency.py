"""What goes first when GitHub's limits leave little: answers, then checks, reminders, the board."""

from enum import IntEnum

from bot.model.actions import (
    Action,
    Label,
    PublishCheck,
    React,
    Reply,
    TrackIssue,
    UpdateBoard,
)
from bot.model.events import CommentDeleted, Commented, Event, IssueChanged, TimePassed


class Urgency(IntEnum):
    """Who waits for it; the smaller goes first."""

    REPLY = 0
    """A person who has just said something."""
    CHECK = 1
    """A contributor who pushed, or a merge."""
    REMINDER = 2
    """What time alone causes."""
    DIGEST = 3
    """Nobody: boards, comparing everything."""


_ACTIONS: dict[type[Action], tuple[Urgency, int]] = {
    React: (Urgency.REPLY, 0),
    Reply: (Urgency.REPLY, 1),
    TrackIssue: (Urgency.REPLY, 1),
    Label: (Urgency.CHECK, 0),
    PublishCheck: (Urgency.CHECK, 0),
    UpdateBoard: (Urgency.DIGEST, 1),
}


def of_event(event: Event) -> Urgency:
    """How urgent it is to look at an event."""
    match event:
        case Commented() | CommentDeleted() | IssueChanged():
            return Urgency.REPLY
        case TimePassed():
            return Urgency.DIGEST if event.subject == "everything" else Urgency.REMINDER
        case _:
            return Urgency.CHECK


def of_action(action: Action) -> tuple[Urgency, int]:
    """How urgent an action is by itself, and how many posts it makes that notify people."""
    return _ACTIONS.get(type(action), (Urgency.CHECK, 1))

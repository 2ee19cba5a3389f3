"""The fair order: the earliest comment wins, whatever order the webhooks come in."""

from collections.abc import Container, Iterable
from datetime import datetime

from bot.model.facts import Spoken


def to_handle(
    spoken: Spoken, read_back: Iterable[Spoken], *, handled: Container[int]
) -> tuple[Spoken, ...]:
    """Give the comments to decide now, in the fair order, `spoken` last.

    Besides the comment that a delivery brought, these are the earlier ones of all claim threads
    whose own deliveries are late or lost. `handled` holds the database ids of comments decided
    before; a bot's comments are nobody's claims.
    """
    last = fair(spoken)
    earlier = {
        each.comment.id: each
        for each in read_back
        if fair(each) < last and each.comment.id not in handled and not each.comment.author.is_bot
    }
    return (*sorted(earlier.values(), key=fair), spoken)


def fair(spoken: Spoken) -> tuple[datetime, int]:
    """The key of the order: creation time, then database id."""
    return (spoken.comment.created_at, spoken.comment.id)

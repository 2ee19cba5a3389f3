"""Rows of the inbox table, which both stores share: the columns, and what they mean."""

from collections.abc import Sequence
from typing import Any, LiteralString

from bot.delivery.inbox import DeadLetter, Mark, State, Stored, microseconds, moment

STORED: LiteralString = (
    "id, guid, event, body, received_at, state, attempt, tries, not_before, lane, note"
)
LETTER: LiteralString = "id, guid, event, lane, received_at, tries, note"


def stored(row: Sequence[Any]) -> Stored:
    """From the columns `STORED`."""
    return Stored(
        id=row[0],
        guid=row[1],
        event=row[2],
        packed=row[3],
        received_at=moment(row[4]),
        state=State(row[5]),
        attempt=row[6],
        tries=row[7],
        not_before=moment(row[8]),
        lane=row[9],
        note=row[10],
    )


def letter(row: Sequence[Any]) -> DeadLetter:
    """From the columns `LETTER`."""
    return DeadLetter(
        id=row[0],
        guid=row[1],
        event=row[2],
        lane=row[3] or "",
        received_at=moment(row[4]),
        tries=row[5],
        note=row[6],
    )


def settled(mark: Mark) -> tuple[Any, ...]:
    """What is set (state, attempt, tries, not_before, lane, note, settled_at), and the id."""
    return (
        mark.state.value,
        mark.attempt,
        mark.tries,
        microseconds(mark.not_before),
        mark.lane,
        mark.note.replace("\0", ""),
        None if mark.state is State.NEW else microseconds(mark.at),
        mark.id,
    )

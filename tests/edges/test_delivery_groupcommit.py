"""What shares a commit, and what it is never held up for. A turn is one of the event loop's."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.delivery.groupcommit import GroupCommit
from bot.delivery.inbox import Arrival


class Shelf:
    def __init__(self) -> None:
        self.batches: list[int] = []

    async def write(self, batch: Sequence[Arrival]) -> None:
        self.batches.append(len(batch))

    async def close(self) -> None: ...


def arrival(number: int) -> Arrival:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return Arrival(guid=str(number), event="push", packed=b"", received_at=at)


def batches(turns: Sequence[int]) -> list[int]:
    """How many went into each commit; one arrival for each turn that is named."""

    async def run() -> list[int]:
        shelf = Shelf()
        commits = GroupCommit(shelf)

        async def arrive(number: int, turn: int) -> None:
            for _ in range(turn):
                await asyncio.sleep(0)
            await commits.put(arrival(number))

        await asyncio.gather(*(arrive(*each) for each in enumerate(turns)))
        await commits.close()
        return shelf.batches

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ([0], [1]),
        ([0, 0, 0], [3]),
        ([0, 1, 2, 3, 4, 5], [6]),
        ([0, 20], [1, 1]),
    ],
    ids=["alone", "at once", "one after the other", "far apart"],
)
def test_what_is_being_read_shares_the_commit(turns: list[int], expected: list[int]) -> None:
    assert batches(turns) == expected


def test_nobody_is_waited_for_once_there_are_many() -> None:
    first, *rest = batches(range(200))
    assert 64 <= first < 80
    assert first + sum(rest) == 200


def test_a_sender_that_cannot_be_told_harms_no_other() -> None:
    async def run() -> None:
        commits = GroupCommit(Shelf())
        told: list[Exception | None] = []

        def broken(_: Exception | None) -> None:
            raise OSError("gone")

        commits.enter(arrival(1), broken)
        commits.enter(arrival(2), told.append)
        await commits.put(arrival(3))
        assert told == [None]
        await commits.close()

    asyncio.run(run())

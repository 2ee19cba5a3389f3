"""Both inboxes keep the same contract."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.delivery.inbox import Arrival, Door, Inbox, Mark, State, pack
from bot.delivery.stores import Stores
from bot.model.errors import InputError

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Stores:
    if request.param == "sqlite":
        return Stores(url=f"sqlite:///{tmp_path}/milepost.db")
    return Stores(url=request.getfixturevalue("postgres_url"))


@pytest.fixture
def inbox(stores: Stores) -> Iterator[Inbox]:
    inbox = stores.inbox()
    yield inbox
    inbox.close()


def arrival(guid: str, body: bytes = b"{}") -> Arrival:
    return Arrival(guid=guid, event="push", packed=pack(body), received_at=NOW)


def put(stores: Stores, *batches: Sequence[Arrival]) -> None:
    async def write(door: Door) -> None:
        for batch in batches:
            await door.write(batch)
        await door.close()

    asyncio.run(write(stores.door()))


def mark(number: int, state: State, **changes: object) -> Mark:
    values: dict[str, object] = {
        "id": number,
        "state": state,
        "attempt": 1,
        "tries": 1,
        "not_before": NOW,
        "lane": "o/r#1",
        "note": "a note\0",
        "at": NOW,
    }
    return Mark(**(values | changes))  # type: ignore[arg-type]


def guids(inbox: Inbox) -> list[str]:
    return [one.guid for one in inbox.waiting(after=0, limit=100)]


def test_deliveries_come_out_as_they_went_in(stores: Stores, inbox: Inbox) -> None:
    put(stores, [arrival("a", b'{"n": 1}'), arrival("b")], [arrival("c")])
    rows = inbox.waiting(after=0, limit=2)
    assert [(one.guid, one.body, one.received_at) for one in rows] == [
        ("a", b'{"n": 1}', NOW),
        ("b", b"{}", NOW),
    ]
    assert [one.guid for one in inbox.waiting(after=rows[-1].id, limit=2)] == ["c"]


def test_the_same_guid_is_taken_once(stores: Stores, inbox: Inbox) -> None:
    put(stores, [arrival("a"), arrival("a")], [arrival("a"), arrival("b")])
    assert guids(inbox) == ["a", "b"]
    first = inbox.find("a")
    assert first is not None
    inbox.settle([mark(first.id, State.DONE)])
    put(stores, [arrival("a"), arrival("c")])
    assert guids(inbox) == ["b", "c"]


def test_a_failed_one_sent_again_is_the_next_attempt(stores: Stores, inbox: Inbox) -> None:
    put(stores, [arrival("a"), arrival("b")])
    first = inbox.find("a")
    assert first is not None
    inbox.settle([mark(first.id, State.DEAD, note="why")])
    assert [(one.guid, one.note, one.lane) for one in inbox.dead_letters()] == [
        ("a", "why", "o/r#1")
    ]
    put(stores, [arrival("c"), arrival("a")])
    again = inbox.find("a")
    assert again is not None
    assert (again.attempt, again.tries, again.state) == (2, 0, State.NEW)
    assert guids(inbox) == ["b", "c", "a"]
    assert inbox.dead_letters() == []


@pytest.mark.parametrize(("fresh", "attempt"), [(False, 2), (True, 3)])
def test_replay_goes_to_the_end_of_the_order(
    stores: Stores, inbox: Inbox, fresh: bool, attempt: int
) -> None:
    put(stores, [arrival("a"), arrival("b")])
    first, second = inbox.waiting(after=0, limit=2)
    assert not inbox.replay("a")
    inbox.settle([mark(first.id, State.DEAD)])
    assert inbox.replay("a", fresh=fresh)
    put(stores, [arrival("c")])
    rows = inbox.waiting(after=second.id, limit=9)
    assert [(one.guid, one.attempt) for one in rows] == [("a", attempt), ("c", 1)]


def test_the_place_of_a_deleted_delivery_is_not_given_again(stores: Stores, inbox: Inbox) -> None:
    put(stores, [arrival("old")], [arrival("dead")], [arrival("done")])
    dead, done = inbox.find("dead"), inbox.find("done")
    assert dead is not None
    assert done is not None
    inbox.settle([mark(dead.id, State.DEAD, at=NOW), mark(done.id, State.DONE, at=NOW)])
    inbox.settle([mark(done.id, State.DONE, at=NOW - timedelta(days=40))])
    past = NOW - timedelta(days=30)
    assert inbox.expire(settled_before=past, scheduled_before=past, limit=10) == 1
    put(stores, [arrival("dead")])
    again = inbox.find("dead")
    assert again is not None
    assert again.id > done.id


def test_scheduled_work_is_put_in_once_and_expires_earlier(inbox: Inbox) -> None:
    assert inbox.add(guid="t1", event="milepost/sweep", lane="o/r#claims", at=NOW)
    assert not inbox.add(guid="t1", event="milepost/sweep", lane="o/r#claims", at=NOW)
    (turn,) = inbox.waiting(after=0, limit=9)
    assert (turn.lane, turn.body) == ("o/r#claims", b"")
    inbox.settle([mark(turn.id, State.DONE)])
    gone = inbox.expire(
        settled_before=NOW - timedelta(days=30),
        scheduled_before=NOW + timedelta(seconds=1),
        limit=10,
    )
    assert gone == 1


def test_figures(stores: Stores, inbox: Inbox) -> None:
    empty = inbox.figures(now=NOW)
    assert (empty.waiting, empty.oldest_due, empty.last_received) == (0, None, None)
    put(stores, [arrival(guid) for guid in "abcd"])
    first, second, *_ = inbox.waiting(after=0, limit=9)
    later = NOW + timedelta(minutes=5)
    inbox.settle([mark(first.id, State.NEW, not_before=later), mark(second.id, State.DEAD)])
    figures = inbox.figures(now=NOW)
    assert (figures.waiting, figures.delayed, figures.blocked_lanes, figures.dead) == (3, 1, 1, 1)
    assert figures.oldest_due == figures.last_received == NOW
    inbox.add(guid="turn", event="milepost/sweep", lane="o/r#1", at=later)
    assert inbox.figures(now=later).last_received == NOW


def test_purge_takes_one_repository_and_not_its_namesakes(stores: Stores, inbox: Inbox) -> None:
    put(stores, [arrival(guid) for guid in "abc"])
    rows = inbox.waiting(after=0, limit=9)
    lanes = ["o/r#1", "o/r2#1", "o/r#claims"]
    inbox.settle(
        [mark(row.id, State.DONE, lane=lane) for row, lane in zip(rows, lanes, strict=True)]
    )
    assert inbox.purge("o/r") == 2
    assert inbox.find("b") is not None


def test_a_copy_made_while_in_use_is_whole(tmp_path: Path) -> None:
    stores = Stores(url=f"sqlite:///{tmp_path}/milepost.db")
    put(stores, [arrival("a")])
    copies = stores.backup(tmp_path / "copy")
    assert [copy.name for copy in copies] == ["milepost.inbox"]
    put(stores, [arrival("b")])
    copied = Stores(url=f"sqlite:///{tmp_path}/copy/milepost.db").inbox()
    assert guids(copied) == ["a"]
    copied.close()


def test_only_known_databases() -> None:
    with pytest.raises(InputError, match="DATABASE_URL"):
        Stores(url="mysql://x")

"""What GitHub sent in vain is found and asked for again, in order and within bounds."""

import asyncio
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.delivery.inbox import Arrival, Inbox, pack
from bot.delivery.recovery import WINDOW, Recovered, Recovery, Sent, recover
from bot.delivery.status import status
from bot.delivery.stores import Stores
from bot.engine.delivery import Delivery, InlineSteps
from bot.model.errors import RateLimited, Refused

NOW = datetime(2026, 1, 5, tzinfo=UTC)


class Log:
    """GitHub's log, with what was asked of it."""

    def __init__(self, *sent: Sent) -> None:
        self.sent = list(sent)
        self.asked: list[str] = []
        self.looked: list[datetime] = []
        self.error: Exception | None = None

    def since(self, moment: datetime, /) -> Iterable[Sent]:
        self.looked.append(moment)
        return [one for one in self.sent if one.delivered_at >= moment]

    def request(self, sent: Sent, /) -> None:
        if self.error is not None:
            raise self.error
        self.asked.append(sent.guid)


def sent(guid: str, *, hours_ago: float, number: int = 0) -> Sent:
    return Sent(id=number, guid=guid, event="push", delivered_at=NOW - timedelta(hours=hours_ago))


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    return Stores(url=f"sqlite:///{tmp_path}/m.db")


@pytest.fixture
def inbox(stores: Stores) -> Iterator[Inbox]:
    inbox = stores.inbox()
    yield inbox
    inbox.close()


def put(stores: Stores, *guids: str, at: datetime = NOW) -> None:
    async def write() -> None:
        door = stores.door()
        await door.write(
            [Arrival(guid=g, event="push", packed=pack(b"{}"), received_at=at) for g in guids]
        )
        await door.close()

    asyncio.run(write())


def test_what_is_missing_is_asked_for_oldest_first(stores: Stores, inbox: Inbox) -> None:
    put(stores, "known")
    log = Log(
        sent("late", hours_ago=1),
        sent("known", hours_ago=2),
        sent("early", hours_ago=9),
        sent("late", hours_ago=3),
        sent("gone", hours_ago=99),
    )
    done = recover(log, inbox=inbox, since=NOW - WINDOW, now=NOW)
    assert done == Recovered(seen=3, missing=2, asked=2, left=0, newest=done.newest)
    assert log.asked == ["early", "late"]


def test_what_is_under_way_is_waited_for_and_what_is_in_vain_is_left(inbox: Inbox) -> None:
    log = Log(
        sent("just now", hours_ago=0.001),
        *[sent("hopeless", hours_ago=hour, number=hour) for hour in range(1, 6)],
    )
    done = recover(log, inbox=inbox, since=NOW - WINDOW, now=NOW)
    assert done == Recovered(seen=2, missing=2, asked=0, left=1, newest=done.newest)
    assert log.asked == []


def test_a_refusal_is_left_and_a_limit_ends_the_run(inbox: Inbox) -> None:
    log = Log(sent("a", hours_ago=1))
    log.error = Refused("no")
    assert recover(log, inbox=inbox, since=NOW - WINDOW, now=NOW).left == 1
    log.error = RateLimited("slow", until=NOW)
    with pytest.raises(RateLimited):
        recover(log, inbox=inbox, since=NOW - WINDOW, now=NOW)


def test_the_first_look_reaches_back_three_days_and_the_next_an_hour(inbox: Inbox) -> None:
    log = Log()
    moments = iter([NOW, NOW + timedelta(hours=5)])
    recovery = Recovery(log, inbox=inbox, now=lambda: next(moments))
    turn = Delivery(id=1, guid="t", event="milepost/recover", body=b"", received_at=NOW, attempt=1)
    for _ in range(2):
        recovery(turn, InlineSteps())
    assert log.looked == [NOW - WINDOW, NOW - timedelta(hours=1)]


def test_status(stores: Stores, inbox: Inbox) -> None:
    assert status(inbox, now=NOW).silent is None
    put(stores, "a", at=NOW - timedelta(seconds=90))
    put(stores, "b", at=NOW - timedelta(seconds=30))
    now = status(inbox, now=NOW)
    assert (now.waiting, now.lag, now.silent, now.dead) == (2, 90.0, 30.0, 0)

"""The working side, whole: inbox, lanes, engine, schedules, on both databases."""

import asyncio
import contextlib
import json
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.delivery.inbox import Arrival, State, pack
from bot.delivery.lead import Fenced, Lead
from bot.delivery.options import Options
from bot.delivery.retry import Patience
from bot.delivery.stores import Stores
from bot.delivery.worker import Worker
from bot.engine.delivery import Delivery, Handler, Schedule, Steps
from bot.model.errors import Forbidden, RateLimited, Unclear

PATIENCE = Patience(first=timedelta(milliseconds=1), outside_tries=3, other_tries=2)
OPTIONS = Options(threads=4, poll=0.02, settle=0.0, tick=0.02, patience=PATIENCE)
LIMIT = 60.0


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Stores:
    if request.param == "sqlite":
        return Stores(url=f"sqlite:///{tmp_path}/milepost.db")
    return Stores(url=request.getfixturevalue("postgres_url"))


def put(stores: Stores, *deliveries: tuple[str, str, int]) -> None:
    """(guid, repository, pull request) each."""

    async def write() -> None:
        door = stores.door()
        await door.write(
            [
                Arrival(
                    guid=guid,
                    event="pull_request",
                    packed=pack(
                        json.dumps(
                            {
                                "repository": {"full_name": repository},
                                "pull_request": {"number": number},
                            }
                        ).encode()
                    ),
                    received_at=now(),
                )
                for guid, repository, number in deliveries
            ]
        )
        await door.close()

    asyncio.run(write())


@contextlib.contextmanager
def working(
    stores: Stores,
    handler: Handler,
    *,
    schedules: tuple[Schedule, ...] = (),
    lead: Lead | None = None,
    lost: Callable[[], None] = lambda: None,
    paused: Callable[[], bool] = lambda: False,
    options: Options = OPTIONS,
) -> Iterator[Worker]:
    inbox = stores.inbox()
    worker = Worker(
        inbox=inbox,
        lead=lead or stores.lead(),
        engine_url=stores.engine_url,
        handler=handler,
        now=now,
        schedules=schedules,
        options=options,
        lost=lost,
        paused=paused,
        jitter=lambda: 0.0,
    )
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(stop,))
    thread.start()
    try:
        yield worker
    finally:
        stop.set()
        thread.join(LIMIT)
        inbox.close()
        assert not thread.is_alive()


def states(stores: Stores, *guids: str) -> list[tuple[str, str, int]]:
    inbox = stores.inbox()
    rows = [inbox.find(guid) for guid in guids]
    inbox.close()
    return [(row.guid, row.state.value, row.attempt) for row in rows if row is not None]


def test_order_retries_dead_letters_and_replay(stores: Stores) -> None:
    seen: queue.Queue[str] = queue.Queue()
    broken = threading.Event()
    broken.set()

    def handler(delivery: Delivery, steps: Steps) -> None:
        guid = delivery.guid
        assert delivery.lane == "o/r#1"
        steps.run("look", lambda: seen.put(f"{guid} look"))
        if guid == "limited" and delivery.attempt == 1:
            raise RateLimited("later", until=now() + timedelta(seconds=0.5))
        if guid == "flaky" and delivery.attempt < 3:
            raise Unclear("no answer")
        if guid == "refused":
            raise Forbidden("no permission")
        if guid == "poison" and broken.is_set():
            raise ValueError("a bug")
        answer = steps.run("write", lambda: {"for": guid})
        seen.put(f"{answer['for']} done")

    guids = ["first", "limited", "flaky", "poison", "refused", "last"]
    put(stores, *[(guid, "o/r", 1) for guid in guids])
    with working(stores, handler):
        got = []
        while "last done" not in got:
            got.append(seen.get(timeout=LIMIT))
        assert got == [
            "first look",
            "first done",
            "limited look",
            "limited done",
            "flaky look",
            "flaky done",
            "poison look",
            "refused look",
            "last look",
            "last done",
        ]
    assert states(stores, *guids) == [
        ("first", "done", 1),
        ("limited", "done", 2),
        ("flaky", "done", 3),
        ("poison", "dead", 2),
        ("refused", "dead", 1),
        ("last", "done", 1),
    ]
    broken.clear()
    inbox = stores.inbox()
    letters = {letter.guid: letter.note for letter in inbox.dead_letters()}
    assert letters == {"poison": "ValueError: a bug", "refused": "Forbidden: no permission"}
    with working(stores, handler):
        assert inbox.replay("poison")
        assert seen.get(timeout=LIMIT) == "poison done"
    assert states(stores, "poison") == [("poison", "done", 3)]
    put(stores, ("refused", "o/r", 1), ("first", "o/r", 1))
    assert states(stores, "refused", "first") == [("refused", "new", 2), ("first", "done", 1)]
    inbox.close()


def test_lanes_run_side_by_side(stores: Stores) -> None:
    together = threading.Barrier(3, timeout=LIMIT)
    put(stores, ("a", "o/r", 1), ("b", "o/r", 2), ("c", "p/q", 1))
    done: queue.Queue[str] = queue.Queue()

    def handler(delivery: Delivery, steps: Steps) -> None:
        together.wait()
        done.put(delivery.guid)

    with working(stores, handler):
        assert {done.get(timeout=LIMIT) for _ in range(3)} == {"a", "b", "c"}


def test_schedules_take_their_turn_in_the_lanes_they_name(stores: Stores) -> None:
    seen: queue.Queue[Delivery] = queue.Queue()
    sweep = Schedule(
        name="sweep",
        every=timedelta(days=1000),
        work=lambda delivery, steps: seen.put(delivery),
        lanes=lambda: ["o/r#claims", "p/q#claims"],
    )
    for _ in range(2):
        with working(stores, lambda delivery, steps: seen.put(delivery), schedules=(sweep,)):
            put(stores, (f"after {_}", "o/r", 1))
            got = [seen.get(timeout=LIMIT)]
            while got[-1].guid != f"after {_}":
                got.append(seen.get(timeout=LIMIT))
        turns = {one.lane for one in got if one.event == "milepost/sweep"}
        if _ == 0:
            while len(turns) < 2:
                turns.add(seen.get(timeout=LIMIT).lane)
            assert turns == {"o/r#claims", "p/q#claims"}
        else:
            assert turns == set()


def test_who_lost_the_right_to_work_takes_no_further_step(stores: Stores) -> None:
    lost = threading.Event()
    took: list[str] = []

    class Losing:
        held = True

        def acquire(self, stop: threading.Event) -> int:
            return 0

        def check(self) -> None:
            if not self.held:
                raise Fenced

        def release(self) -> None:
            pass

    lead = Losing()

    def handler(delivery: Delivery, steps: Steps) -> None:
        steps.run("first", lambda: took.append("first"))
        lead.held = False
        steps.run("second", lambda: took.append("second"))

    put(stores, ("a", "o/r", 1))
    with working(stores, handler, lead=lead, lost=lost.set):
        assert lost.wait(LIMIT)
    assert took == ["first"]
    lead.held = True
    finished: queue.Queue[str] = queue.Queue()

    def successor(delivery: Delivery, steps: Steps) -> None:
        steps.run("first", lambda: took.append("first again"))
        steps.run("second", lambda: took.append("second"))
        finished.put("done")

    with working(stores, successor):
        assert finished.get(timeout=LIMIT) == "done"
    assert took == ["first", "second"]


def test_steps_that_changed_their_names_are_met_by_a_new_attempt(tmp_path: Path) -> None:
    stores = Stores(url=f"sqlite:///{tmp_path}/milepost.db")
    put(stores, ("a", "o/r", 1))
    took: list[str] = []
    lead = stores.lead()

    def old(delivery: Delivery, steps: Steps) -> None:
        steps.run("read", lambda: took.append("read"))
        steps.run("old name", lambda: took.append("old"))
        raise Fenced

    lost = threading.Event()
    with working(stores, old, lead=lead, lost=lost.set):
        assert lost.wait(LIMIT)
    finished: queue.Queue[int] = queue.Queue()

    def new(delivery: Delivery, steps: Steps) -> None:
        steps.run("read", lambda: took.append("read again"))
        steps.run("new name", lambda: took.append("new"))
        finished.put(delivery.attempt)

    with working(stores, new):
        assert finished.get(timeout=LIMIT) == 2
    assert took == ["read", "old", "new"]
    assert states(stores, "a") == [("a", State.DONE.value, 2)]
    stored = stores.inbox().find("a")
    assert stored is not None
    assert stored.tries == 0, "it is nobody's failure"


def test_a_pause_stops_before_the_next_step_and_a_resume_goes_on_there(stores: Stores) -> None:
    put(stores, ("a", "o/r", 1), ("b", "o/r", 2))
    switch, began, go_on = threading.Event(), threading.Event(), threading.Event()
    took: queue.Queue[str] = queue.Queue()

    def handler(delivery: Delivery, steps: Steps) -> None:
        steps.run("first", lambda: took.put(f"{delivery.guid} first"))
        if delivery.guid == "a":
            began.set()
            assert go_on.wait(LIMIT)
        steps.run("second", lambda: took.put(f"{delivery.guid} second"))

    asked = threading.Semaphore(0)

    def paused() -> bool:
        asked.release()
        return switch.is_set()

    with working(stores, handler, paused=paused, options=replace(OPTIONS, threads=1)) as worker:
        assert began.wait(LIMIT)
        switch.set()
        while asked.acquire(blocking=False):
            pass
        for _ in range(2):  # the second question is put after the answer to the first took effect
            assert asked.acquire(timeout=LIMIT)
        go_on.set()
        while ("pull_request", "again") not in worker.figures().outcomes:
            assert asked.acquire(timeout=LIMIT)
        for _ in range(3):
            assert asked.acquire(timeout=LIMIT)
        assert [took.get_nowait() for _ in range(took.qsize())] == ["a first"]
        switch.clear()
        rest = sorted(took.get(timeout=LIMIT) for _ in range(3))
        assert rest == ["a second", "b first", "b second"]


def test_what_was_interrupted_waits_for_the_end_of_a_pause_too(stores: Stores) -> None:
    put(stores, ("a", "o/r", 1))
    took: queue.Queue[str] = queue.Queue()
    switch = threading.Event()
    asked = threading.Semaphore(0)

    def paused() -> bool:
        asked.release()
        return not switch.is_set()

    def handler(_delivery: Delivery, steps: Steps) -> None:
        steps.run("first", lambda: took.put("first"))

    with working(stores, handler, paused=paused):
        for _ in range(3):
            assert asked.acquire(timeout=LIMIT)
        assert took.empty()
        switch.set()
        assert took.get(timeout=LIMIT) == "first"


def test_what_is_over_is_deleted_after_its_time(tmp_path: Path) -> None:
    stores = Stores(url=f"sqlite:///{tmp_path}/milepost.db")
    put(stores, *[(f"g{number}", "o/r", number % 7) for number in range(30)])
    options = replace(OPTIONS, keep=timedelta(0), clean=0.01)

    def left(part: str, table: str) -> int:
        with contextlib.closing(sqlite3.connect(tmp_path / f"milepost.{part}")) as db:
            return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    tables = [("inbox", "inbox"), ("engine", "workflow_status"), ("engine", "operation_outputs")]
    with working(stores, lambda _delivery, steps: steps.run("x", lambda: 1), options=options):
        pause = threading.Event()
        for _ in range(int(LIMIT / 0.02)):
            pause.wait(0.02)
            try:
                found = [left(*table) for table in tables]
            except sqlite3.OperationalError:
                continue  # the engine has not made its tables yet
            if found == [0, 0, 0]:
                return
    raise AssertionError(found)

"""A small server with the real door and the real worker, that can be told where to die.

`python program.py URL PORT RECORDER [POINT COUNT]`: at the COUNT-th passing of POINT the process
kills itself. Every delivery has two effects at the recorder, each looked up before it is written.
SHARDS in the environment is the number of shards; RELEASE is part of the steps' names, which differ
between releases.
"""

import contextlib
import json
import os
import signal
import sys
import threading
import urllib.request
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog

from bot.delivery import postgres
from bot.delivery.inbox import Arrival, Door, Inbox, Mark
from bot.delivery.ingress import Ingress
from bot.delivery.options import Options
from bot.delivery.retry import Patience
from bot.delivery.sqlite import SqliteDoor
from bot.delivery.stores import Stores
from bot.delivery.worker import Worker
from bot.engine.delivery import Delivery, Steps
from bot.entrypoints.server import server

URL, PORT, RECORDER = sys.argv[1:4]
POINT, COUNT = (sys.argv[4], int(sys.argv[5])) if len(sys.argv) > 4 else ("", 0)
SHARDS = int(os.environ.get("SHARDS", "1"))
RELEASE = os.environ.get("RELEASE", "1")
SECRET = "secret"
passed = 0


def passing(point: str) -> None:
    global passed
    if point == POINT:
        passed += 1
        if passed == COUNT:
            os.kill(os.getpid(), signal.SIGKILL)


class DeadlyDoor:
    def __init__(self, door: Door) -> None:
        self._door = door
        if isinstance(door, SqliteDoor):
            door._db.set_trace_callback(
                lambda statement: passing("before commit") if statement == "COMMIT" else None
            )

    async def write(self, batch: Sequence[Arrival]) -> None:
        await self._door.write(batch)
        passing("after commit, before the answer")

    async def close(self) -> None:
        await self._door.close()


class DeadlyInbox:
    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox

    def settle(self, marks: Sequence[Mark]) -> None:
        passing("after the work, before the mark")
        self._inbox.settle(marks)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inbox, name)


plain_transaction = postgres._Session.transaction


@contextlib.contextmanager
def deadly_transaction(session: postgres._Session) -> Iterator[Any]:
    with plain_transaction(session) as db:
        yield db
        if threading.current_thread().name.startswith("inbox"):
            passing("before commit")


postgres._Session.transaction = deadly_transaction  # type: ignore[method-assign]


def call(path: str, data: object = None) -> Any:
    body = json.dumps(data).encode() if data is not None else None
    with urllib.request.urlopen(f"{RECORDER}{path}", data=body, timeout=30) as answer:
        return json.load(answer)


def handler(delivery: Delivery, steps: Steps) -> None:
    payload = json.loads(delivery.body)

    def effect(kind: str) -> bool:
        key = f"{delivery.guid}:{kind}"
        if not call(f"/has/{key}"):
            call("/write", {"key": key, "lane": delivery.lane, "n": payload["n"], "kind": kind})
            passing("between effect and checkpoint")
        return True

    steps.run(f"reply {RELEASE}", lambda: effect("reply"))
    steps.run(f"label {RELEASE}", lambda: effect("label"))


async def nothing(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"ok"})


def now() -> datetime:
    return datetime.now(UTC)


def main() -> None:
    structlog.configure(
        processors=[structlog.processors.add_log_level, structlog.processors.JSONRenderer()]
    )
    stores = Stores(url=URL)
    worker = Worker(
        inbox=DeadlyInbox(stores.inbox()),  # type: ignore[arg-type]
        lead=stores.lead(shards=SHARDS),
        engine_url=stores.engine_url,
        handler=handler,
        now=now,
        options=Options(
            threads=8,
            poll=0.05,
            tick=0.2,
            shards=SHARDS,
            patience=Patience(first=timedelta(milliseconds=50), outside_tries=50, other_tries=50),
        ),
    )
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(stop,))
    if PORT != "0":
        ingress = Ingress(nothing, DeadlyDoor(stores.door()), secrets=[SECRET], now=now)
        thread.start()
        server(ingress, host="127.0.0.1", port=int(PORT)).run()
    else:
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        thread.start()
        stop.wait()
    stop.set()
    thread.join()


main()

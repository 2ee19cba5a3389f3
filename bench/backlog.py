"""The door beside 100,000 deliveries that wait and 100,000 open deadlines, against an empty one."""

import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import insert

from bench.delivering import LIMIT, arrivals, put, working
from bench.ingress import PEER, Load, free_port, load, served, stores, variables
from bench.table import Table
from bot.delivery.inbox import Mark, State
from bot.delivery.stores import Stores
from bot.storage import tables
from bot.storage.database import open_database

SIZE = 100_000
CONNECTIONS = 64
ROUNDS = 3


def run(table: Table) -> None:
    """Measure the door with a worker beside it, in turn without and with a backlog."""
    if shutil.which("wrk") is None or shutil.which("taskset") is None:
        table.say("NOT MEASURED", "wrk or taskset is missing")
        return
    with tempfile.TemporaryDirectory() as name:
        environment = variables(Path(name))
        found: dict[str, list[Load]] = {"empty": [], "full": []}
        for _ in range(ROUNDS):
            for kind, prepare in (("empty", None), ("full", _fill)):
                with stores(Path(name)) as addresses:
                    found[kind].append(_round(addresses["SQLite"], prepare, environment, table))
    ratios = [
        full.rate / empty.rate for full, empty in zip(found["full"], found["empty"], strict=True)
    ]
    for kind, loads in found.items():
        rate, p99 = median(one.rate for one in loads), median(one.p99 for one in loads)
        cpu = median(one.cpu for one in loads)
        table.say(
            f"{kind}, {CONNECTIONS} connections",
            f"{rate:7.0f}/s  p99 {p99:6.1f} ms  {cpu:4.0f} us CPU",
        )
    table.say(
        "with the backlog against without",
        f"x{median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}]",
    )


def _round(
    url: str, prepare: Callable[[Stores], None] | None, environment: dict[str, str], table: Table
) -> Load:
    at = Stores(url=url)
    if prepare is not None:
        prepare(at)
    with working(url) as ((worker,), done):
        put(at, arrivals(1, lanes=1, name="first"))
        done.get(timeout=LIMIT)
        if prepare is not None:
            table.say(
                "worker with the backlog in line",
                f"{worker.process.memory_info().rss / 1e6:4.0f} MB",
            )
        worker.process.nice(10)
        port = free_port()
        with served(
            [sys.executable, str(PEER / "door.py"), url, str(port)], port, environment
        ) as process:
            return load(process, port, CONNECTIONS, environment)


def _fill(at: Stores) -> None:
    """Deliveries that wait for a rate limit, each in a lane of its own; deadlines of next month."""
    soon = datetime.now(UTC) + timedelta(hours=2)
    put(at, arrivals(SIZE, lanes=SIZE, name="waiting"), at_once=5000)
    inbox = at.inbox()
    for start in range(0, SIZE, 5000):
        rows = inbox.waiting(after=start, limit=5000)
        inbox.settle(
            [
                Mark(
                    id=row.id,
                    state=State.NEW,
                    attempt=2,
                    tries=1,
                    not_before=soon,
                    lane=f"o{row.id % 7}/r{row.id % 29}#{row.id}",
                    note="RateLimited",
                    at=soon,
                )
                for row in rows
            ]
        )
    inbox.close()
    database = open_database(at.url)
    with database.writing() as connection:
        values = [
            {"repo": f"o{one % 7}/r{one % 29}", "name": str(one), "at": soon + timedelta(days=30)}
            for one in range(SIZE)
        ]
        connection.execute(insert(tables.deadlines), values)
    database.close()

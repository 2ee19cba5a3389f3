"""A leader is killed: the time until another replica carries out the next delivery (goal 2 s)."""

import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from bench.delivering import LIMIT, Done, Working, arrivals, put, working
from bench.ingress import stores
from bench.table import Table
from bot.delivery.stores import Stores

KILLS = 5
GOAL = 2.0


def run(table: Table) -> None:
    """Three replicas on PostgreSQL, fifty deliveries a second, five kills."""
    with tempfile.TemporaryDirectory() as name, stores(Path(name)) as addresses:
        if "PostgreSQL" not in addresses:
            table.say("NOT MEASURED", "MILEPOST_TEST_DATABASE_URL names no PostgreSQL")
            return
        url = addresses["PostgreSQL"]
        inbox, stop = Stores(url=url), threading.Event()
        inbox.inbox().close()
        with working(url, 3) as (workers, done):
            feeder = threading.Thread(target=_feed, args=(inbox, stop))
            feeder.start()
            try:
                gaps = [_kill(workers, done) for _ in range(KILLS)]
            finally:
                stop.set()
                feeder.join()
    figure = f"{median(gaps):6.2f} s   worst {max(gaps):5.2f} s"
    table.say(f"{KILLS} leaders killed, the next at work after", figure)
    table.goal(f"at work within {GOAL:.0f} s", met=max(gaps) < GOAL)


def _feed(inbox: Stores, stop: threading.Event) -> None:
    turn = 0
    while not stop.wait(0.1):
        put(inbox, arrivals(5, lanes=100, name=f"turn{turn}"))
        turn += 1


def _kill(workers: list[Working], done: Done) -> float:
    _, _, leader = done.get(timeout=LIMIT)
    for _ in range(20):  # until it is well at work
        _, _, leader = done.get(timeout=LIMIT)
    (dead,) = [worker for worker in workers if worker.process.pid == leader]
    killed = time.monotonic()
    dead.end()
    workers.remove(dead)
    while True:
        at, _, pid = done.get(timeout=LIMIT)
        if pid != leader:
            break
    workers.append(Working(dead.url, done))
    return at - killed

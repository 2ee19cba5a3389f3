"""The worker alone, two remembered steps a delivery: rate, CPU, latency, memory, cost of rest."""

import tempfile
import time
from pathlib import Path
from statistics import median

from bench.delivering import LIMIT, arrivals, put, working
from bench.ingress import stores
from bench.table import Table
from bot.delivery.stores import Stores

DELIVERIES = 1000
SINGLE = 20
IDLE_SECONDS = 5


def run(table: Table) -> None:
    """Measure on each database."""
    with tempfile.TemporaryDirectory() as name, stores(Path(name)) as addresses:
        for database, url in addresses.items():
            _measure(table, database, Stores(url=url))


def _measure(table: Table, database: str, at: Stores) -> None:
    with working(at.url) as ((worker,), done):
        put(at, arrivals(1, lanes=1, name="first"))
        done.get(timeout=LIMIT)
        before, began = worker.cpu, time.monotonic()
        put(at, arrivals(DELIVERIES, lanes=DELIVERIES // 2, name="many"))
        ends = [done.get(timeout=LIMIT)[0] for _ in range(DELIVERIES)]
        cpu = (worker.cpu - before) / DELIVERIES * 1e3
        rate = DELIVERIES / (max(ends) - began)
        table.say(f"{database}: {DELIVERIES} deliveries", f"{rate:7.0f}/s   {cpu:5.2f} ms CPU each")
        waits = []
        for number in range(SINGLE):
            sent = time.monotonic()
            put(at, arrivals(1, lanes=1, name=f"single{number}"))
            waits.append((done.get(timeout=LIMIT)[0] - sent) * 1e3)
        figure = f"{median(waits):7.0f} ms   worst {max(waits):5.0f} ms"
        table.say(f"{database}: one delivery, from before the commit to done", figure)
        before = worker.cpu
        time.sleep(IDLE_SECONDS)
        idle = (worker.cpu - before) / IDLE_SECONDS * 100
        memory = worker.process.memory_info().rss / 1e6
        table.say(f"{database}: idle", f"{idle:7.1f} % of a core   {memory:4.0f} MB")

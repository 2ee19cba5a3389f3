"""What several measurements need: workers as processes, and deliveries put in by hand."""

import asyncio
import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import psutil

from bot.delivery.inbox import Arrival, pack
from bot.delivery.stores import Stores

ROOT = Path(__file__).parent.parent
LIMIT = 120.0
Done = queue.Queue[tuple[float, str, int]]
"""Monotonic time, GUID and the worker's process id of each delivery carried out."""


class Working:
    """A worker process."""

    def __init__(self, url: str, done: Done) -> None:
        self.url = url
        command = [sys.executable, str(ROOT / "bench/peer/worker.py"), url]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = psutil.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
        self._done = done
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout:
            at, guid = line.split()
            self._done.put((float(at), guid, self.process.pid))

    @property
    def cpu(self) -> float:
        """Seconds of CPU so far."""
        return sum(self.process.cpu_times()[:2])

    def end(self) -> None:
        """Kill it."""
        self.process.kill()
        self.process.wait()


@contextlib.contextmanager
def working(url: str, number: int = 1) -> Iterator[tuple[list[Working], Done]]:
    """So many workers on one database, and what they do."""
    done: Done = queue.Queue()
    workers = [Working(url, done) for _ in range(number)]
    try:
        yield workers, done
    finally:
        for worker in workers:
            if worker.process.is_running():
                worker.end()


def arrivals(number: int, *, lanes: int, name: str) -> list[Arrival]:
    """Deliveries of pull requests, spread over lanes, of about two kilobytes."""
    return [
        Arrival(
            guid=f"{name}-{one}",
            event="pull_request",
            packed=pack(
                json.dumps(
                    {
                        "repository": {"full_name": f"o{one % lanes % 7}/r{one % lanes % 29}"},
                        "pull_request": {"number": one % lanes},
                        "padding": "x" * 2000,
                    }
                ).encode()
            ),
            received_at=datetime.now(UTC),
        )
        for one in range(number)
    ]


def put(stores: Stores, batch: Sequence[Arrival], *, at_once: int = 1000) -> None:
    """Store them as the door does."""

    async def write() -> None:
        door = stores.door()
        for start in range(0, len(batch), at_once):
            await door.write(batch[start : start + at_once])
        await door.close()

    asyncio.run(write())

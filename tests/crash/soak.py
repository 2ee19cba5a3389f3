"""Half an hour of steady work: memory flat, lag small, files bounded. Run by `make soak`.

50 deliveries a second come in; one in a hundred is poison, one in a hundred meets a rate limit.
SOAK_SECONDS and SOAK_DIRECTORY can be set. Prints a line every ten seconds and a verdict.
"""

import hmac
import http.client
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import psutil
import structlog

from bot.delivery.ingress import PATH, Ingress
from bot.delivery.options import Options
from bot.delivery.retry import Patience
from bot.delivery.status import Status, status
from bot.delivery.stores import Stores
from bot.delivery.worker import Worker
from bot.engine.delivery import Delivery, Steps
from bot.entrypoints.server import server
from bot.model.errors import RateLimited

RATE = 50
SENDERS = 10
EVERY = 10
SECRET = b"secret"
KEEP = timedelta(minutes=2)


def now() -> datetime:
    return datetime.now(UTC)


def handler(delivery: Delivery, steps: Steps) -> None:
    kind = json.loads(delivery.body)["kind"]
    steps.run("look", lambda: delivery.guid)
    if kind == "poison":
        raise ValueError("poison")
    if kind == "limited" and delivery.attempt == 1:
        raise RateLimited("slow down", until=now() + timedelta(seconds=2))
    steps.run("write", lambda: True)


async def nothing(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})


def serve_door(url: str, port: int) -> None:
    ingress = Ingress(nothing, Stores(url=url).door(), secrets=[SECRET.decode()], now=now)
    server(ingress, host="127.0.0.1", port=port).run()


def serve_worker(url: str) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    stores = Stores(url=url)
    patience = Patience(first=timedelta(milliseconds=200))
    Worker(
        inbox=stores.inbox(),
        lead=stores.lead(),
        engine_url=stores.engine_url,
        handler=handler,
        now=now,
        options=Options(patience=patience, keep=KEEP, clean=5.0),
    ).run(threading.Event())


def send(port: int, sender: int, end: float, failed: list[int]) -> None:
    chance = random.Random(sender)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    due = time.monotonic() + sender / RATE
    while due < end:
        time.sleep(max(0.0, due - time.monotonic()))
        due += SENDERS / RATE
        dice = chance.random()
        kind = "poison" if dice < 0.01 else "limited" if dice < 0.02 else "plain"
        lane = chance.randrange(400)
        body = json.dumps(
            {
                "kind": kind,
                "repository": {"full_name": f"o{lane % 7}/r{lane % 29}"},
                "pull_request": {"number": lane},
                "padding": [chance.random() for _ in range(800)],
            }
        ).encode()
        headers = {
            "x-hub-signature-256": f"sha256={hmac.digest(SECRET, body, 'sha256').hex()}",
            "x-github-delivery": str(uuid.uuid4()),
            "x-github-event": "pull_request",
        }
        connection.request("POST", PATH, body, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 202:
            failed.append(answer.status)


def main() -> int:
    seconds = int(os.environ.get("SOAK_SECONDS", "1800"))
    directory = Path(tempfile.mkdtemp(dir=os.environ.get("SOAK_DIRECTORY")))
    url = f"sqlite:///{directory}/soak.db"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    inbox = Stores(url=url).inbox()
    me = [sys.executable, __file__]
    door = subprocess.Popen([*me, "door", url, str(port)])
    worker = subprocess.Popen([*me, "worker", url])
    samples: list[tuple[Status, float, float, float]] = []
    failed: list[int] = []
    try:
        time.sleep(5)
        end = time.monotonic() + seconds
        threads = [
            threading.Thread(target=send, args=(port, n, end, failed)) for n in range(SENDERS)
        ]
        for thread in threads:
            thread.start()
        while time.monotonic() < end:
            time.sleep(EVERY)
            memory = [psutil.Process(one.pid).memory_info().rss / 1e6 for one in (door, worker)]
            files = sum(file.stat().st_size for file in directory.iterdir()) / 1e6
            samples.append((status(inbox, now=now()), *memory, files))
            figures, door_mb, worker_mb, files = samples[-1]
            print(
                f"waiting {figures.waiting:4} delayed {figures.delayed:3} dead {figures.dead:4}"
                f"  lag {figures.lag:5.2f} s  door {door_mb:4.0f} MB  worker {worker_mb:4.0f} MB"
                f"  files {files:5.1f} MB",
                flush=True,
            )
        for thread in threads:
            thread.join()
        cpu = [sum(psutil.Process(one.pid).cpu_times()[:2]) for one in (door, worker)]
    finally:
        door.kill()
        worker.kill()
        inbox.close()
    later = samples[len(samples) // 2 :]
    quarter = samples[len(samples) // 4 : len(samples) // 2]
    growth = [
        median(one[part] for one in later) / median(one[part] for one in quarter)
        for part in (1, 2, 3)
    ]
    lag = median(one[0].lag for one in later)
    print(
        f"{seconds} s, {len(failed)} refused; median lag {lag:.2f} s; second half against second"
        f" quarter: door x{growth[0]:.2f}, worker x{growth[1]:.2f}, files x{growth[2]:.2f};"
        f" CPU a delivery: door {cpu[0] / seconds / RATE * 1e3:.2f} ms,"
        f" worker {cpu[1] / seconds / RATE * 1e3:.2f} ms"
    )
    # Files grow until the first deliveries are old enough to be deleted.
    bounded = seconds < 5 * KEEP.total_seconds() or growth[2] < 1.25
    good = not failed and lag < 1.0 and max(growth[:2]) < 1.15 and bounded
    print("soak passed" if good else "SOAK FAILED")
    return 0 if good else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["door"]:
        serve_door(sys.argv[2], int(sys.argv[3]))
    elif sys.argv[1:2] == ["worker"]:
        serve_worker(sys.argv[2])
    else:
        sys.exit(main())

"""The engine speaks to its database and to nobody else."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WORK = """
import asyncio, sys, threading
from datetime import UTC, datetime, timedelta
from bot.delivery.inbox import Arrival, pack
from bot.delivery.stores import Stores
from bot.delivery.options import Options
from bot.delivery.worker import Worker

stores, stop = Stores(url=sys.argv[1]), threading.Event()
now = lambda: datetime.now(UTC)

async def put():
    door = stores.door()
    await door.write([Arrival(guid="a", event="ping", packed=pack(b"{}"), received_at=now())])
    await door.close()

def handler(delivery, steps):
    steps.run("step", lambda: None)
    stop.set()

asyncio.run(put())
inbox = stores.inbox()
Worker(inbox=inbox, lead=stores.lead(), engine_url=stores.engine_url, handler=handler, now=now,
       options=Options(poll=0.02)).run(stop)
assert inbox.find("a").state == "done"
"""


def test_no_connection_but_to_the_database(tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("NO STRACE: connections were not watched")
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-qq", "-e", "trace=connect,sendto", "-o", str(trace)]
    command += [sys.executable, "-c", WORK, f"sqlite:///{tmp_path}/m.db"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if "ptrace" in done.stderr and not trace.read_text():
        pytest.skip("STRACE IS NOT PERMITTED: connections were not watched")
    assert done.returncode == 0, done.stderr
    calls = trace.read_text().splitlines()
    assert [call for call in calls if "AF_INET" in call] == []

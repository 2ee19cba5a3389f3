"""The engine speaks to its database and to nobody else."""

import re
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

WHOLE = """
import re, sys
from pathlib import Path
from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.stage import Stage

with Stage(home=Path(sys.argv[1])) as stage:
    stage.world.plant(roadmap=roadmap())
    stage.settle()
    ada = stage.world.person("ada")
    talk = ada.starts_discussion("open-skills/library", "Quantization")
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    assert talk.read()["comments"][0]["replies"]
    print(*(re.search(r":(\\d+)$", url)[1] for url in (stage.github.url, stage.url)))
"""


def traced(tmp_path: Path, program: str, argument: str) -> tuple[str, list[str]]:
    """What the program printed, and its calls that reach out over the Internet's protocols."""
    if shutil.which("strace") is None:
        pytest.skip("NO STRACE: connections were not watched")
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", str(trace)]
    command += [sys.executable, "-c", program, argument]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240)
    if "ptrace" in done.stderr and not trace.read_text():
        pytest.skip("STRACE IS NOT PERMITTED: connections were not watched")
    assert done.returncode == 0, done.stderr
    return done.stdout, [call for call in trace.read_text().splitlines() if "AF_INET" in call]


def test_the_engine_speaks_to_its_database_alone(tmp_path: Path) -> None:
    assert traced(tmp_path, WORK, f"sqlite:///{tmp_path}/m.db")[1] == []


def test_the_whole_speaks_to_github_and_to_nobody_else(tmp_path: Path) -> None:
    """GitHub and Milepost are in one process here: GitHub's webhooks to us are seen too."""
    said, calls = traced(tmp_path, WHOLE, str(tmp_path))
    nobody = "9"  # where the stage's GitHub sends what it has to say before Milepost is there
    ports = {*said.split()[-2:], nobody}
    assert calls
    for call in calls:
        port = re.search(r"sin6?_port=htons\((\d+)\)", call)
        assert port is not None, call
        assert 'inet_addr("127.0.0.1")' in call, call
        assert port[1] in ports, call

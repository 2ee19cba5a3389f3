"""The webhook door against Probot: durable deliveries per second, latency, CPU, on one core each.

Every round measures each server once, in turn, with the same signed payload of 23 KB and a fresh
delivery id per request, made as GitHub's are; ratios are taken within a round, and their medians
are printed. Probot stores nothing; the door answers after the commit is on disk. CPU is that of
the server's process: what PostgreSQL itself takes is not in it. Rounds and seconds can be set:
BENCH_ROUNDS, BENCH_SECONDS. PostgreSQL is measured where MILEPOST_TEST_DATABASE_URL names one.
"""

import contextlib
import hmac
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil
import psycopg
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from psycopg import sql

from bench.table import Table

PEER = Path(__file__).parent / "peer"
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "4"))
CONNECTIONS = (16, 64, 128)
POSTGRES = os.environ.get("MILEPOST_TEST_DATABASE_URL")
DRAINING = "SQLite, draining"
RATES = {16: 0.9, 64: 1.5, 128: 1.5}
"""Goals: deliveries a second against Probot's, by connections."""
DRAINING_RATE = 1.2
CPU = 0.67
"""Goal: CPU of a delivery against Probot's."""
CORES = sorted(os.sched_getaffinity(0))


@dataclass(frozen=True, kw_only=True)
class Load:
    """One server under one load: requests a second, p99 in ms, CPU of the server in us a request,
    its memory in MB."""

    rate: float
    p99: float
    cpu: float
    memory: float


def payload() -> bytes:
    """A pull request as GitHub sends it, in size and in how far it can be packed (to 2 KB)."""
    chance = random.Random(1)
    links = {
        f"{name}_url": f"https://api.github.com/repos/octo/library/{name}{{/{name}_id}}/{n}"
        for n in range(4)
        for name in (f"thing{m}" for m in range(46))
    }
    repository = links | {"full_name": "octo/library", "default_branch": "main"}
    pull = {"number": 7, "head": {"repo": links}, "base": {"repo": links}, "body": "words " * 200}
    pull["commits"] = [f"{chance.getrandbits(160):040x}" for _ in range(80)]
    body = {"action": "opened", "repository": repository, "pull_request": pull}
    body["installation"] = {"id": 1}
    text = json.dumps(body)
    return json.dumps(body | {"pad": "x" * max(0, 23_600 - len(text))}).encode()


def free_port() -> int:
    """Ask the system for one."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served(command: list[str], port: int, environment: dict[str, str]) -> Iterator[psutil.Process]:
    """Run a server on the first core until the block ends."""
    with tempfile.TemporaryFile() as log:
        process = psutil.Popen(
            ["taskset", "-c", str(CORES[0]), *command], env=environment, stdout=log, stderr=log
        )
        try:
            for _ in range(200):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                    break
                if process.poll() is not None:
                    break
                time.sleep(0.1)
            else:
                process.kill()
            if process.poll() is not None:
                log.seek(0)
                raise RuntimeError(log.read().decode()[-2000:])
            yield process
        finally:
            with contextlib.suppress(psutil.NoSuchProcess):
                for one in [*process.children(recursive=True), process]:
                    one.kill()
            process.wait()


def cpu_seconds(process: psutil.Process) -> float:
    """CPU time of a process and its children, in seconds."""
    family = [process, *process.children(recursive=True)]
    return sum(sum(one.cpu_times()[:2]) for one in family)


def load(process: psutil.Process, port: int, connections: int, environment: dict[str, str]) -> Load:
    """Let wrk send from the last core for a while, after a short warm-up."""

    def wrk(seconds: int) -> str:
        url = f"http://127.0.0.1:{port}"
        command = ["taskset", "-c", str(CORES[-1]), "wrk", "--latency", "-t1", f"-c{connections}"]
        command += [f"-d{seconds}s", "--timeout", "10s", "-s", str(PEER / "post.lua"), url]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout

    wrk(1)
    before = cpu_seconds(process)
    said = wrk(SECONDS)
    spent = cpu_seconds(process) - before
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    requests = re.search(r"(\d+) requests in", said)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    assert requests is not None
    assert rate is not None
    assert p99 is not None
    unit = {"us": 0.001, "ms": 1.0, "s": 1000.0}[p99[2]]
    return Load(
        rate=float(rate[1]),
        p99=float(p99[1]) * unit,
        cpu=spent / int(requests[1]) * 1e6,
        memory=process.memory_info().rss / 1e6,
    )


def probot_environment(port: int) -> dict[str, str]:
    """Settings under which Probot is fastest."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    return os.environ | {
        "APP_ID": "1",
        "PRIVATE_KEY": key.decode(),
        "WEBHOOK_SECRET": "secret",
        "LOG_LEVEL": "warn",
        "NODE_ENV": "production",
        "PORT": str(port),
        "HOST": "127.0.0.1",
    }


def variables(directory: Path) -> dict[str, str]:
    """Environment of servers and senders; the payload is left in the directory."""
    body = payload()
    (directory / "body").write_bytes(body)
    return os.environ | {
        "BENCH_BODY": str(directory / "body"),
        "BENCH_SIGNATURE": f"sha256={hmac.digest(b'secret', body, 'sha256').hex()}",
        "PYTHONPATH": str(PEER.parent.parent),
    }


@contextlib.contextmanager
def stores(directory: Path) -> Iterator[dict[str, str]]:
    """Database addresses to measure, by name."""
    addresses = {"SQLite": f"sqlite:///{directory}/{uuid.uuid4().hex}.db"}
    if POSTGRES is None:
        yield addresses
        return
    name = f"milepost_bench_{uuid.uuid4().hex}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield addresses | {"PostgreSQL": POSTGRES.rpartition("/")[0] + f"/{name}"}
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def one_round(environment: dict[str, str], directory: Path) -> dict[tuple[str, int], Load]:
    """Each server once at each load."""
    found: dict[tuple[str, int], Load] = {}
    port = free_port()
    node = str(PEER / "node_modules/.bin/node")
    probot = [
        node,
        str(PEER / "node_modules/probot/bin/probot.js"),
        "run",
        str(PEER / "probot.cjs"),
    ]
    door = [sys.executable, str(PEER / "door.py")]
    with stores(directory) as addresses:
        with served(probot, port, probot_environment(port)) as process:
            for connections in CONNECTIONS:
                found["Probot", connections] = load(process, port, connections, environment)
        for name, url in addresses.items():
            port = free_port()
            with served([*door, url, str(port)], port, environment) as process:
                for connections in CONNECTIONS:
                    found[name, connections] = load(process, port, connections, environment)
                if name == "SQLite":
                    worker = ["taskset", "-c", str(CORES[0]), *door, url, "0"]
                    with subprocess.Popen(
                        worker, env=environment, stdout=subprocess.DEVNULL
                    ) as draining:
                        time.sleep(3)
                        found[DRAINING, 64] = load(process, port, 64, environment)
                        draining.kill()
    return found


def run(table: Table) -> None:
    """Measure and print medians, and ratios within rounds."""
    if missing := [tool for tool in ("wrk", "npm", "taskset") if shutil.which(tool) is None]:
        table.say("NOT MEASURED", f"{', '.join(missing)} missing (Debian packages wrk, npm)")
        return
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=PEER, check=True)
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIRECTORY")) as name:
        directory = Path(name)
        environment = variables(directory)
        rounds = [one_round(environment, directory) for _ in range(ROUNDS)]
    table.say("rounds, seconds each, bytes", f"{ROUNDS}, {SECONDS}, {len(payload())}")
    for server, connections in rounds[0]:
        peer = [found["Probot", connections] for found in rounds]
        own = [found[server, connections] for found in rounds]
        ratios = [a.rate / b.rate for a, b in zip(own, peer, strict=True)]
        spent = median(a.cpu / b.cpu for a, b in zip(own, peer, strict=True))
        rate, p99 = median(one.rate for one in own), median(one.p99 for one in own)
        cpu = median(one.cpu for one in own)
        figure = f"{rate:7.0f}/s  p99 {p99:6.1f} ms  {cpu:4.0f} us CPU  {own[-1].memory:4.0f} MB"
        if server != "Probot":
            figure += (
                f"   x{median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}]  CPU x{spent:.2f}"
            )
        table.say(f"{server}, {connections} connections", figure)
        if server == "Probot":
            continue
        wanted = DRAINING_RATE if server == DRAINING else RATES[connections]
        table.goal(f"x{wanted} deliveries a second", met=median(ratios) >= wanted)
        if connections > CONNECTIONS[0] and server != DRAINING:
            latest = median(one.p99 for one in peer)
            table.goal(f"p99 below {latest:.1f} ms", met=p99 < latest)
            table.goal(f"CPU x{CPU}", met=spent <= CPU)

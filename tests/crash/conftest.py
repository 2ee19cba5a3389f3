"""Senders, a recorder of effects, and a server that is started again whenever it has died."""

import hmac
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).with_name("program.py")
SECRET = b"secret"
LIMIT = 120.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Recorder:
    """A GitHub that only remembers: every effect that became visible, in order."""

    def __init__(self) -> None:
        self.effects: list[dict[str, Any]] = []
        self._keys: set[str] = set()
        self.changed = threading.Condition()
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args: object) -> None:
                pass

            def _answer(self, value: object) -> None:
                body = json.dumps(value).encode()
                self.send_response(200)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self) -> None:
                with recorder.changed:
                    known = urllib.parse.unquote(self.path.removeprefix("/has/")) in recorder._keys
                self._answer(known)

            def do_POST(self) -> None:
                effect = json.loads(self.rfile.read(int(self.headers["content-length"])))
                with recorder.changed:
                    recorder.effects.append(effect)
                    recorder._keys.add(effect["key"])
                    recorder.changed.notify_all()
                self._answer(True)

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A client that was killed in the middle is no news here."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def wait(self, number: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.effects) >= number, timeout=LIMIT), (
                f"{len(self.effects)} of {number} effects"
            )

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Senders:
    """Sixteen at once. Each has lanes of its own, in which it sends number after number: the next
    only when the last was answered with 2xx, and now and then an earlier one again."""

    def __init__(self, *, lanes: int = 24, seed: int) -> None:
        self.sent: dict[str, list[str]] = {f"o{n % 5}/r#{n}": [] for n in range(lanes)}
        self.port = 0
        self.repeated = 0
        self._acknowledged = 0
        self._changed = threading.Condition()
        self._stop = threading.Event()
        self._abandoned = threading.Event()
        self._threads = [
            threading.Thread(target=self._send_all, args=(n, random.Random(seed + n)))
            for n in range(16)
        ]

    def start(self, port: int) -> None:
        self.port = port
        for thread in self._threads:
            thread.start()

    @property
    def acknowledged(self) -> int:
        with self._changed:
            return self._acknowledged

    def wait_for_more(self, number: int) -> None:
        with self._changed:
            goal = self._acknowledged + number
            assert self._changed.wait_for(lambda: self._acknowledged >= goal, timeout=LIMIT)

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(LIMIT)
            assert not thread.is_alive()

    def abandon(self) -> None:
        """Send no more, stored or not: the test is over, and its door may be gone."""
        self._abandoned.set()
        self.stop()

    def _send_all(self, sender: int, chance: random.Random) -> None:
        lanes = [lane for n, lane in enumerate(self.sent) if n % 16 == sender]
        while not self._stop.is_set():
            lane = chance.choice(lanes)
            guids = self.sent[lane]
            if guids and chance.random() < 0.3:
                again = chance.randrange(len(guids))
                self.repeated += self._post(lane, again, guids[again])
            guid = str(uuid.UUID(int=chance.getrandbits(128)))
            number = len(guids)
            while not self._post(lane, number, guid):
                if self._abandoned.is_set():
                    return
                # Without an answer nothing is promised; once begun it is sent until it is stored.
                self._stop.wait(0.02)
            guids.append(guid)
            with self._changed:
                self._acknowledged += 1
                self._changed.notify_all()
            self._stop.wait(0.25)

    def _post(self, lane: str, number: int, guid: str) -> bool:
        repository, _, subject = lane.partition("#")
        body = json.dumps(
            {
                "n": number,
                "repository": {"full_name": repository},
                "pull_request": {"number": int(subject)},
                "padding": "x" * 2000,
            }
        ).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/github/webhooks",
            data=body,
            headers={
                "x-hub-signature-256": f"sha256={hmac.digest(SECRET, body, 'sha256').hex()}",
                "x-github-delivery": guid,
                "x-github-event": "pull_request",
                "content-type": "application/json",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=15) as answer:
                return bool(answer.status == 202)
        except (OSError, urllib.error.URLError):
            return False


class Servers:
    """Processes of the small server; all that are left are killed at the end."""

    def __init__(self, recorder: Recorder, directory: Path) -> None:
        self._recorder = recorder
        self._log = (directory / "servers.log").open("ab")
        # Compiled once, wherever the tests run: most of a start is reading modules.
        self._environment = os.environ | {"PYTHONPYCACHEPREFIX": str(directory / "bytecode")}
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(
        self, url: str, port: int, point: str = "", count: int = 0, **environment: str
    ) -> "subprocess.Popen[bytes]":
        command = [sys.executable, str(PROGRAM), url, str(port), self._recorder.url]
        if point:
            command += [point, str(count)]
        process = subprocess.Popen(
            command, stdout=self._log, stderr=self._log, env=self._environment | environment
        )
        self._processes.append(process)
        return process

    def close(self) -> None:
        for process in self._processes:
            if process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.kill()
            process.wait()
        self._log.close()


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    recorder = Recorder()
    yield recorder
    recorder.close()


@pytest.fixture
def servers(recorder: Recorder, tmp_path: Path) -> Iterator[Servers]:
    servers = Servers(recorder, tmp_path)
    yield servers
    servers.close()


@pytest.fixture
def senders() -> Iterator[Senders]:
    senders = Senders(seed=20260101)
    yield senders
    senders.abandon()


@pytest.fixture
def port() -> int:
    return free_port()

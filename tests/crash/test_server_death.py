"""The PostgreSQL server itself is killed and started again: nothing that was answered is lost."""

import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.crash.conftest import free_port
from tests.crash.test_crash import LIMIT, check


class Cluster:
    """A server of our own, whose process can be killed."""

    def __init__(self, programs: Path, home: Path) -> None:
        # The server refuses to run as root; under that name it runs as the package's own user.
        self._user = "postgres" if os.geteuid() == 0 else None
        self._programs = programs
        self._home = home
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"postgresql://postgres@127.0.0.1:{self._port}/postgres"
        if self._user:
            shutil.chown(home, self._user)
        subprocess.run(
            [programs / "initdb", "-D", home / "data", "-U", "postgres", "-A", "trust", "-N"],
            user=self._user,
            check=True,
            capture_output=True,
        )

    def start(self) -> None:
        """Start, again and again while the dead one's memory is still in use, and wait."""
        command = [self._programs / "postgres", "-D", self._home / "data", "-k", self._home]
        command += ["-p", str(self._port), "-c", "listen_addresses=127.0.0.1"]
        for _ in range(int(LIMIT / 0.1)):
            if self._process is None or self._process.poll() is not None:
                self._process = subprocess.Popen(
                    command, user=self._user, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
            except psycopg.OperationalError:
                threading.Event().wait(0.1)
            else:
                return
        raise AssertionError("the server does not start")

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    initdb = shutil.which("initdb") or (found[-1] if found else None)
    if initdb is None:
        pytest.skip("NO POSTGRESQL PROGRAMS: the death of the server was not tried")
    # Not below `tmp_path`, which no other user may enter.
    with tempfile.TemporaryDirectory(prefix="milepost-") as home:
        made = Cluster(Path(initdb).parent, Path(home))
        made.start()
        yield made
        made.kill()


@pytest.mark.postgres
def test_the_server_is_killed(
    cluster: Cluster, senders: Any, servers: Any, recorder: Any, port: int
) -> None:
    process = servers.start(cluster.url, port)
    senders.start(port)
    for _ in range(2):
        senders.wait_for_more(10)
        recorder.wait(len(recorder.effects) + 1)
        cluster.kill()
        assert process.wait(LIMIT) == 75, "it lost its right to work, and ends"
        cluster.start()
        process = servers.start(cluster.url, port)
    senders.wait_for_more(10)
    senders.stop()
    check(senders, recorder)

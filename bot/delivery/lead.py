"""Who works: one process per shard, fenced off when it loses its hold.

With SQLite it is whoever locks a file beside the engine's; the system lets go of it with the
process. With PostgreSQL it is the session that holds an advisory lock; the server lets go of it
with the connection, and keepalives on both sides make a vanished host known within seconds.
"""

import contextlib
import fcntl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

import psycopg

_CLASS = 0x6D69_6C65
"""First half of the advisory lock's key, so that it meets no other program's ("mile")."""
_WAIT_SECONDS = 0.2
_KEEPALIVE = (
    "-c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3"
    " -c idle_in_transaction_session_timeout=0 -c idle_session_timeout=0"
)


class Fenced(BaseException):
    """This process may no longer work. Not an `Exception`: no handler may swallow it."""


class Lead(Protocol):
    """The right to work on a shard."""

    def acquire(self, stop: threading.Event) -> int | None:
        """Wait for a shard that is free and take it; None when `stop` was set first."""
        ...

    def check(self) -> None:
        """Return if the right is still held, else raise `Fenced`."""
        ...

    def release(self) -> None:
        """Let somebody else work."""
        ...


class FileLead:
    """For SQLite: one shard, one machine."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def acquire(self, stop: threading.Event) -> int | None:
        """As `Lead.acquire`."""
        file = self._path.open("ab")
        while not stop.is_set():
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                stop.wait(_WAIT_SECONDS)
            else:
                self._file = file
                return 0
        file.close()
        return None

    def check(self) -> None:
        """As `Lead.check`: the lock lasts as long as the process."""
        if self._file is None:
            raise Fenced

    def release(self) -> None:
        """As `Lead.release`."""
        if self._file is not None:
            self._file.close()
            self._file = None


class PostgresLead:
    """For replicas: shards 0 to `shards` - 1, the first free one is taken."""

    def __init__(self, url: str, *, shards: int = 1) -> None:
        self._url = url
        self._shards = shards
        self._mutex = threading.Lock()
        self._connection: psycopg.Connection | None = None

    def acquire(self, stop: threading.Event) -> int | None:
        """As `Lead.acquire`; a server that cannot be reached is asked again."""
        connection: psycopg.Connection | None = None
        while not stop.is_set():
            try:
                if connection is None:
                    connection = self._connect()
                for shard in range(self._shards):
                    row = connection.execute(
                        "SELECT pg_try_advisory_lock(%s, %s)", (_CLASS, shard)
                    ).fetchone()
                    if row is not None and row[0]:
                        self._connection = connection
                        return shard
            except psycopg.OperationalError:
                if connection is not None:
                    connection.close()
                    connection = None
            stop.wait(_WAIT_SECONDS)
        if connection is not None:
            connection.close()
        return None

    def check(self) -> None:
        """As `Lead.check`, by asking the server over the very connection that holds the lock."""
        with self._mutex:
            if self._connection is None:
                raise Fenced
            try:
                self._connection.execute("SELECT 1")
            except psycopg.Error:
                self._connection.close()
                self._connection = None
                raise Fenced from None

    def release(self) -> None:
        """As `Lead.release`."""
        with self._mutex:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(
            self._url,
            autocommit=True,
            connect_timeout=5,
            options=_KEEPALIVE,
            keepalives_idle=2,
            keepalives_interval=1,
            keepalives_count=3,
            tcp_user_timeout=5000,
        )


@contextlib.contextmanager
def watched(lead: Lead, *, every: float, lost: threading.Event) -> Iterator[None]:
    """While the block runs, ask regularly whether the right is held; set `lost` when it is not."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(every):
            try:
                lead.check()
            except Fenced:
                if not done.is_set():
                    lost.set()
                return

    thread = threading.Thread(target=watch, name="lead", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()

"""The inbox in one SQLite file: WAL, and a sync of the log before each answer."""

import asyncio
import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import msgspec

from bot.delivery import rows
from bot.delivery.inbox import (
    Arrival,
    DeadLetter,
    Figures,
    Mark,
    Stored,
    microseconds,
    moment,
)
from bot.engine.delivery import SCHEDULED

_VERSION = 1

_SCHEMA = """
CREATE TABLE IF NOT EXISTS inbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  event TEXT NOT NULL,
  body BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'new',
  attempt INTEGER NOT NULL DEFAULT 1,
  tries INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL DEFAULT 0,
  lane TEXT,
  note TEXT NOT NULL DEFAULT '',
  settled_at INTEGER
);
CREATE INDEX IF NOT EXISTS inbox_new ON inbox (id) WHERE state = 'new';
CREATE INDEX IF NOT EXISTS inbox_dead ON inbox (id) WHERE state = 'dead';
CREATE INDEX IF NOT EXISTS inbox_settled ON inbox (settled_at) WHERE settled_at IS NOT NULL;
"""

_INSERT = """
INSERT INTO inbox (guid, event, body, received_at) VALUES (?, ?, ?, ?)
ON CONFLICT (guid) DO UPDATE SET
  id = excluded.id, state = 'new', attempt = attempt + 1, tries = 0, not_before = 0,
  settled_at = NULL
WHERE state = 'dead'
"""

_REPLAY = """
UPDATE inbox SET
  id = (SELECT seq FROM sqlite_sequence WHERE name = 'inbox') + 1,
  state = 'new', attempt = attempt + ?, tries = 0, not_before = 0, settled_at = NULL
WHERE guid = ? AND state = 'dead'
"""

_SETTLE = """
UPDATE inbox SET
  state = json_extract(mark, '$[0]'), attempt = json_extract(mark, '$[1]'),
  tries = json_extract(mark, '$[2]'), not_before = json_extract(mark, '$[3]'),
  lane = json_extract(mark, '$[4]'), note = json_extract(mark, '$[5]'),
  settled_at = json_extract(mark, '$[6]')
FROM (SELECT value AS mark FROM json_each(?)) WHERE id = json_extract(mark, '$[7]')
"""

_BUSY_MS = 10_000
_PAGE_BYTES = 8192
"""Three packed payloads share a page, so half as many pages are logged as with the default."""
_AUTOCHECKPOINT_PAGES = 10_000
_LOG_LIMIT_BYTES = 64 * 1024 * 1024


def open_file(path: Path, *, synchronous: str) -> sqlite3.Connection:
    """A connection in autocommit mode to the file, which is made if it is missing."""
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    db.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    db.execute(f"PRAGMA page_size={_PAGE_BYTES}")
    db.execute("PRAGMA journal_mode=WAL")
    db.execute(f"PRAGMA synchronous={synchronous}")
    db.execute(f"PRAGMA wal_autocheckpoint={_AUTOCHECKPOINT_PAGES}")
    db.execute(f"PRAGMA journal_size_limit={_LOG_LIMIT_BYTES}")
    if db.execute("PRAGMA user_version").fetchone()[0] < _VERSION:
        db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version={_VERSION}; COMMIT;")
    return db


class SqliteDoor:
    """Group commit: rows go in on the event loop, only the sync of the log waits in a thread.

    Inserting in the thread as well would hand the interpreter lock over once a row, which costs
    more than the row. A lock held by somebody else is waited for in the thread, never on the loop.
    """

    def __init__(self, path: Path) -> None:
        self._db = open_file(path, synchronous="FULL")
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inbox")

    async def write(self, batch: Sequence[Arrival]) -> None:
        """As `Door.write`."""
        loop = asyncio.get_running_loop()
        try:
            self._db.execute("PRAGMA busy_timeout=0")
            try:
                self._db.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                await loop.run_in_executor(self._thread, self._begin_patiently)
            self._db.executemany(
                _INSERT,
                [(a.guid, a.event, a.packed, microseconds(a.received_at)) for a in batch],
            )
            await loop.run_in_executor(self._thread, self._db.execute, "COMMIT")
        except BaseException:
            if self._db.in_transaction:
                await loop.run_in_executor(self._thread, self._db.execute, "ROLLBACK")
            raise

    def _begin_patiently(self) -> None:
        self._db.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
        self._db.execute("BEGIN IMMEDIATE")

    async def close(self) -> None:
        """As `Door.close`."""
        await asyncio.to_thread(self._thread.shutdown)
        self._db.close()


class SqliteInbox:
    """The working side. Its marks need no sync of their own: the engine's record outlives them,
    and a mark that a power cut took back is made again from there."""

    def __init__(self, path: Path) -> None:
        self._db = open_file(path, synchronous="NORMAL")
        self._lock = threading.Lock()

    def waiting(self, *, after: int, limit: int) -> Sequence[Stored]:
        """As `Inbox.waiting`."""
        return self._stored("state = 'new' AND id > ? ORDER BY id LIMIT ?", after, limit)

    def load(self, number: int) -> Stored | None:
        """As `Inbox.load`."""
        return next(iter(self._stored("id = ?", number)), None)

    def newest(self, *, limit: int) -> Sequence[Stored]:
        """As `Inbox.newest`."""
        return self._stored("id > 0 ORDER BY id DESC LIMIT ?", limit)

    def find(self, guid: str) -> Stored | None:
        """As `Inbox.find`."""
        return next(iter(self._stored("guid = ?", guid)), None)

    def settle(self, marks: Sequence[Mark]) -> None:
        """As `Inbox.settle`."""
        values = msgspec.json.encode([rows.settled(mark) for mark in marks]).decode()
        self._write(_SETTLE, values)

    def add(self, *, guid: str, event: str, lane: str, at: datetime) -> bool:
        """As `Inbox.add`."""
        added = self._write(
            "INSERT INTO inbox (guid, event, body, received_at, lane) VALUES (?, ?, x'', ?, ?)"
            " ON CONFLICT (guid) DO NOTHING",
            guid,
            event,
            microseconds(at),
            lane,
        )
        return added == 1

    def replay(self, guid: str, *, fresh: bool = False) -> bool:
        """As `Inbox.replay`: an attempt whose number has no predecessor finds nothing finished."""
        step = 2 if fresh else 1
        with self._transaction() as db:
            done = db.execute(_REPLAY, (step, guid)).rowcount == 1
            if done:
                db.execute("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'inbox'")
            return done

    def dead_letters(self, *, limit: int = 100) -> Sequence[DeadLetter]:
        """As `Inbox.dead_letters`."""
        with self._lock:
            found = self._db.execute(
                f"SELECT {rows.LETTER} FROM inbox"  # noqa: S608 - a constant
                " WHERE state = 'dead' ORDER BY id DESC LIMIT ?",
                (limit,),
            ).fetchall()
        return [rows.letter(row) for row in found]

    def figures(self, *, now: datetime) -> Figures:
        """As `Inbox.figures`."""
        at = microseconds(now)
        with self._lock:
            waiting, delayed, lanes, oldest = self._db.execute(
                "SELECT count(*), count(CASE WHEN not_before > ?1 THEN 1 END),"
                " count(DISTINCT CASE WHEN not_before > ?1 THEN lane END),"
                " min(CASE WHEN not_before <= ?1 THEN received_at END)"
                " FROM inbox WHERE state = 'new'",
                (at,),
            ).fetchone()
            dead = self._db.execute("SELECT count(*) FROM inbox WHERE state = 'dead'").fetchone()[0]
            last = self._db.execute(
                "SELECT received_at FROM inbox WHERE event NOT LIKE ? ORDER BY id DESC LIMIT 1",
                (f"{SCHEDULED}%",),
            ).fetchone()
        return Figures(
            waiting=waiting,
            delayed=delayed,
            blocked_lanes=lanes,
            dead=dead,
            oldest_due=moment(oldest) if oldest is not None else None,
            last_received=moment(last[0]) if last is not None else None,
        )

    def expire(self, *, settled_before: datetime, scheduled_before: datetime, limit: int) -> int:
        """As `Inbox.expire`."""
        return self._write(
            "DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE settled_at < ?"
            " OR (settled_at < ? AND event LIKE ?) LIMIT ?)",
            microseconds(settled_before),
            microseconds(scheduled_before),
            f"{SCHEDULED}%",
            limit,
        )

    def purge(self, repository: str) -> int:
        """As `Inbox.purge`."""
        return self._write(
            "DELETE FROM inbox WHERE settled_at IS NOT NULL AND substr(lane, 1, ?) = ?",
            len(repository) + 1,
            f"{repository}#",
        )

    def close(self) -> None:
        """As `Inbox.close`."""
        with self._lock:
            self._db.close()

    def _write(self, statement: str, *values: object) -> int:
        """One statement that is its own transaction; how many rows it touched.

        Between the statements of a longer one this thread would wait for the interpreter lock
        while it holds the file's, and webhooks would wait for both.
        """
        with self._lock:
            return self._db.execute(statement, values).rowcount

    def _stored(self, where: str, *values: object) -> list[Stored]:
        with self._lock:
            found = self._db.execute(
                f"SELECT {rows.STORED} FROM inbox WHERE {where}",  # noqa: S608 - both are constants
                values,
            ).fetchall()
        return [rows.stored(row) for row in found]

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise


def copy_database(source: Path, target: Path) -> None:
    """Copy any SQLite file in use; the copy is one consistent state, ready to be opened."""
    with (
        contextlib.closing(sqlite3.connect(source)) as live,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        live.backup(copy, pages=1000, sleep=0.01)

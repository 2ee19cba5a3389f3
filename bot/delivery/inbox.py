"""The inbox: every delivery on disk before it is answered, and what became of it.

A delivery is *new* until it is *done* or *dead* (tried in vain; kept for a person). The same GUID
arriving again is dropped while it is new or done, and is one more attempt when it is dead, in the
place of a new arrival. Two stores keep this contract, one SQLite file or PostgreSQL tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Protocol

import msgspec
import zstandard

MAX_BODY = 25 * 1024 * 1024
"""GitHub sends no larger payload (docs.github.com, "Webhook events and payloads")."""

LEVEL = 1
"""zstd level: a tenth of the bytes to sync for 15 microseconds a payload; others bring little."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class State(StrEnum):
    """What became of a delivery."""

    NEW = "new"
    DONE = "done"
    DEAD = "dead"


class Arrival(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A verified webhook on its way to the disk; `packed` is the zstd frame of the body."""

    guid: str
    event: str
    packed: bytes
    received_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """A delivery as it lies in the inbox. `tries` are failures; `attempt` counts workflow runs."""

    id: int
    guid: str
    event: str
    packed: bytes
    received_at: datetime
    state: State
    attempt: int
    tries: int
    not_before: datetime
    lane: str | None
    note: str

    @property
    def body(self) -> bytes:
        """The payload as it was signed."""
        return unpack(self.packed)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """What a run came to: done, dead, or new again with the next attempt not before a time."""

    id: int
    state: State
    attempt: int
    tries: int
    not_before: datetime
    lane: str
    note: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadLetter:
    """A line of the dead-letter list; `note` is the last error."""

    id: int
    guid: str
    event: str
    lane: str
    received_at: datetime
    tries: int
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """How the inbox stands: numbers of deliveries; `oldest_due` is the arrival of the oldest that
    waits for nothing but a worker; `last_received` of the newest that is still kept."""

    waiting: int
    delayed: int
    blocked_lanes: int
    dead: int
    oldest_due: datetime | None
    last_received: datetime | None


class Door(Protocol):
    """The side that webhooks come in by: one writer, whole batches."""

    async def write(self, batch: Sequence[Arrival]) -> None:
        """Store all or none; returning means that the batch is on disk."""
        ...

    async def close(self) -> None:
        """Finish what is under way and let go of the database."""
        ...


class Inbox(Protocol):
    """The side that the work is done from; callable from any thread."""

    def waiting(self, *, after: int, limit: int) -> Sequence[Stored]:
        """New deliveries with a larger id, in the order of arrival."""
        ...

    def load(self, number: int) -> Stored | None:
        """One delivery, or None if it was deleted."""
        ...

    def newest(self, *, limit: int) -> Sequence[Stored]:
        """What came in last, the newest first."""
        ...

    def find(self, guid: str) -> Stored | None:
        """One delivery by GitHub's id."""
        ...

    def settle(self, marks: Sequence[Mark]) -> None:
        """Write down what became of deliveries."""
        ...

    def add(self, *, guid: str, event: str, lane: str, at: datetime) -> bool:
        """Put in scheduled work; False if that GUID is known."""
        ...

    def replay(self, guid: str, *, fresh: bool = False) -> bool:
        """Make a dead letter new again, at the end of the order; False if it is not dead.

        With `fresh` the finished pieces of earlier attempts are done again too.
        """
        ...

    def dead_letters(self, *, limit: int = 100) -> Sequence[DeadLetter]:
        """The newest dead letters first."""
        ...

    def figures(self, *, now: datetime) -> Figures:
        """Numbers for status, metrics and alarms."""
        ...

    def expire(self, *, settled_before: datetime, scheduled_before: datetime, limit: int) -> int:
        """Delete up to `limit` deliveries settled before a time; how many went."""
        ...

    def purge(self, repository: str) -> int:
        """Delete everything of an `owner/repo` (uninstalled); how many went."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class Packer:
    """Makes the zstd frames that are stored; one for each thread, because making it costs more
    than using it and two threads may not share it."""

    def __init__(self) -> None:
        self.pack = zstandard.ZstdCompressor(level=LEVEL).compress


def pack(body: bytes) -> bytes:
    """The zstd frame that is stored."""
    return Packer().pack(body)


def unpack(packed: bytes) -> bytes:
    """The body of a frame; never more than a webhook can hold."""
    return (
        zstandard.ZstdDecompressor().decompress(packed, max_output_size=MAX_BODY) if packed else b""
    )


def microseconds(at: datetime) -> int:
    """A time as it is stored: microseconds since 1970 UTC, exact."""
    since = at - _EPOCH  # dividing it would take five times as long, for each webhook
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def moment(stored: int) -> datetime:
    """The inverse of `microseconds`."""
    return _EPOCH + timedelta(microseconds=stored)

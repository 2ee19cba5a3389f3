"""Many webhooks, one commit: what arrives while the disk syncs goes with the next one."""

import asyncio
from collections.abc import Callable, Sequence

import structlog

from bot.delivery.inbox import Arrival, Door

Told = Callable[[Exception | None], None]
"""Is called once, with None when the arrival is on disk, or with what the store raised."""

log = structlog.get_logger(__name__)

_FEW = 64
"""From this many on, a commit costs each of them little."""


class Full(Exception):
    """Too much is waiting for the disk; the sender is asked to come again."""


class GroupCommit:
    """Gathers arrivals into batches for one `Door`; used from one event loop."""

    def __init__(self, door: Door, *, max_rows: int = 4096, max_bytes: int = 64 << 20) -> None:
        self._door = door
        self._max_rows = max_rows
        self._max_bytes = max_bytes
        self._waiting: list[Arrival] = []
        self._senders: list[Told] = []
        self._waiting_bytes = 0
        self._writer: asyncio.Task[None] | None = None

    def put(self, arrival: Arrival) -> "asyncio.Future[None]":
        """Give a future that is done when the arrival is on disk, or has what the store raised
        for its batch; raise `Full`."""
        # One future each: a sender that hangs up cancels its own and not the batch.
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def told(error: Exception | None) -> None:
            if stored.done():
                return
            if error is None:
                stored.set_result(None)
            else:
                stored.set_exception(error)

        self.enter(arrival, told)
        return stored

    def enter(self, arrival: Arrival, told: Told) -> None:
        """As `put`, for a sender that needs no future: it is told by a call in a later turn."""
        size = len(arrival.packed)
        if len(self._waiting) >= self._max_rows or self._waiting_bytes + size > self._max_bytes:
            raise Full
        self._waiting.append(arrival)
        self._waiting_bytes += size
        self._senders.append(told)
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())

    async def close(self) -> None:
        """Write what is waiting, then close the door."""
        if self._writer is not None:
            await self._writer
        await self._door.close()

    async def _write(self) -> None:
        try:
            while self._waiting:
                await self._gather()
                batch, senders = self._take()
                error = await self._stored(batch)
                for told in senders:
                    try:
                        told(error)
                    except Exception:  # the others are told all the same
                        log.error("sender not told", exc_info=True)
        finally:
            self._writer = None

    async def _gather(self) -> None:
        """Let requests that are being read share the commit: as long as each two turns of the loop
        bring more of them, and there are few."""
        gathered = 0
        while gathered < len(self._waiting) < _FEW:
            gathered = len(self._waiting)
            for _ in range(2):
                await asyncio.sleep(0)

    async def _stored(self, batch: Sequence[Arrival]) -> Exception | None:
        try:
            await self._door.write(batch)
        except Exception as error:
            return error
        return None

    def _take(self) -> tuple[Sequence[Arrival], Sequence[Told]]:
        batch, self._waiting = self._waiting, []
        senders, self._senders = self._senders, []
        self._waiting_bytes = 0
        return batch, senders

"""The working side: takes deliveries from the inbox in order and carries them out.

One thread relays (reads new deliveries, writes down results, wakes schedules), the others each
carry out one delivery at a time.
"""

import os
import random
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import structlog

from bot.delivery.account import outcome_of, without_work
from bot.delivery.attempts import Attempts
from bot.delivery.inbox import Inbox, Mark, State, Stored
from bot.delivery.lanebook import LaneBook, Waiting
from bot.delivery.lead import Fenced, Lead, watched
from bot.delivery.options import Options, WorkerFigures
from bot.delivery.results import Results
from bot.delivery.schedules import Schedules
from bot.delivery.workflows import Engine
from bot.engine.delivery import SCHEDULED, Handler, Schedule
from bot.engine.lanes import Place, place, repository_of
from bot.model.errors import RateLimited

log = structlog.get_logger(__name__)

_FENCED_EXIT = 75
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_CHUNK = 500
_SWEEPING = 500
"""Records deleted at once: the lock that webhooks need is held for milliseconds."""


def exit_at_once() -> None:
    """End the process without another word: somebody else may already be at the work."""
    os._exit(_FENCED_EXIT)


class Worker:
    """Everything behind the inbox. `run` blocks; the rest may be called from any thread.

    `engine_url` is where the engine keeps its records; `lost` is called when the right to work is
    gone, and must end the process; `beat` is told every few seconds how the worker stands. While
    `paused` says so, nothing is begun and what is under way stops before its next step; it is
    asked each tick.
    """

    def __init__(
        self,
        *,
        inbox: Inbox,
        lead: Lead,
        engine_url: str,
        handler: Handler,
        now: Callable[[], datetime],
        schedules: Sequence[Schedule] = (),
        options: Options | None = None,
        lost: Callable[[], None] = exit_at_once,
        paused: Callable[[], bool] = lambda: False,
        jitter: Callable[[], float] = random.random,
        beat: Callable[[WorkerFigures], None] = lambda _: None,
    ) -> None:
        self._beat = beat
        self._inbox = inbox
        self._lead = lead
        self._engine_url = engine_url
        self._now = now
        self._options = options or Options()
        self._lost = lost
        self._paused = paused
        self._is_paused = False
        self._schedules = Schedules(schedules, inbox)
        self._attempts = Attempts(
            inbox=inbox,
            handler=handler,
            schedules=self._schedules,
            now=now,
            patience=self._options.patience,
            jitter=jitter,
        )
        threads = self._options.threads
        self._book = LaneBook(
            per_repository=max(1, threads * 5 // 8), per_owner=max(1, threads * 3 // 4)
        )
        self._changed = threading.Condition()
        self._woken = threading.Event()
        self._last_id = 0
        self._resumed: set[int] = set()
        self._shard: int | None = None
        self._ending = False
        self.looked_at: datetime | None = None
        """The last time for which the schedules were looked through."""
        self._results = Results(inbox)

    def run(self, stop: threading.Event) -> None:
        """Wait for the right to work, then work until `stop` is set."""
        self._shard = self._lead.acquire(stop)
        if self._shard is None:
            return
        lost = threading.Event()
        engine = Engine(
            url=self._engine_url,
            executor=f"shard-{self._shard}",
            body=self._attempts.body,
            fence=self._may_act,
        )
        try:
            # Launching takes up what was interrupted, so it has to wait too.
            while self._look_for_pause():
                if stop.wait(self._options.tick):
                    return
            engine.launch()
            self._resume(engine.interrupted())
            log.info("working", shard=self._shard, interrupted=len(self._book))
            with watched(self._lead, every=self._options.tick, lost=lost):
                self._work_until(stop, lost, engine)
        finally:
            engine.close()
            self._lead.release()

    def figures(self) -> WorkerFigures:
        """A snapshot for status and metrics."""
        with self._changed:
            return WorkerFigures(
                shard=self._shard,
                lanes=self._book.lanes,
                in_line=len(self._book),
                under_way=self._book.under_way,
                outcomes=self._results.outcomes,
                looked_at=self.looked_at,
            )

    def _work_until(self, stop: threading.Event, lost: threading.Event, engine: Engine) -> None:
        threads = [
            threading.Thread(
                target=self._thread, args=(engine, lost), name=f"work-{n}", daemon=True
            )
            for n in range(self._options.threads)
        ]
        for thread in threads:
            thread.start()
        last_poll = last_tick = last_clean = last_beat = 0.0
        while not stop.is_set():
            if lost.is_set():
                log.error("lost the right to work", shard=self._shard)
                self._lost()
                return
            now, instant = self._now(), time.monotonic()
            try:
                self._results.flush()
                if instant - last_tick >= self._options.tick:
                    last_tick = instant
                    self._schedules.tick(now=now, mine=self._mine)
                    self.looked_at = now
                    self._look_for_pause()
                if instant - last_beat >= self._options.beat:
                    last_beat = instant
                    self._beat(self.figures())
                if instant - last_poll >= self._options.poll:
                    more = self._load()
                    last_poll = 0.0 if more else instant
                if instant - last_clean >= self._options.clean:
                    last_clean = 0.0 if self._clean(engine, now) else instant
            except Exception as error:
                log.error("inbox out of reach", error=repr(error))
                stop.wait(self._options.poll)
            with self._changed:
                wake = self._book.next_wake()
                if wake is not None and wake <= now:
                    self._changed.notify_all()
            if last_poll and self._woken.wait(self._options.poll):
                self._woken.clear()
                stop.wait(self._options.settle)
        self._end(threads)

    def _end(self, threads: Sequence[threading.Thread]) -> None:
        with self._changed:
            self._ending = True
            self._changed.notify_all()
        for thread in threads:
            thread.join(self._options.grace)
        self._results.flush()
        self._beat(self.figures())

    def _load(self) -> bool:
        """Read some of what is new in the inbox, in the order of arrival; False if that was all."""
        if len(self._book) >= self._options.window:
            return False
        rows = self._inbox.waiting(after=self._last_id, limit=_CHUNK)
        for row in rows:
            if row.id not in self._resumed:
                self._enter(row)
            self._last_id = row.id
        return len(rows) == _CHUNK

    def _resume(self, guids: Sequence[str]) -> None:
        """Let what was interrupted come first in its lanes: the engine is at it already."""
        for guid in guids:
            row = self._inbox.find(guid)
            if row is not None and row.state is State.NEW:
                self._resumed.add(row.id)
                self._enter(row)

    def _enter(self, row: Stored) -> None:
        where = Place(lane=row.lane) if row.lane is not None else place(row.event, row.body)
        if not self._mine(where.lane):
            return
        waiting = Waiting(
            id=row.id,
            guid=row.guid,
            event=row.event,
            attempt=row.attempt,
            tries=row.tries,
            lane=where.lane,
            not_before=row.not_before,
            burst=where.burst,
        )
        with self._changed:
            if row.event.startswith(SCHEDULED):
                self._schedules.entered(row.event, where.lane)
            needless = self._book.add(waiting, now=self._now())
            if needless is not None:
                note = f"superseded by {waiting.guid}"
                mark = self._superseded(needless, note)
                self._results.add(mark, event=needless.event, outcome="superseded")
                without_work(
                    guid=needless.guid,
                    event=needless.event,
                    lane=needless.lane,
                    outcome="done",
                    note=note,
                )
            self._changed.notify()

    def _mine(self, lane: str) -> bool:
        return zlib.crc32(repository_of(lane).encode()) % self._options.shards == self._shard

    def _thread(self, engine: Engine, lost: threading.Event) -> None:
        while True:
            with self._changed:
                while (waiting := self._next()) is None:
                    if self._ending:
                        return
                    self._changed.wait()
                if self._ending:
                    return
            try:
                mark = self._attempts.run(engine, waiting)
            except Fenced:
                lost.set()
                self._woken.set()
                return
            self._finish(waiting, mark)

    def _next(self) -> Waiting | None:
        return None if self._is_paused else self._book.take(now=self._now())

    def _may_act(self) -> None:
        self._lead.check()
        if self._is_paused:
            raise RateLimited("Milepost is paused", until=self._now())

    def _look_for_pause(self) -> bool:
        before, self._is_paused = self._is_paused, self._paused()
        if before != self._is_paused:
            log.warning("paused" if self._is_paused else "resumed", shard=self._shard)
            with self._changed:
                self._changed.notify_all()
        return self._is_paused

    def _finish(self, waiting: Waiting, mark: Mark) -> None:
        now = self._now()
        with self._changed:
            self._results.add(mark, event=waiting.event, outcome=outcome_of(mark.state))
            if mark.state is State.NEW:
                waiting.attempt = mark.attempt
                waiting.tries = mark.tries
                waiting.not_before = mark.not_before
                self._book.postpone(waiting, now=now)
            else:
                if waiting.event.startswith(SCHEDULED):
                    self._schedules.left(waiting.event, waiting.lane)
                self._book.finish(waiting, now=now)
            self._changed.notify()
        self._woken.set()

    def _superseded(self, waiting: Waiting, note: str) -> Mark:
        return Mark(
            id=waiting.id,
            state=State.DONE,
            attempt=waiting.attempt,
            tries=waiting.tries,
            not_before=_NEVER,
            lane=waiting.lane,
            note=note,
            at=self._now(),
        )

    def _clean(self, engine: Engine, now: datetime) -> bool:
        """Delete some of what is old; True if there is more, which would else pile up."""
        options = self._options
        gone = self._inbox.expire(
            settled_before=now - options.keep,
            scheduled_before=now - options.keep_scheduled,
            limit=_SWEEPING,
        )
        forgotten = engine.expire(finished_before=now - options.keep, limit=_SWEEPING)
        return max(gone, forgotten) == _SWEEPING

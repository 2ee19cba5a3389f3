"""The simulator and Milepost side by side in one process, joined by real HTTP.

What the demo shows and the stories play. `settle` waits until every webhook was handed over and
every delivery was worked off, so that what is read back afterwards is the outcome.
"""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from bot.delivery.inbox import Inbox
from bot.delivery.options import Options
from bot.delivery.stores import Stores
from bot.engine.ports import Judge
from bot.entrypoints.dashboard.sign_in import BACK
from bot.entrypoints.settings import Settings
from bot.entrypoints.wiring import back, core, front
from bot.model.errors import MilepostError
from bot.sandbox.judge import judge
from bot.simulator.clock import Clock
from bot.simulator.server import Server
from bot.simulator.simulator import Simulator
from bot.simulator.world import World

SECRET = "a secret of this machine alone"  # noqa: S105
PATIENCE = 60.0
"""Seconds of real time within which everything must come to rest."""

QUICK = Options(threads=4, poll=0.02, settle=0.0, tick=0.02, beat=0.2)
"""A worker that looks often, so that stories need not wait."""


class Stage:
    """A GitHub and a Milepost; use as a context manager."""

    def __init__(
        self,
        *,
        home: Path,
        clock: Clock | None = None,
        port: int = 0,
        github_port: int = 0,
        database_url: str | None = None,
        options: Options = QUICK,
    ) -> None:
        self._options = options
        self.home = home
        self.clock = clock or Clock()
        self._port = port
        (home / "github").mkdir(parents=True, exist_ok=True)
        self.github = Simulator(
            home=home / "github",
            clock=self.clock,
            port=github_port,
            webhook_secret=SECRET,
            webhook_url="http://127.0.0.1:9/not-started",
        )
        self.database_url = database_url or f"sqlite:///{home / 'milepost.db'}"
        self._running: Milepost | None = None

    @property
    def world(self) -> World:
        """People and time on the simulator."""
        return self.github.world

    @property
    def url(self) -> str:
        """Address of Milepost."""
        if self._running is None:
            raise MilepostError("Milepost is not running on this stage")
        return self._running.server.url

    @property
    def settings(self) -> Settings:
        """Settings of the Milepost on this stage."""
        return Settings(
            app_id=str(self.github.app.id),
            private_key=self.github.app.private_key,
            webhook_secrets=(SECRET,),
            marker_keys=(SECRET,),
            client_id=self.github.app.client_id,
            client_secret=self.github.app.client_secret,
            operators=("maya",),
            api_url=self.github.url,
            database_url=self.database_url,
            port=self._port,
        )

    def __enter__(self) -> "Stage":
        self.github.start()
        self.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.stop()
        self.github.stop()

    def start(self) -> None:
        """Start Milepost, on the database that is there."""
        self._running = Milepost(self.settings, now=self.clock, options=self._options)
        self.github.app.callback_urls = [f"{self._running.server.url}{BACK}"]
        self.world.app(
            webhook_url=f"{self._running.server.url}/api/github/webhooks", webhook_secret=SECRET
        )

    def stop(self) -> None:
        """Stop Milepost; GitHub goes on."""
        if self._running is not None:
            self._running.stop()
            self._running = None

    def settle(self) -> None:
        """Wait until nothing is under way; raises if a delivery failed and will be tried again.

        Dead letters are told too.
        """
        self._rest()
        figures = self._inbox().figures(now=self.clock())
        if figures.delayed:
            raise MilepostError(f"{figures.delayed} deliveries failed and wait for another try")
        letters = self._inbox().dead_letters()
        if letters:
            notes = "; ".join(f"{letter.event}: {letter.note}" for letter in letters)
            raise MilepostError(f"{len(letters)} dead letters: {notes}")

    def sweep(self) -> None:
        """Wait until all that is due by now was seen to, then settle."""
        pause = threading.Event()
        for _ in range(int(PATIENCE / 0.02)):
            if self._running is None or not self._running.is_due(self.clock()):
                self.settle()
                return
            pause.wait(0.02)
        raise MilepostError("what is due is not seen to")

    def _rest(self) -> None:
        if not self.github.sender.drain(PATIENCE):
            raise MilepostError("webhooks are still under way")
        pause = threading.Event()
        for _ in range(int(PATIENCE / 0.02)):
            # Handing over may have caused new webhooks, and they new work.
            if self._is_idle() and self.github.sender.drain(PATIENCE) and self._is_idle():
                return
            pause.wait(0.02)
        inbox = self._inbox()
        tried = [each for each in inbox.waiting(after=0, limit=1000) if each.tries]
        notes = "; ".join(f"{each.event}: {each.note}" for each in tried) or "nothing was refused"
        figures = inbox.figures(now=self.clock())
        raise MilepostError(f"Milepost does not come to rest: {notes}; {figures}")

    def _knows_the_time(self) -> bool:
        """Whether what time causes has been put in up to now."""
        return self._running is not None and self._running.looked_at == self.clock()

    def _is_idle(self) -> bool:
        figures = self._inbox().figures(now=self.clock())
        return self._knows_the_time() and figures.waiting == figures.delayed

    def _inbox(self) -> Inbox:
        if self._running is None:
            raise MilepostError("Milepost is not running on this stage")
        return self._running.inbox


class Milepost:
    """Door and worker in threads of this process; `judge` may stand in for the sandboxed one."""

    def __init__(
        self,
        chosen: Settings,
        *,
        now: Callable[[], datetime],
        threads: int | None = None,
        options: Options = QUICK,
        judge: Judge = judge,
    ) -> None:
        self.inbox = Stores(url=chosen.database_url).inbox()
        self._core = core(chosen, now=now, judge=judge)
        self._worker = back(
            chosen,
            self._core,
            now=now,
            options=replace(options, threads=threads or options.threads),
        )
        self._ended = threading.Event()
        self._thread = threading.Thread(
            target=self._worker.run, args=(self._ended,), name="worker", daemon=True
        )
        self.server = Server(self, port=chosen.port)
        self._front = front(replace(chosen, public_url=self.server.url), now=now)
        self.server.start()
        self._thread.start()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Be the web application; it is made when its address is known."""
        await self._front(scope, receive, send)

    def is_due(self, now: datetime) -> bool:
        """Whether something waits for time alone."""
        return bool(self._core.ledger.deadlines(until=now))

    @property
    def looked_at(self) -> datetime | None:
        """The last time up to which what time causes was put in."""
        return self._worker.looked_at

    def stop(self) -> None:
        """End in order."""
        self.server.stop()
        self._ended.set()
        self._thread.join(30)
        self._core.close()
        self.inbox.close()

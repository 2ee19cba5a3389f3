"""Where a story is played: a simulated GitHub here, Milepost in a process that may die any time."""

import socket
import sqlite3
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from bot.delivery.inbox import Inbox
from bot.delivery.stores import Stores
from bot.engine.lanes import place
from bot.entrypoints.settings import Settings
from bot.simulator.simulator import Simulator
from bot.simulator.webhooks.delivery import Delivery
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger
from chaos.clock import Dial, SharedClock
from chaos.life import Life, settings_as_data
from chaos.nursery import Nursery, alive, kill

SECRET = "a secret of this machine alone"  # noqa: S105 - nothing real is behind it
PATIENCE = 300.0
"""Seconds of real time within which everything must come to rest, on a machine however busy."""
WAKES = timedelta(seconds=5)
"""How long it takes until somebody begins a new life."""


class Restless(Exception):
    """Milepost does not come to rest."""


@dataclass(frozen=True, kw_only=True)
class Death:
    """In which life, and at which commit."""

    life: int
    commit: int
    after: bool


@dataclass(kw_only=True)
class Deaths:
    """How Milepost dies: at commits that were drawn, and wherever the faults say so."""

    planned: tuple[Death, ...] = ()
    kills: int = 0

    def of(self, life: int) -> Death | None:
        """The death that a life is born with."""
        return next((each for each in self.planned if each.life == life), None)


class Ground:
    """One story's GitHub and Milepost; use `close` at the end."""

    def __init__(
        self,
        *,
        home: Path,
        nursery: Nursery,
        key: str,
        deaths: Deaths | None = None,
        threads: int = 1,
        seed: int = 0,
    ) -> None:
        self._nursery = nursery
        self._threads = threads
        self.deaths = deaths or Deaths()
        self._dial_file = home / "dial"
        self._dial = Dial(self._dial_file)
        self.clock = SharedClock(self._dial)
        port = free_port()
        (home / "github").mkdir()
        self.github = Simulator(
            home=home / "github",
            clock=self.clock,
            seed=seed,
            private_key=key,
            webhook_secret=SECRET,
            webhook_url=f"http://127.0.0.1:{port}/api/github/webhooks",
        )
        self.settings = Settings(
            app_id=str(self.github.app.id),
            private_key=key,
            webhook_secrets=(SECRET,),
            marker_keys=(SECRET,),
            api_url=self.github.url,
            database_url=f"sqlite:///{home / 'milepost.db'}",
            port=port,
        )
        self.github.start()
        self.inbox: Inbox = Stores(url=self.settings.database_url).inbox()
        self._changes = sqlite3.connect(home / "milepost.inbox")
        self._version: int | None = None
        self._first: list[datetime] = []
        self._database = open_database(self.settings.database_url)
        self.ledger = SqlLedger(self._database)
        self._pid = 0
        self._lives = 0
        self._pause = threading.Event()
        self._arrived: set[str] = set()
        self._injected: list[str] = []

    def close(self) -> None:
        """End Milepost and GitHub."""
        if self._pid:
            kill(self._pid)
        self.inbox.close()
        self._changes.close()
        self._database.close()
        self.github.stop()

    def life(self) -> Life:
        """The next life's papers."""
        self._lives += 1
        death = self.deaths.of(self._lives)
        return Life(
            settings=settings_as_data(self.settings),
            dial=str(self._dial_file),
            threads=self._threads,
            dies_at=death.commit if death else 0,
            after=death.after if death else False,
        )

    def begin(self) -> None:
        """Begin the next life."""
        self._pid = self._nursery.begin(self.life())
        self.github.door.trouble.kill = self._kill

    def _kill(self) -> None:
        kill(self._pid)

    def faults(self, line: str) -> None:
        """From now on, as the line says."""
        self._injected += self.github.world.injected()
        self.github.world.faults(line)

    @property
    def injected(self) -> list[str]:
        """What has happened so far, as lines that make it happen again."""
        return [*self._injected, *self.github.world.injected()]

    def advance(self, **how: float) -> None:
        """Let time pass and wait for what it brings."""
        self.clock.advance(**how)
        self.calm()

    def recover(self) -> None:
        """Wait until GitHub's log was compared and what was lost has come again."""
        for _ in range(20):
            lost = self.missing()
            if not lost:
                return
            self.advance(minutes=11)
        raise Restless(f"never asked for again: {lost[0].event} of {lost[0].created_at}")

    def missing(self) -> list[Delivery]:
        """What GitHub sent and never arrived; what is old is deleted from the inbox again."""
        log = [each for each in self.github.sender.log if each.guid not in self._arrived]
        lost = [each for each in log if not self.inbox.find(each.guid)]
        self._arrived |= {each.guid for each in log} - {each.guid for each in lost}
        return lost

    def calm(self) -> None:
        """Wait until nothing is left to do but for later: lives begin, tries are repeated."""
        for _ in range(400):
            self._live()
            if not self._rest():
                continue  # died
            waits = self._delayed()
            if waits is None:
                return
            self.clock.advance(seconds=max(waits.total_seconds(), 1.0))
        raise Restless("deliveries are tried again and again")

    def _live(self) -> None:
        if self._pid and alive(self._pid):
            return
        if self._pid:
            self.deaths.kills += 1
            self._outlast()
            self.clock.advance(seconds=WAKES.total_seconds())
        self.begin()

    def _outlast(self) -> None:
        """Wait until GitHub has done what the dead one asked for last: five seconds are long
        enough, and what it does on this machine after the next life has looked is not."""
        self.github.world.injected()  # what was sent before this has been read when it is answered
        until = monotonic() + PATIENCE
        while self.github.busy:
            if monotonic() > until:
                raise Restless("GitHub is still at the requests of a process that is dead")
            self._pause.wait(0.004)

    def _rest(self) -> bool:
        """Wait until all is done that can be done now; False if Milepost died over it."""
        until = monotonic() + PATIENCE
        while monotonic() < until:
            if not alive(self._pid):
                return False
            if self._idle() and self.github.sender.drain(PATIENCE) and self._idle():
                return alive(self._pid)
            self._pause.wait(0.004)
        raise Restless(f"Milepost does not come to rest: {self.inbox.figures(now=self.clock())}")

    def _idle(self) -> bool:
        if self._dial.looked_at != self.clock() or not self.github.sender.drain(0):
            return False
        now = self.clock()
        return all(each > now for each in self._heads())

    def _delayed(self) -> timedelta | None:
        heads = self._heads()
        return min(heads) - self.clock() if heads else None

    def _heads(self) -> list[datetime]:
        """When the first delivery of each lane may be worked on; the others wait behind it. Read
        again only after somebody wrote, because it is asked hundreds of times a second."""
        (version,) = self._changes.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            first: dict[str, datetime] = {}
            for each in self.inbox.waiting(after=0, limit=10_000):
                first.setdefault(each.lane or place(each.event, each.body).lane, each.not_before)
            self._version, self._first = version, list(first.values())
        return self._first


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

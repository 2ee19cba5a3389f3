"""How a Milepost stands, read from its databases alone: nothing is asked of GitHub."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.delivery.inbox import DeadLetter
from bot.delivery.status import Status
from bot.delivery.status import status as delivery_status
from bot.delivery.stores import Stores
from bot.entrypoints.operation.allowed import Allowed, allowed
from bot.entrypoints.operation.pausing import Pause, paused, tell
from bot.entrypoints.settings import Settings
from bot.entrypoints.watching.watched import SWEPT
from bot.model.counting import counted
from bot.model.errors import InputError
from bot.storage.database import Database, open_database
from bot.storage.deadlines import Deadline
from bot.storage.ledger import SqlLedger
from bot.storage.vitals import vitals

LAG = 60.0
"""Seconds that a delivery may wait for its turn before somebody should look."""
DEEP = 1000
"""Deliveries that may wait; a busy hour of a large organization brings fewer."""
LATE = timedelta(minutes=10)
"""How far behind the sweep may be; it runs each minute."""
_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Sweep:
    """When a worker last looked at its schedules, and how long before its last word; in seconds."""

    age: float
    lag: float


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Deliveries, dead letters, and what is overdue; `held` counts claims per repository."""

    delivery: Status
    letters: tuple[DeadLetter, ...]
    held: dict[str, int]
    overdue: tuple[Deadline, ...]
    paused: Pause | None = None
    budget: tuple[Allowed, ...] = ()
    sweep: Sweep | None = None

    @property
    def worries(self) -> tuple[str, ...]:
        """What somebody should look at, a line each."""
        found = []
        if self.paused:
            found.append(f"paused: {tell(self.paused)}")
        if self.delivery.lag > LAG:
            found.append(f"the oldest delivery has waited {spell(self.delivery.lag)}")
        if self.delivery.waiting > DEEP:
            found.append(counted(self.delivery.waiting, "delivery waits", "deliveries wait"))
        if self.delivery.dead:
            letters = (
                "1 dead letter waits"
                if self.delivery.dead == 1
                else (f"{self.delivery.dead} dead letters wait")
            )
            found.append(f"{letters} for a person")
        if self.sweep is not None and self.sweep.lag > SWEPT.total_seconds():
            found.append(f"a worker has not looked at its schedules for {spell(self.sweep.lag)}")
        if self.overdue:
            lanes = ", ".join(f"{each.repo}#{each.name}" for each in self.overdue[:3])
            found.append(f"the sweep is behind in {len(self.overdue)} lanes: {lanes}")
        found += [f"{one.owner}: {one.line()}" for one in self.budget if one.blocked_until]
        return tuple(found)

    def as_json(self) -> dict[str, Any]:
        """One document; times in seconds, `silent` null before the first delivery."""
        return {
            **asdict(self.delivery),
            "letters": [
                {**asdict(each), "received_at": each.received_at.isoformat()}
                for each in self.letters
            ],
            "held": self.held,
            "sweep_age": self.sweep.age if self.sweep else None,
            "overdue": [f"{each.repo}#{each.name}" for each in self.overdue],
            "paused": {**asdict(self.paused), "at": self.paused.at.isoformat()}
            if self.paused
            else None,
            "budget": {
                one.owner: {
                    **asdict(one),
                    "blocked_until": one.blocked_until and one.blocked_until.isoformat(),
                }
                for one in self.budget
            },
            "worries": list(self.worries),
        }


def database_is_there(chosen: Settings) -> bool:
    """Whether the database was made; one on a server is always worth asking."""
    if not chosen.database_url.startswith("sqlite:///"):
        return True
    named = Path(chosen.database_url.removeprefix("sqlite:///"))
    return named.exists() or named.with_name(f"{named.stem}.inbox").exists()


def standing(chosen: Settings, *, now: datetime) -> Standing:
    """Read it all."""
    if not database_is_there(chosen):
        raise InputError(f"no database at {chosen.database_url}; is DATABASE_URL right?")
    stores = Stores(url=chosen.database_url)
    inbox = stores.inbox()
    database = open_database(chosen.database_url)
    try:
        ledger = SqlLedger(database)
        return Standing(
            delivery=delivery_status(inbox, now=now),
            letters=tuple(inbox.dead_letters(limit=_SHOWN)),
            held={repo: len(ledger.holders(repo=repo)) for repo in ledger.repos()},
            overdue=ledger.deadlines(until=now - LATE),
            paused=paused(ledger),
            sweep=_sweep(database, now),
            budget=allowed(database, now=now),
        )
    finally:
        inbox.close()
        database.close()


def _sweep(database: Database, now: datetime) -> Sweep | None:
    """The one that lags most, where there are several workers; None if there never was one."""
    found = [
        Sweep(age=max((now - at).total_seconds(), 0.0), lag=(each.at - at).total_seconds())
        for each in vitals(database)
        if each.said.get("swept_at")
        for at in [datetime.fromisoformat(str(each.said["swept_at"]))]
    ]
    return max(found, key=lambda sweep: sweep.lag, default=None)


def spell(seconds: float) -> str:
    """Spell a time: `40 s`, `12 min`, `3 h`, `2 d`."""
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} s"

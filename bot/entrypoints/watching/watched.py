"""What health and metrics look at: databases, the worker's last word, the door's own answers."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.inbox import Inbox
from bot.entrypoints.settings import Settings
from bot.storage.database import Database
from bot.storage.vitals import Vital, vitals

ALIVE = timedelta(minutes=1)
"""A worker speaks every ten seconds; after this long it counts as gone."""
SWEPT = timedelta(minutes=10)
"""How old the last look at the schedules may be; they are looked at each second."""


@dataclass(frozen=True, kw_only=True)
class Watched:
    """One process's view; `answers` counts the webhook door's answers by status."""

    settings: Settings
    database: Database
    inbox: Inbox
    answers: Counter[int]
    now: Callable[[], datetime]

    def worker(self) -> Vital | None:
        """The last word of the worker that speaks least lately; None if none ever spoke."""
        return min(vitals(self.database), key=lambda each: each.at, default=None)

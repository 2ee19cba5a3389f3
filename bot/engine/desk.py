"""What handling an event needs at hand: one repository, seen from one delivery."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.engine.gather.home import Home
from bot.engine.markers import Markers
from bot.engine.people import People
from bot.engine.ports import GitHub, Judge, Ledger
from bot.engine.verdicts import Verdicts
from bot.model.config import Config


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One repository, its ledger, what it says of itself, and who judges."""

    repo: str
    github: GitHub
    ledger: Ledger
    markers: Markers
    judge: Judge
    verdicts: Verdicts
    people: People
    read: Callable[[], Home]
    """Reads what the repository says of itself; asked for once, and only where it matters."""
    now: Callable[[], datetime]

    @cached_property
    def home(self) -> Home:
        """Configuration and roadmap of the default branch."""
        return self.read()

    @property
    def config(self) -> Config:
        """The repository's configuration."""
        return self.home.config

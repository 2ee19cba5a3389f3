"""One run of a workflow: what was missed, the event that woke it, what is due, the ledger put back.

Which event it was matters little: each run first looks for all that happened since the last one
(see `engine.plans.missed`). Only what cannot be read back from GitHub, such as what a comment said
before it was edited, is taken from the event.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from bot.engine.delivery import InlineSteps
from bot.engine.routes import MISSED
from bot.entrypoints import wiring
from bot.entrypoints.action.settings import ActionSettings
from bot.entrypoints.operation.sweeping import sweep
from bot.github.webhook import READERS, read
from bot.model.errors import InputError, MilepostError, OutsideError, RateLimited, UserError
from bot.model.events import Event, Ignored, Person, TimePassed
from bot.storage.branch import LostLedger
from bot.storage.rows import Logged

log = structlog.get_logger(__name__)
TRIES = 3
WAIT = timedelta(seconds=5)
LONGEST = timedelta(minutes=1)
"""Beyond that a limit is left to the next run."""


@dataclass(frozen=True, kw_only=True)
class Ran:
    """Decisions of this run, and what it had to leave, with the reason."""

    decided: tuple[Logged, ...]
    left: dict[str, str] = field(default_factory=dict)


def act(chosen: ActionSettings, *, now: wiring.Now, pause: Callable[[float], None]) -> Ran:
    """Do all that is to be done now; what fails is left to the next run, and told."""
    event = _event(chosen, now())
    missed = TimePassed(
        repo=chosen.repo,
        subject=MISSED,
        actor=Person(login="time"),
        at=now(),
        delivery=f"run:{chosen.run}",
    )
    left: dict[str, str] = {}
    with TemporaryDirectory(prefix="milepost-") as home:
        parts = wiring.action_core(chosen, home=Path(home), now=now)
        try:
            for name, each in (("what was missed", missed), (chosen.event, event)):
                if not isinstance(each, Ignored):
                    reason = _tried(parts, each, now=now, pause=pause)
                    left |= {name: reason} if reason else {}
            left |= sweep(parts.engine, parts.ledger, now=now).left
        except LostLedger as error:
            left["the ledger"] = str(error)
        finally:
            try:
                parts.ledger.flush()
            except LostLedger as error:
                left["the ledger"] = str(error)
            decided = parts.ledger.of_this_run()
            parts.close()
    return Ran(decided=decided, left=left)


def _tried(
    parts: wiring.ActionCore, event: Event, *, now: wiring.Now, pause: Callable[[float], None]
) -> str:
    """Handle an event, again after a moment where that can help; gives why it was left."""
    for attempt in range(1, TRIES + 1):
        try:
            parts.engine.handle(event, InlineSteps())
            return ""
        except (LostLedger, UserError):
            raise
        except MilepostError as error:
            wait = error.until - now() if isinstance(error, RateLimited) else WAIT
            again = isinstance(error, OutsideError) and error.retryable
            if attempt == TRIES or not again or wait > LONGEST:
                return str(error)
            log.warning("once more", attempt=attempt, why=str(error))
            pause(max(wait.total_seconds(), 0))
    raise AssertionError("the loop returns or raises")


def _event(chosen: ActionSettings, now: datetime) -> Event:
    """Read the event; of those that carry nothing for us, only that they came is of interest."""
    nothing = Ignored(
        repo=chosen.repo,
        actor=Person(login="time"),
        at=now,
        delivery=f"run:{chosen.run}",
        why=f"{chosen.event} only wakes",
    )
    if chosen.event not in READERS:
        return nothing
    try:
        body = chosen.payload.read_bytes()
    except OSError as error:
        raise InputError(f"GITHUB_EVENT_PATH: {chosen.payload}: {error.strerror}") from error
    return read(event=chosen.event, body=body, delivery=f"run:{chosen.run}", received_at=now)

"""How delivery stands, for `milepost status`, the health page and metrics."""

from dataclasses import dataclass
from datetime import datetime

from bot.delivery.inbox import Inbox


@dataclass(frozen=True, kw_only=True)
class Status:
    """Numbers of deliveries, times in seconds.

    `lag` is the age of the oldest delivery that waits for nothing but its turn; `silent` the time
    since the last one came in, None before the first. `delayed` wait for a time (a rate limit, a
    back-off), in `blocked_lanes` lanes.
    """

    waiting: int
    lag: float
    delayed: int
    blocked_lanes: int
    dead: int
    silent: float | None


def status(inbox: Inbox, *, now: datetime) -> Status:
    """Read from the inbox alone, so from any process."""
    figures = inbox.figures(now=now)
    return Status(
        waiting=figures.waiting,
        lag=_seconds(figures.oldest_due, now) or 0.0,
        delayed=figures.delayed,
        blocked_lanes=figures.blocked_lanes,
        dead=figures.dead,
        silent=_seconds(figures.last_received, now),
    )


def _seconds(since: datetime | None, now: datetime) -> float | None:
    return None if since is None else max(0.0, (now - since).total_seconds())

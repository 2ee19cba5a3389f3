"""What follows when the handler raises: wait, try again, or give up. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.errors import OutsideError, RateLimited


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long the engine insists.

    `outside_tries` are for GitHub and the network, `other_tries` for bugs and for deliveries that
    end the process; what cannot help to repeat (a missing permission) is not repeated. The n-th
    wait is about `first` times two to the power n, at most `longest`.
    """

    outside_tries: int = 8
    other_tries: int = 3
    first: timedelta = timedelta(seconds=2)
    longest: timedelta = timedelta(minutes=10)
    longest_limit: timedelta = timedelta(hours=2)


@dataclass(frozen=True, kw_only=True)
class Again:
    """Try again, not before `until`; `tries` failures have been counted then."""

    until: datetime
    tries: int


@dataclass(frozen=True, kw_only=True)
class GiveUp:
    """A dead letter."""

    tries: int


class Crashed(Exception):
    """The delivery was under way each time the process died."""


def after(
    error: Exception, *, tries: int, now: datetime, patience: Patience, jitter: float
) -> Again | GiveUp:
    """Decide by the class of the error; `jitter` is in [0, 1).

    A rate limit costs no try: it says when to come again, and whoever asks too early is only
    limited for longer. Its end is spread a little, so that the lanes that wait do not all wake at
    once.
    """
    if isinstance(error, RateLimited):
        soonest = now + timedelta(seconds=1)
        latest = now + patience.longest_limit
        until = min(max(error.until, soonest), latest)
        return Again(until=until + patience.first * jitter, tries=tries)
    outside = isinstance(error, OutsideError)
    if isinstance(error, OutsideError) and not error.retryable:
        return GiveUp(tries=tries + 1)
    if tries + 1 >= (patience.outside_tries if outside else patience.other_tries):
        return GiveUp(tries=tries + 1)
    wait = min(patience.first * 2 ** min(tries, 30), patience.longest)
    return Again(until=now + wait * (0.5 + jitter / 2), tries=tries + 1)

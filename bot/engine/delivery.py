"""What the delivery engine hands to the handler: one delivery, and steps that survive a crash.

The engine promises: a delivery that was answered with 2xx reaches the handler; deliveries of one
lane reach it one at a time and in the order of arrival; what fails is tried again without being
overtaken by what came later in its lane; what cannot be done ends among the dead letters, from
where it can be replayed. Effects are at least once: a process that dies between an effect and its
checkpoint repeats that one piece, so a piece that writes looks before it writes.

What the handler raises decides what follows:

- `RateLimited`: the lane waits until the time given, durably, and costs no try;
- another `OutsideError` that is retryable: again after a back-off with jitter, a bounded number
  of times;
- anything else: likewise, but after few tries a dead letter.

Finished pieces are kept across all of these: a later attempt goes on where the last one stopped.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

import msgspec

T = TypeVar("T")

SCHEDULED = "milepost/"
"""Prefix of the event name of scheduled work; GitHub's own event names hold no slash."""


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One webhook as it was stored, or one turn of a schedule.

    `id` is the place in the order of arrival; `guid` is GitHub's and stays the same when it is
    sent again; `body` is the payload as signed (empty for scheduled work); `received_at` is the
    time of the first arrival (UTC); `attempt` counts from 1.
    """

    id: int
    guid: str
    event: str
    body: bytes
    received_at: datetime
    attempt: int
    lane: str = ""


class Steps(Protocol):
    """Named pieces of a handler's work, each of which is done once and then remembered."""

    def run(self, name: str, piece: Callable[[], T], /) -> T:
        """Do `piece`, or give back what it returned before the crash.

        Names are unique within a delivery and come in the same order each time. The result is
        plain data (None, bool, int, float, str, and lists and string-keyed dicts of them), which
        comes back equal; anything else is a TypeError. An error is not remembered: it ends this
        attempt, so a piece whose failure can be lived with catches it within.
        """
        ...


Handler = Callable[[Delivery, Steps], None]
"""Called in a worker thread; returning means that the delivery is done."""


def _one_lane() -> Sequence[str]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """Work that time alone causes; it runs once per interval, whatever the number of replicas.

    `lanes` names the lanes in which a turn runs, asked anew at each turn, so that a sweep of a
    repository takes its place in the order of that repository's own deliveries; with none, the
    turn runs in a lane of its own. The handler gets a delivery with the event `milepost/NAME`. A
    turn that is still waiting in a lane is not doubled.
    """

    name: str
    every: timedelta
    work: Handler
    lanes: Callable[[], Sequence[str]] = field(default=_one_lane)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One line of GitHub's log: `id` names the attempt to deliver, `guid` the event."""

    id: int
    guid: str
    event: str
    delivered_at: datetime


class DeliveryLog(Protocol):
    """GitHub's log of the App's deliveries (`/app/hook/deliveries`)."""

    def since(self, moment: datetime, /) -> Iterable[Sent]:
        """All attempts from a time on, in any order."""
        ...

    def request(self, sent: Sent, /) -> None:
        """Ask for one more attempt."""
        ...


def plain(name: str, value: T) -> T:
    """The value as a checkpoint gives it back; TypeError if that would not be equal."""
    again = msgspec.json.decode(msgspec.json.encode(value))
    if again != value:
        raise TypeError(f"step {name!r} must return plain data, not {type(value).__name__}")
    return again  # type: ignore[no-any-return]


@dataclass
class InlineSteps:
    """Steps without an engine, for the Action, replay and tests; `done` is what is remembered."""

    done: dict[str, object] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def run(self, name: str, piece: Callable[[], T], /) -> T:
        """As `Steps.run`, remembered in `done` alone."""
        if name in self._seen:
            raise ValueError(f"step {name!r} was named twice")
        self._seen.add(name)
        if name not in self.done:
            self.done[name] = plain(name, piece())
        return self.done[name]  # type: ignore[return-value]

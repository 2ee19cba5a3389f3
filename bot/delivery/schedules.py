"""What time alone causes: each turn of a schedule becomes a delivery in the inbox, once."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import structlog

from bot.delivery.inbox import Inbox
from bot.engine.delivery import SCHEDULED, Handler, Schedule

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

MISSED = 10
"""Turns in a row that may be left out before it is worth a line in the log."""

log = structlog.get_logger(__name__)


class Schedules:
    """Turns begin at multiples of the interval since 1970, so that all replicas name them alike;
    the turn's name is the delivery's GUID, and the inbox takes a GUID once. The current turn also
    runs right after a start, if it has not run yet."""

    def __init__(self, schedules: Sequence[Schedule], inbox: Inbox) -> None:
        self._schedules = {schedule.name: schedule for schedule in schedules}
        self._inbox = inbox
        self._last: dict[str, datetime] = {}
        self._in_line: set[tuple[str, str]] = set()

    def work(self, event: str) -> Handler | None:
        """What to call for a scheduled delivery; None if there is no such schedule any more."""
        schedule = self._schedules.get(event.removeprefix(SCHEDULED))
        return schedule.work if schedule is not None else None

    def tick(self, *, now: datetime, mine: Callable[[str], bool]) -> None:
        """Put in the turns that are due, for the lanes that this shard works on."""
        for schedule in self._schedules.values():
            turn = _EPOCH + (now - _EPOCH) // schedule.every * schedule.every
            if self._last.get(schedule.name) == turn:
                continue
            event = f"{SCHEDULED}{schedule.name}"
            try:
                for lane in schedule.lanes() or (event,):
                    if mine(lane) and (event, lane) not in self._in_line:
                        guid = f"{event}:{lane}:{turn:%Y-%m-%dT%H:%M:%S}"
                        self._inbox.add(guid=guid, event=event, lane=lane, at=now)
            except Exception as error:
                log.error("schedule could not be put in", schedule=schedule.name, error=repr(error))
                continue
            missed = (turn - self._last.get(schedule.name, turn)) // schedule.every - 1
            if missed > MISSED:
                log.warning("schedule stood still", schedule=schedule.name, turns=missed)
            self._last[schedule.name] = turn

    def entered(self, event: str, lane: str) -> None:
        """A turn stands in line: another one of its kind would be needless."""
        self._in_line.add((event, lane))

    def left(self, event: str, lane: str) -> None:
        """The turn is over."""
        self._in_line.discard((event, lane))

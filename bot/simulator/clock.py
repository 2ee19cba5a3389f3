"""The simulator's time: stands still until moved, or runs on top of a clock that was handed in."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Lock

DAWN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday morning, far from any change of daylight saving time."""


class Clock:
    """Callable: the present moment in UTC. `advance` moves it forward, `set` anywhere.

    With `base` (a running clock) time flows and is only shifted; without it, it stands at `start`.
    """

    def __init__(
        self, start: datetime = DAWN, *, base: Callable[[], datetime] | None = None
    ) -> None:
        self._base = base
        self._shift = timedelta()
        self._still = start.astimezone(UTC)
        self._lock = Lock()

    def __call__(self) -> datetime:
        """Tell the time in UTC."""
        with self._lock:
            return self._read()

    def _read(self) -> datetime:
        return (self._base().astimezone(UTC) if self._base else self._still) + self._shift

    def advance(
        self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0
    ) -> datetime:
        """Let time pass; a negative amount is refused."""
        step = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        if step < timedelta():
            raise ValueError("time does not run backwards: use set()")
        with self._lock:
            self._shift += step
            return self._read()

    def set(self, moment: datetime) -> datetime:
        """Move to that moment, which must be aware of its time zone."""
        if moment.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        with self._lock:
            self._shift += moment.astimezone(UTC) - self._read()
            return self._read()

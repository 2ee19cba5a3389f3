"""One time for two processes: GitHub's moves it, Milepost's only reads it."""

import mmap
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.simulator.clock import Clock

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
_NOW, _LOOKED = 0, 8
_SIZE = 16


class Dial:
    """Two moments in a small file that several processes map."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(_SIZE))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _SIZE)

    @property
    def now(self) -> datetime:
        """The time."""
        return self._read(_NOW)

    @now.setter
    def now(self, moment: datetime) -> None:
        self._write(_NOW, moment)

    @property
    def looked_at(self) -> datetime:
        """Up to when Milepost has put in what time causes."""
        return self._read(_LOOKED)

    @looked_at.setter
    def looked_at(self, moment: datetime) -> None:
        self._write(_LOOKED, moment)

    def _read(self, at: int) -> datetime:
        (count,) = struct.unpack_from("<q", self._map, at)
        return EPOCH + timedelta(microseconds=count)

    def _write(self, at: int, moment: datetime) -> None:
        struct.pack_into("<q", self._map, at, (moment - EPOCH) // MICROSECOND)


class SharedClock(Clock):
    """The simulator's clock, whose hands are on a dial."""

    def __init__(self, dial: Dial) -> None:
        super().__init__()
        self._dial = dial
        dial.now = super().__call__()

    def advance(
        self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0
    ) -> datetime:
        """Let time pass, for the other process too."""
        now = super().advance(days=days, hours=hours, minutes=minutes, seconds=seconds)
        self._dial.now = now
        return now

    def set(self, moment: datetime) -> datetime:
        """Move to a moment, for the other process too."""
        now = super().set(moment)
        self._dial.now = now
        return now

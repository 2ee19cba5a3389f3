"""Which hours count: plain hours, or the hours of the project's working days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from bot.model.config.review import WEEK, CalendarConfig

_HORIZON = timedelta(days=3 * 366)
"""How far a due time is looked for; a calendar without working days must not loop for ever."""


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Counts time as the configuration says. All times given and taken are UTC."""

    config: CalendarConfig

    def works(self, day: date) -> bool:
        """Whether the local day is a working day."""
        if WEEK[day.weekday()] in self.config.weekend or day in self.config.days_off:
            return False
        country = self.config.country
        return country is None or not _is_holiday(country, self.config.subdivision, day)

    def counted(self, start: datetime, end: datetime) -> timedelta:
        """Give how much of the stretch counts; nothing if it ends before it starts."""
        if self.config.kind == "plain":
            return max(end - start, timedelta())
        total = timedelta()
        for opens, closes in self._days(start):
            if opens >= end:
                break
            total += max(min(closes, end) - max(opens, start), timedelta())
        return total

    def after(self, start: datetime, amount: timedelta) -> datetime | None:
        """Give the first time at which `amount` has been counted since `start`.

        None if that is further away than anybody plans (three years).
        """
        if self.config.kind == "plain":
            return start + amount
        left = amount
        for opens, closes in self._days(start):
            begins = max(opens, start)
            if closes <= begins:
                continue
            if begins + left <= closes:
                return begins + left
            left -= closes - begins
        return None

    def _days(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield the working days from `start` on as (opens, closes).

        A local day on which the clocks change has 23 or 25 hours, and they count as they are.
        """
        zone = ZoneInfo(self.config.time_zone)
        day = start.astimezone(zone).date()
        last = day + _HORIZON
        while day < last:
            if self.works(day):
                end = day if self.config.closes != time(0) else day + timedelta(days=1)
                yield (
                    datetime.combine(day, self.config.opens, zone).astimezone(UTC),
                    datetime.combine(end, self.config.closes, zone).astimezone(UTC),
                )
            day += timedelta(days=1)


@lru_cache(maxsize=256)
def _is_holiday(country: str, subdivision: str | None, day: date) -> bool:
    return day in _holidays(country, subdivision, day.year)


@lru_cache(maxsize=64)
def _holidays(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))

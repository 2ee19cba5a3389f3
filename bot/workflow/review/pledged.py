"""Promises that nobody has answered yet, kept so that the record counts them at any moment.

What is kept holds as long as nothing happens to the pull request; each look at it writes anew.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from bot.model.config.review import CalendarConfig
from bot.workflow.review.calendar import Calendar
from bot.workflow.review.promise import Standing, as_of
from bot.workflow.review.proof import Case

PREFIX = "promises:"
"""Ledger cursors under it hold the open promises of one pull request, by its number."""


def dump(found: Iterable[Standing]) -> str:
    """Write those that are open; the empty text if none is."""
    standing = [each for each in found if each.open]
    return msgspec.json.encode(standing).decode() if standing else ""


def cases(kept: Mapping[str, str], *, calendar: CalendarConfig, now: datetime) -> tuple[Case, ...]:
    """Read them back as they stand now; `kept` is the cursors by their name."""
    hours = Calendar(config=calendar)
    return tuple(
        Case(number=int(name.removeprefix(PREFIX)), standing=as_of(standing, hours, now))
        for name, text in kept.items()
        if text
        for standing in msgspec.json.decode(text, type=tuple[Standing, ...])
    )

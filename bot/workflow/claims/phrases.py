"""Pieces of what the bot writes: names that are inert, dates in words and in UTC.

Skills and people stand in code spans, where nothing is interpreted and nobody is notified; a
person is named with `@` only by `call`, when they are the one who must act. Text from outside
comes into a reply through `code` or `cell` alone.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bot.model.counting import counted

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?\Z")
_LONGEST = 80


def code(text: str) -> str:
    """Put text in a code span that it cannot leave: one line, no backticks, not too long."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    flat = flat.replace("`", "'")
    if len(flat) > _LONGEST:
        flat = flat[: _LONGEST - 1] + "…"
    return f"`{flat}`" if flat else "` `"


def call(login: str) -> str:
    """Name somebody so that GitHub tells them; only for who must act."""
    return f"@{login}" if _LOGIN.match(login) else code(login)


def cell(text: str) -> str:
    """Text of the roadmap for a cell of a table: one line, nothing that Markdown would act on."""
    flat = " ".join(text.split())[:_LONGEST]
    flat = flat.replace("@", "@\u2060")  # a word joiner keeps it from naming a person
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#~!" else c for c in flat)


def day(moment: datetime) -> str:
    """`Sunday 6 December 2026`."""
    at = moment.astimezone(UTC)
    return f"{_DAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]} {at.year}"


def date(moment: datetime) -> str:
    """`Sunday 6 December 2026, 14:05 UTC`."""
    at = moment.astimezone(UTC)
    return f"{day(at)}, {at:%H:%M} UTC"


def span(length: timedelta) -> str:
    """`14 days`, `1 day 3 hours`, `5 hours`, `less than an hour`."""
    hours = int(length.total_seconds() // 3600)
    days, hours = divmod(max(hours, 0), 24)
    words = [counted(days, "day")] if days else []
    if hours and days < 3:
        words.append(counted(hours, "hour"))
    return " ".join(words) or "less than an hour"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `11th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"


def listed(names: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`, each in a code span."""
    spans = [code(name) for name in names]
    if len(spans) < 2:
        return "".join(spans)
    return f"{', '.join(spans[:-1])} and {spans[-1]}"


def plain(text: str) -> str:
    """Text for inside a code span that is already open."""
    return code(text)[1:-1]


def escaped(text: str) -> str:
    """A sentence of ours that may hold names from outside: Markdown and mentions are inert."""
    return cell(text) if len(text) <= _LONGEST else cell(text[:_LONGEST]) + "…"

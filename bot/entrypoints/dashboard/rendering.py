"""From templates to pages: everything escaped, nothing undefined, no script."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.entrypoints.dashboard.access import Viewer
from bot.model.counting import counted

TEMPLATES = Path(__file__).parent / "templates"
_UNITS = (
    ("day", timedelta(days=1)),
    ("hour", timedelta(hours=1)),
    ("minute", timedelta(minutes=1)),
)


class Pages:
    """Renders templates with who looks and what time it is."""

    def __init__(self, *, now: Callable[[], datetime], can_sign_in: bool) -> None:
        self._now = now
        self._can_sign_in = can_sign_in
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {
            "moment": moment,
            "day": day,
            "ago": lambda at: apart(at, now()),
            "percent": lambda share: "–" if share is None else f"{int(share * 100)} %",
            "ticked": ticked,
            "pretty": lambda value: json.dumps(value, ensure_ascii=False, indent=2),
            "counted": counted,
        }

    def show(
        self, template: str, *, viewer: Viewer | None, status: int = 200, **context: Any
    ) -> HTMLResponse:
        """Give the page; none of them is kept by browsers or proxies."""
        text = self._templates.get_template(template).render(
            viewer=viewer, can_sign_in=self._can_sign_in, now=self._now(), **context
        )
        return HTMLResponse(text, status_code=status, headers={"Cache-Control": "no-store"})


def ticked(text: str) -> Markup:
    """What stands between backticks as code, the rest escaped."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    rows = (
        Markup("<code>{}</code>").format(each) if at % 2 else escape(each)
        for at, each in enumerate(parts)
    )
    return Markup("").join(rows)


def moment(at: datetime) -> str:
    """A time for reading: `Tue 24 Nov 2026, 14:00`."""
    return f"{at:%a} {at.day} {at:%b %Y, %H:%M}"


def day(at: date) -> str:
    """A day for reading: `24 Nov 2026`."""
    return f"{at.day} {at:%b %Y}"


def apart(at: datetime, now: datetime) -> str:
    """How far off a time is: `in 3 days`, `2 hours ago`."""
    length = abs(at - now)
    for name, unit in _UNITS:
        count = length // unit
        if count >= 1:
            words = f"{count} {name}{'s' if count > 1 else ''}"
            return f"in {words}" if at > now else f"{words} ago"
    return "now"

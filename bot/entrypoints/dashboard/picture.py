"""The burn-up as a picture: SVG by pygal, without its script and its styles.

What is left takes its colours from the page's own style sheet, so that it is dark where the page is
and the page needs no exception for inline styles.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import Any
from xml.etree import ElementTree

import pygal
from markupsafe import Markup
from pygal.style import Style

from bot.entrypoints.dashboard.view.overview import Overview
from bot.model.counting import counted

# Its import hook for maps, of an old kind, would warn at each module that is not found later.
sys.meta_path[:] = [each for each in sys.meta_path if type(each) is not pygal.PluginImportFixer]

_SVG = "http://www.w3.org/2000/svg"
_FOR_SCRIPTS = frozenset({"plot text-overlay", "plot tooltip-overlay", "titles"})
_LONGEST = 2
"""A forecast is drawn up to so many times the planned length; further away says nothing more."""
_MONTHS = timedelta(days=300)
"""From this length on the axis names months."""
_NUMBERS = count(1)


def sentence(view: Overview) -> str:
    """Say what the picture shows, for those who do not see it."""
    if not view.history:
        return "Nothing was counted yet."
    first, last = view.history[0], view.history[-1]
    words = [f"{counted(last.skills, 'skill')} on {_day(last.day)}"]
    if first.day != last.day:
        words.append(f"{first.skills} on {_day(first.day)}")
    if view.target is not None:
        words.append(f"the target is {view.target}" + (f" by {_day(view.due)}" if view.due else ""))
    if view.pace is not None and view.skills < (view.target or 0):
        forecast = view.pace.forecast
        words.append(
            f"at the pace so far it is reached on {_day(forecast)}"
            if forecast
            else "at the pace so far it is never reached"
        )
    return "; ".join(words) + "."


def burn_up(view: Overview) -> Markup:
    """Draw it; empty where there is nothing to draw."""
    if not view.history:
        return Markup("")
    chart = pygal.DateLine(
        js=(),
        style=Style(font_family="inherit"),
        width=840,
        height=340,
        margin=8,
        margin_right=36,
        show_dots=len(view.history) < 40,
        dots_size=3,
        show_legend=False,
        show_x_guides=False,
        include_x_axis=True,
        explicit_size=False,
        truncate_label=-1,
        x_labels=_marks(view),
        x_value_formatter=_label(view),
        value_formatter=lambda value: f"{value:.0f}",
        range=(0, max(view.target or 0, max(each.skills for each in view.history)) * 1.06 or 1),
    )
    chart.add("counted", [(each.day, each.skills) for each in view.history])
    last = view.history[-1]
    if view.target is not None:
        end = view.due or last.day
        chart.add("target", [(view.history[0].day, view.target), (_last(view, end), view.target)])
    if view.target is not None and view.due is not None and view.skills < view.target:
        chart.add("needed", [(last.day, last.skills), (view.due, view.target)])
    if view.pace is not None and view.pace.forecast and view.skills < (view.target or 0):
        chart.add("forecast", _forecast(view, last.day))
    return _plain(chart.render_tree(), sentence(view))


def _forecast(view: Overview, today: date) -> list[tuple[date, float]]:
    assert view.pace is not None
    end = _last(view, today)
    weeks = (end - today).days / 7
    return [(today, view.skills), (end, view.skills + weeks * view.pace.so_far)]


def _last(view: Overview, other: date) -> date:
    """The right end: the forecast, or the due day, but not out of all proportion."""
    forecast = view.pace.forecast if view.pace else None
    if forecast is None or view.due is None or view.start is None:
        return max(other, view.history[-1].day)
    limit = view.start + (view.due - view.start) * _LONGEST
    return max(min(forecast, limit), view.due, view.history[-1].day)


def _marks(view: Overview) -> list[date]:
    first, last = view.history[0].day, _last(view, view.due or view.history[-1].day)
    steps = 5
    length = max((last - first).days, 1)
    return sorted({first + timedelta(days=length * step // steps) for step in range(steps + 1)})


def _label(view: Overview) -> Callable[[date], str]:
    """Days where they matter, else months."""
    length = _last(view, view.due or view.history[-1].day) - view.history[0].day
    if length > _MONTHS:
        return lambda at: f"{at:%b %Y}"
    return lambda at: f"{at.day} {at:%b}"


def _plain(tree: Any, said: str) -> Markup:
    """Drop script, styles and tool tips; name the picture for screen readers."""
    for parent in tree.iter():
        for child in list(parent):
            name = child.get("class") or ""
            if (
                not isinstance(child.tag, str)
                or child.tag in {"script", "style", "desc"}
                or name in _FOR_SCRIPTS
            ):
                parent.remove(child)
            child.attrib.pop("style", None)
    tree.attrib.pop("id", None)
    number = next(_NUMBERS)
    tree.attrib |= {
        "role": "img",
        "aria-labelledby": f"picture-{number}",
        "class": "burn-up",
        "xmlns": _SVG,
    }
    title = ElementTree.Element("title", {"id": f"picture-{number}"})
    title.text = said
    tree.insert(0, title)
    return Markup(ElementTree.tostring(tree, encoding="unicode"))  # noqa: S704 - escaped by it


def _day(at: date) -> str:
    return f"{at.day} {at:%b %Y}"

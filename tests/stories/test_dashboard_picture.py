"""The burn-up at its edges: nothing counted, one day, reached, never reached, far away."""

from datetime import date
from xml.etree import ElementTree

import pytest

from bot.entrypoints.dashboard.picture import burn_up, sentence
from bot.entrypoints.dashboard.view.overview import Day, Overview, Pace

START, DUE = date(2026, 1, 1), date(2026, 7, 1)
ONE = (Day(day=START, skills=3, done=3),)
TWO = (*ONE, Day(day=date(2026, 2, 1), skills=9, done=8))


def view(history: tuple[Day, ...], **more: object) -> Overview:
    last = history[-1].skills if history else 0
    return Overview.model_validate(
        {"repository": "o/r", "skills": last, "history": history, **more}
    )


def pace(forecast: date | None) -> Pace:
    return Pace(so_far=0.5, needed=3, forecast=forecast, on_time=False)


@pytest.mark.parametrize(
    ("shown", "told", "lines"),
    [
        (view(()), "Nothing was counted yet.", 0),
        (view(ONE), "3 skills on 1 Jan 2026.", 1),
        (view(TWO), "9 skills on 1 Feb 2026; 3 on 1 Jan 2026.", 1),
        (view(TWO, target=70), "; the target is 70.", 2),
        (view(TWO, target=70, due=DUE, start=START), "; the target is 70 by 1 Jul 2026.", 3),
        (view(TWO, target=9, due=DUE, start=START, pace=pace(START)), "9 by 1 Jul 2026.", 2),
        (view(TWO, target=70, due=DUE, start=START, pace=pace(None)), "it is never reached.", 3),
        (
            view(TWO, target=70, due=DUE, start=START, pace=pace(date(2099, 1, 1))),
            "it is reached on 1 Jan 2099.",
            4,
        ),
    ],
)
def test_what_is_known_is_drawn_and_said(shown: Overview, told: str, lines: int) -> None:
    assert sentence(shown).endswith(told)
    drawn = str(burn_up(shown))
    if not lines:
        assert drawn == ""
        return
    tree = ElementTree.fromstring(drawn)
    assert tree.get("role") == "img"
    assert tree[0].text == sentence(shown)
    series = {each.get("class") for each in tree.iter() if "serie-" in (each.get("class") or "")}
    assert len(series) == lines
    for forbidden in ("<script", "<style", "style=", "onclick", "nan"):
        assert forbidden not in drawn

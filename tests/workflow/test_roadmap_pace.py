"""Pace and forecast."""

from datetime import date

import pytest

from bot.model.config.roadmap import RoadmapConfig
from bot.workflow.roadmap.document import parse
from bot.workflow.roadmap.pace import due_day, pace

ROADMAP = parse(
    "**Target**: 70 skills by month 6\n\n| Metric | Current | Target |\n|---|---|---|\n"
    "| **Skills** | **1** | 70 |\n\n### Phase 1: One\n- [ ] **A**\n"
)
START = date(2025, 11, 3)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2025, 11, 3), date(2026, 5, 3)),
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2025, 12, 31), date(2026, 6, 30)),
    ],
)
def test_month_six_counts_from_the_start(start: date, due: date) -> None:
    assert due_day(ROADMAP, RoadmapConfig(start=start)) == due


def test_config_says_it_better() -> None:
    config = RoadmapConfig(start=START, target_date=date(2026, 1, 1))
    assert due_day(ROADMAP, config) == date(2026, 1, 1)
    assert due_day(ROADMAP, RoadmapConfig()) is None


def test_pace() -> None:
    config = RoadmapConfig(start=START, target_date=date(2026, 1, 12))
    found = pace(ROADMAP, config, skills=20, today=date(2025, 12, 8))
    assert found is not None
    assert (found.so_far, found.needed) == (4, 10)
    assert found.forecast == date(2026, 3, 6)
    assert not found.on_time


@pytest.mark.parametrize(
    ("skills", "today", "needed", "forecast"),
    [
        (0, START, 7, None),
        (0, date(2026, 1, 12), 70, None),
        (70, date(2026, 3, 1), 0, date(2026, 3, 1)),
        (1, date(2026, 2, 1), 69, date(2043, 2, 2)),
    ],
)
def test_the_ends(skills: int, today: date, needed: int, forecast: date | None) -> None:
    config = RoadmapConfig(start=START, target_date=date(2026, 1, 12))
    found = pace(ROADMAP, config, skills=skills, today=today)
    assert found is not None
    assert (found.needed, found.forecast) == (needed, forecast)


def test_nothing_to_measure() -> None:
    assert pace(ROADMAP, RoadmapConfig(), skills=1, today=START) is None
    bare = parse("### Phase 1: One\n- [ ] **A**\n")
    assert pace(bare, RoadmapConfig(start=START), skills=1, today=START) is None

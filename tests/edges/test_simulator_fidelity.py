"""The page that says what the simulator is true to is fresh, and its sources are named."""

from pathlib import Path

from bot.simulator.fidelity import BEHAVIOURS, TIERS, page

PAGE = Path(__file__).parents[2] / "docs" / "fidelity.md"


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run: .venv/bin/python -m bot.simulator.fidelity > docs/fidelity.md"
    )


def test_each_row_says_how_it_is_known() -> None:
    for each in BEHAVIOURS:
        assert each.tier in TIERS
        assert each.source.startswith("https://") or each.tier == "assumed"

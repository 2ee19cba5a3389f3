"""The generated documentation is fresh."""

from pathlib import Path

from bot.workflow.standards import pages
from bot.workflow.standards.registry import all_rules

ROOT = Path(__file__).parent.parent.parent


def test_the_rules_page_is_fresh() -> None:
    made = pages.document()
    kept = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert kept == made, "run: python -m bot.workflow.standards.pages > docs/rules.md"


def test_each_rule_has_a_page_with_its_sentence() -> None:
    for named in all_rules().values():
        page = pages.page(named)
        assert named.rule.standard in page
        assert named.rule.fix in page
        assert "Fails:" in page or not pages.shown(named.rule.fails[0])

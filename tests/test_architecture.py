"""The house rules that no linter knows."""

import ast
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"
MODULES = sorted(BOT.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(BOT)))
def test_each_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_module_is_a_drawer() -> None:
    drawers = {"util", "utils", "helpers", "common", "misc", "base"}
    assert [path for path in MODULES if path.stem in drawers] == []

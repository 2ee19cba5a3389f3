"""The house rules that no linter knows."""

import ast
from pathlib import Path

BOT = Path(__file__).parent.parent / "bot"
MODULES = sorted(BOT.rglob("*.py"))


def test_each_module_says_what_it_is_for() -> None:
    silent = [
        str(path)
        for path in MODULES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_module_is_a_drawer() -> None:
    drawers = {"util", "utils", "helpers", "common", "misc", "base"}
    assert [path for path in MODULES if path.stem in drawers] == []

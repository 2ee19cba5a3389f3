"""Searching: the lines that hold a mark are those that reading line by line would give."""

from hypothesis import given
from hypothesis import strategies as st

from bot.workflow.standards.threats import scan


@given(st.text("ab](\n\r ", max_size=40), st.sampled_from(["]", "](", "a", "] "]))
def test_lines_with_a_mark(text: str, mark: str) -> None:
    wanted = [(n, line) for n, line in enumerate(text.split("\n"), 1) if mark in line]
    assert list(scan.lines_with(mark, text)) == wanted

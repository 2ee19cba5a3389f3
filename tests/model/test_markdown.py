"""Text of strangers comes out as plain text or code, whatever it is."""

import re

import pyromark
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.model.markdown import code, html, message, one_line, prose

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_MATH
)
HOSTILE = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            [
                *"@#`*_[]()<>!~|\\$&:\n\r\t ",
                "``",
                "<!--",
                "-->",
                "</details>",
                "<img src=x onerror=alert(1)>",
                "[a](javascript:x)",
                "https://evil.test",
                "www.evil.test",
                "@octocat",
                "@org/team",
                "#12",
                "GH-7",
                "o/r#3",
                "a@b.example",
                "&#64;me",
                "\u202e",
                "\u200b",
                "word",
            ]
        ),
        max_size=12,
    ).map("".join),
)


def rendered(text: str) -> list[tuple[str, str]]:
    """Give the events of a list item that holds the text, as (kind, text)."""
    found = []
    for event in pyromark.events(f"- x {text}\n", options=OPTIONS):
        name, value = (event, "") if isinstance(event, str) else next(iter(event.items()))
        found.append((str(name), value if isinstance(value, str) else str(value)))
    return found


@given(HOSTILE)
@example("&commat;octocat")
@example("`` ` ``")
@example("a\\")
def test_prose_renders_as_text_alone(text: str) -> None:
    events = rendered(prose(text))
    assert {name for name, _ in events} <= {"Start", "End", "Text"}
    assert [value for name, value in events if name == "Start"] == ["{'List': None}", "Item"]
    plain = "".join(value for name, value in events if name == "Text")
    assert not re.search(r"@\w|#\d|\w://|www\.|GH-\d", plain, re.IGNORECASE)


@given(HOSTILE)
def test_code_renders_as_one_span(text: str) -> None:
    events = rendered(code(text))
    assert {name for name, _ in events} <= {"Start", "End", "Text", "Code"}
    assert [name for name, _ in events].count("Code") == 1
    assert [value for name, value in events if name == "Text"] == ["x "]


@given(HOSTILE)
def test_a_message_keeps_its_code_and_nothing_else(text: str) -> None:
    events = rendered(message(text))
    assert {name for name, _ in events} <= {"Start", "End", "Text", "Code"}
    plain = "".join(value for name, value in events if name == "Text")
    assert not re.search(r"@\w|#\d|\w://|www\.", plain, re.IGNORECASE)


@given(HOSTILE)
def test_html_cannot_leave_its_element(text: str) -> None:
    inner = html(text).removeprefix("<code>").removesuffix("</code>")
    assert "<" not in inner
    assert ">" not in inner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`name` is missing", "`name` is missing"),
        ("a `b` c `d` e", "a `b` c `d` e"),
        ("an odd ` sign", "an odd \\` sign"),
        ("`x` and ` alone", "`x` and \\` alone"),
        ("ask @octocat", "ask @\u200boctocat"),
        ("``", ""),
    ],
)
def test_messages(text: str, expected: str) -> None:
    assert message(text) == expected


def test_long_text_is_cut_and_huge_text_is_not_read() -> None:
    assert one_line("a" * 1_000_000, limit=10) == "a" * 9 + "…"
    assert one_line("a\n\n b\t c") == "a b c"
    assert one_line("safe\u202etxt.exe") == "safetxt.exe"

"""A merged contributor is named in the file that is there, in the manner that is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workflow.review.thanks import Free, next_free, recognised


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Contributors\n\n- [@ada](https://github.com/ada)\n- [@eve](https://github.com/eve)\n",
            "# Contributors\n\n- [@ada](https://github.com/ada)\n"
            "- [@bob](https://github.com/bob)\n- [@eve](https://github.com/eve)\n",
        ),
        ("* @zoe\n* @ada\n\nThanks!\n", "* @zoe\n* @ada\n* @bob\n\nThanks!\n"),
        ("- @carl\r\n- @dan\r\n", "- @bob\r\n- @carl\r\n- @dan\r\n"),
        (
            "- [Zoe](https://github.com/zoe): AWQ",
            "- [Zoe](https://github.com/zoe): AWQ\n- [bob](https://github.com/bob)",
        ),
        (
            "| Who | What |\n|---|---|\n| @zoe | AWQ |\n",
            "| Who | What |\n|---|---|\n| @zoe | AWQ |\n| @bob | |\n",
        ),
        ("# Contributors\n", "# Contributors\n\n- [@bob](https://github.com/bob)\n"),
        ("", "- [@bob](https://github.com/bob)\n"),
    ],
)
def test_a_line_is_added_like_the_others(text: str, expected: str) -> None:
    assert recognised(text, "bob") == expected


@pytest.mark.parametrize(
    "text",
    [
        "- [@Bob](https://github.com/Bob)\n",
        "thanks to https://github.com/bob and others",
        "<!-- ALL-CONTRIBUTORS-LIST:START -->\n",
    ],
)
def test_what_is_there_is_left_alone(text: str) -> None:
    assert recognised(text, "bob") == text


@pytest.mark.parametrize("login", ["dependabot[bot]", "a b", "](evil", "", "x" * 60])
def test_only_people_with_a_login_are_named(login: str) -> None:
    assert recognised("- @ada\n", login) == "- @ada\n"


@given(
    st.lists(
        st.sampled_from(["- @ada", "* [Z](https://github.com/z)", "| @q | x |", "text", "", "# H"]),
        max_size=8,
    ),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_all_other_lines_stay_and_twice_is_once(lines: list[str], end: str, final: bool) -> None:
    text = end.join(lines) + (end if final and lines else "")
    once = recognised(text, "bob")
    assert recognised(once, "bob") == once
    assert "bob" in once
    kept = [line for line in once.splitlines() if "bob" not in line]
    assert [line for line in kept if line] == [line for line in lines if line]


def test_free_skills_of_the_same_phase_are_offered() -> None:
    free = [Free(name=name, phase=phase) for name, phase in zip("abcdef", "141114", strict=True)]
    assert [item.name for item in next_free(free, phase="1")] == ["a", "c", "d"]
    assert next_free(free, phase="9") == ()

"""Two documents, two promises: found with file and line, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workflow.review.promises import contradictions, stated

DOCUMENTS = {
    "ROADMAP.md": "# Roadmap\n\n1. Open a PR\n2. Submit your PR, we review within 48 hours\n",
    "CONTRIBUTING.md": "## After you submit\n\nMaintainers look at it.\nWe aim to review your "
    "pull request\nwithin 48-72 hours. Thanks!\n",
    "README.md": "Training takes 48 hours on 8 GPUs.\n\n```\nreviewed within 24 hours\n```\n",
}


def test_two_numbers_are_found_where_they_stand() -> None:
    found = stated(DOCUMENTS)
    assert [(each.path, each.line, str(each)) for each in found] == [
        ("CONTRIBUTING.md", 5, "48 to 72 h"),
        ("ROADMAP.md", 4, "48 h"),
    ]
    (other,) = contradictions(found, hours=48)
    assert other.path == "CONTRIBUTING.md"
    assert other.quote == "We aim to review your pull request within 48-72 hours."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Reviews take up to two days.", (48, 48, False)),
        ("You can expect feedback within 2 business days", (48, 48, True)),
        ("Pull requests are usually reviewed within a week.", (168, 168, False)),
        ("| Review time | 48h |", (48, 48, False)),
        ("**Review:** 24–48 hrs", (24, 48, False)),
        ("We respond to every PR in one to three working days.", (24, 72, True)),
    ],
)
def test_ways_to_promise(text: str, value: tuple[int, int, bool]) -> None:
    (found,) = stated({"a.md": text})
    assert found.value == value


@pytest.mark.parametrize(
    "text",
    [
        "Fine-tuning takes 48 hours.",
        "The review paper covers 10 days of data.",
        "Reviewers met. Training runs within 48 hours.",
        "Claims last 14 days.",
        "Review version 2.48 h264 settings",
    ],
)
def test_other_times_are_not_promises(text: str) -> None:
    assert stated({"a.md": text}) == ()


def test_two_days_are_48_hours_but_working_days_are_not() -> None:
    found = stated({"a.md": "We review within 2 days.\n\nWe review within 2 working days."})
    assert [each.line for each in contradictions(found, hours=48)] == [3]
    assert [each.line for each in contradictions(found, hours=48, business=True)] == [1]


@given(st.text(alphabet="48 hours-to within review.\n`|#", max_size=300))
def test_any_text_is_read(text: str) -> None:
    stated({"a.md": text})


def test_a_hostile_document_is_read_in_linear_steps() -> None:
    stated({"a.md": "review within " + "4 to " * 200_000, "b.md": "review in " + "9" * 500_000})

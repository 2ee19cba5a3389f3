"""Whatever a stranger writes, reading ends, gives the same answer twice, and invents nothing."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands.grammar import Names, read
from bot.entrypoints.cli.commands.parse import COMMAND

PIECES = st.sampled_from(
    [
        "AWQ",
        "HQQ",
        "SAM",
        "Phoenix",
        "/claim",
        "/release",
        "/extend",
        "claim",
        "I'd",
        "like",
        "to",
        "take",
        "I'll",
        "@bob",
        ">",
        "`",
        "```",
        "~~",
        "<!--",
        "-->",
        "<del>",
        "</del>",
        "-",
        "[",
        "]",
        "1.",
        "|",
        "#",
        "\\",
        "(",
        ")",
        "[",
        "]",
        '"',
        "'",
        ",",
        ".",
        "!",
        "?",
        "\n",
        "\n\n",
        "if",
        "not",
        "and",
        "or",
        "W&B",
        "\u202e",
        "\u200b",
        "我来做",
        "をやります",
        "제가",
        "вот",
        "ＡＷＱ",
        "\ue000",
        "◆0",
        "◇1",
        "please",
        "extend",
        "week",
    ]
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_is_read(text: str, names: Names) -> None:
    reading = read(text, names=names)
    assert reading == read(text, names=names)
    known = {item.name for item in names.items}
    for intent in reading.intents:
        assert set(intent.skills) <= known
        assert intent.certain or intent.question
    assert read(text, names=names, before=text).intents == ()


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.lists(PIECES, max_size=30).map(" ".join))
def test_quoted_and_fenced_text_never_acts(text: str, names: Names) -> None:
    quoted = "\n".join(f"> {line}" for line in text.split("\n"))
    assert not any(intent.certain for intent in read(quoted, names=names).intents)
    fenced = f"~~~~~~~~~~\n{text}\n~~~~~~~~~~"
    assert read(fenced, names=names).intents == ()


@pytest.mark.parametrize(
    "text",
    [
        "> " * 32_000 + "/claim AWQ",
        "[" * 65_000,
        "<b>" * 21_000 + "/claim AWQ",
        "<!--" * 16_000,
        "`" * 65_000,
        "awq-" * 16_000,
        "I'd like to take AWQ and " * 2_600,
        "( " * 30_000,
        "a" * 70_000 + "\n/claim AWQ",
        "\ud800 /claim AWQ \udfff",
    ],
)
def test_hostile_texts_end(text: str, names: Names) -> None:
    read(text, names=names)


def test_marks_of_our_own_notation_cannot_be_forged(names: Names) -> None:
    assert read("I'd like to take ◆0", names=names).intents == ()
    assert read("AWQ is nice. I'd like to take \ue0000", names=names).intents == ()


def test_parse_reads_and_writes_lines(tmp_path: Path) -> None:
    roadmap = "## Development Phases\n\n### 🚧 Phase 14: X - 1 skills\n- [ ] **AWQ** - d\n"
    rows = [{"id": "1", "text": "/claim AWQ"}, {"id": 2, "text": "hello"}]
    runner = CliRunner()
    file = tmp_path / "ROADMAP.md"
    file.write_text(roadmap, encoding="utf-8")
    options = ["--roadmap", str(file)]
    done = runner.invoke(COMMAND, options, input="\n".join(json.dumps(row) for row in rows))
    refused = runner.invoke(COMMAND, options, input="[]")
    assert [json.loads(line) for line in done.output.splitlines()] == [
        {
            "id": "1",
            "actions": [{"intent": "claim", "skills": ["AWQ"], "certain": True}],
            "unknown": [],
        },
        {"id": 2, "actions": [], "unknown": []},
    ]
    assert refused.exception is not None

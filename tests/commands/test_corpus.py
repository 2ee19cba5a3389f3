"""Hundreds of comments as people write them: nothing acts falsely, clear claims act.

A row of the corpus gives `actions`, and in `accept` other readings a maintainer would find right.
`tuned` was used while the phrases were written. `later` was written afterwards: at first reading it
gave 94 % and 92 % of the clear ones and three false acts in 227 comments, which were then mended.
`varied` came last, in batches by people of many manners, each labelled before it was read: at first
reading 68 %, 68 %, 78 % and 80 % of the clear ones, and three false acts in 910 comments.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from bot.commands.grammar import Names, read

CORPUS = Path(__file__).parent / "corpus"
ACTING = ("claim", "release", "extend")

Reading = set[tuple[str, frozenset[str]]]


def rows(name: str) -> list[dict[str, Any]]:
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def joined(actions: Iterable[tuple[str, Iterable[str]]]) -> Reading:
    """Put together what is said about one word."""
    skills: dict[str, set[str]] = {}
    for word, named in actions:
        skills.setdefault(word, set()).update(named)
    return {(word, frozenset(named)) for word, named in skills.items()}


def judge(row: dict[str, Any], names: Names) -> tuple[bool, bool | None]:
    """Return whether the bot would act falsely, and whether it acts on what is clear, if it is."""
    intents = read(row["text"], names=names).intents
    right = [
        joined((action["intent"], action["skills"]) for action in actions)
        for actions in (row["actions"], *row.get("accept", []))
    ]
    false = any(
        intent.certain
        and intent.word in ACTING
        and not any(
            intent.word == word and set(intent.skills) <= skills
            for reading in right
            for word, skills in reading
        )
        for intent in intents
    )
    wanted = {pair for pair in right[0] if pair[0] in ACTING}
    if row.get("accept") or not wanted:
        return false, None
    acted = joined((i.word, i.skills) for i in intents if i.certain)
    asked = joined((i.word, i.skills) for i in intents)
    return false, all(pair in (acted if pair[1] else asked) for pair in wanted)


@pytest.mark.parametrize(("name", "share"), [("tuned", 0.99), ("later", 0.98), ("varied", 0.97)])
def test_reads_as_a_maintainer_would(name: str, share: float, names: Names) -> None:
    judged = [(row, *judge(row, names)) for row in rows(name)]
    assert [row["text"] for row, false, _ in judged if false] == []
    clear = [(row["text"], seen) for row, _, seen in judged if seen is not None]
    missed = [text for text, seen in clear if not seen]
    assert len(missed) <= (1 - share) * len(clear), missed


def test_each_item_of_the_roadmap_can_be_claimed(names: Names) -> None:
    for item in names.items:
        for text in (f"/claim {item.name}", f"I'd like to take {item.name}."):
            (intent,) = read(text, names=names).intents
            assert (intent.word, intent.skills, intent.certain) == ("claim", (item.name,), True)

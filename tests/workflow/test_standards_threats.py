"""Families of threats in many words, each beside its harmless likeness.

A line of the corpus tells its family, where the words stand (prose, or a language of a block),
whether they harm, and the words. What harms has a finding graver than a
hint; its likeness has none.
"""

import json
from pathlib import Path

import pytest

from bot.workflow.standards import specimen
from bot.workflow.standards.finding import Severity
from bot.workflow.standards.judge import verdict
from bot.workflow.standards.registry import all_rules
from bot.workflow.standards.rule import Example

CORPUS = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "threats").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
SECURITY = ("hidden", "injection", "commands", "secrets")


@pytest.mark.parametrize(
    "entry", CORPUS, ids=[f"{number}-{entry['family']}" for number, entry in enumerate(CORPUS, 1)]
)
def test_harm_is_found_and_its_likeness_let_be(entry: dict[str, str]) -> None:
    where, text = entry["in"], entry["text"]
    body = text if where == "prose" else f"```{where}\n{text}\n```"
    report = verdict(specimen.submission(Example(body=body)), specimen.config(Example()))
    graver = [
        item.rule
        for item in report.findings
        if all_rules()[item.rule].family in SECURITY and item.severity is not Severity.HINT
    ]
    assert bool(graver) == entry["harm"], graver

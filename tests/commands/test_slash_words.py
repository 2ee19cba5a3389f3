"""Slash words, their arguments, and where they do not count."""

import pytest

from bot.commands import words
from bot.commands.grammar import Names, read

CERTAIN = [
    ("/claim AWQ", "claim", ("AWQ",)),
    ("/CLAIM wandb", "claim", ("Weights & Biases",)),
    ("/claim W&B", "claim", ("Weights & Biases",)),
    (
        "/claim MLflow, Weights and Biases, and TensorBoard",
        "claim",
        ("MLflow", "Weights & Biases", "TensorBoard"),
    ),
    ("/claim auto-awq", "claim", ("AutoAWQ",)),
    ("/claim - [ ] **GGUF** - Quantization format for llama.cpp", "claim", ("GGUF",)),
    ("/claim [HQQ](https://github.com/mobiusml/hqq)", "claim", ("HQQ",)),
    ("/claim `AWQ`", "claim", ("AWQ",)),
    ("/claim 10-optimization/awq", "claim", ("AWQ",)),
    ("/claim phase 14: AWQ", "claim", ("AWQ",)),
    ("/claim AWQ instead of HQQ", "claim", ("AWQ",)),
    ("/claim AWQ because GPTQ is done", "claim", ("AWQ",)),
    ("/claim\n- AWQ\n- HQQ", "claim", ("AWQ", "HQQ")),
    ("/claim Sematic Kernel", "claim", ("Semantic Kernel",)),
    ("/cliam HQQ", "claim", ("HQQ",)),
    ("/unclaim HQQ", "release", ("HQQ",)),
    ("Hi all! /claim HQQ", "claim", ("HQQ",)),
    ("/claim A\u200bWQ", "claim", ("AWQ",)),
    ("/extend AWQ 7", "extend", ("AWQ",)),
    (
        "/status phase 17",
        "status",
        ("Stable Diffusion", "BLIP-2", "SAM", "AudioCraft", "ImageBind"),
    ),
]

ASKED = [
    "/claim",
    "/claim AWG",
    "/claim BLIP",
    "/claim Ray",
    "/claim SAM 2",
    "/claim everything",
    "/claim phase 14",
    "/claim AWQ or HQQ",
    "/claim AWQ for @bob",
    "/claim АWQ",  # a Cyrillic letter
    "/claim \u202eQWA",
    "\\/claim AWQ",
    "# /claim AWQ",
    "For example:\n\n/claim AWQ",
    "/claim AWQ\n/release AWQ",
]

SILENT = [
    "> /claim AWQ",
    "`/claim AWQ`",
    "```\n/claim AWQ\n```",
    "    /claim AWQ",
    "~~/claim AWQ~~",
    "<del>/claim AWQ</del>",
    "<!-- /claim AWQ -->",
    "<pre>\n/claim AWQ\n</pre>",
    "| /claim AWQ | takes it |\n|---|---|\n| /claim HQQ | too |",
    "- [ ] /claim AWQ",
    "Use /claim AWQ to take a skill",
    "see /usr/share/claim AWQ",
    "https://example.com/claim AWQ",
]


@pytest.mark.parametrize(("text", "word", "skills"), CERTAIN)
def test_acts(text: str, word: str, skills: tuple[str, ...], names: Names) -> None:
    (intent,) = read(text, names=names).intents
    assert (intent.word, intent.skills, intent.certain) == (word, skills, True)


@pytest.mark.parametrize("text", ASKED)
def test_asks(text: str, names: Names) -> None:
    intents = read(text, names=names).intents
    assert intents
    assert not any(intent.certain for intent in intents)
    assert all(intent.question for intent in intents)


@pytest.mark.parametrize("text", SILENT)
def test_is_silent(text: str, names: Names) -> None:
    assert read(text, names=names).intents == ()


def test_names_off_the_roadmap_are_named(names: Names) -> None:
    reading = read("/claim AWQ, AutoGen", names=names)
    assert reading.intents[0].skills == ("AWQ",)
    assert reading.unknown == ("AutoGen",)
    reading = read("/claim AutoGen", names=names)
    assert reading.intents[0].skills == ()
    assert reading.unknown == ("AutoGen",)


def test_an_edit_runs_only_lines_that_are_new(names: Names) -> None:
    before = "/claim AWQ\n\nThanks!"
    after = "/claim AWQ\n/claim HQQ\n\nThanks!"
    (intent,) = read(after, names=names, before=before).intents
    assert intent.skills == ("HQQ",)
    assert read(before, names=names, before=before).intents == ()


def test_arguments(names: Names) -> None:
    (extend,) = read("/extend GGUF 2 weeks", names=names).intents
    assert extend.arguments.days == 14
    (assign,) = read("/assign @alice AWQ", names=names).intents
    assert (assign.arguments.person, assign.skills) == ("alice", ("AWQ",))
    (waive,) = read("/waive body-too-long it is a port", names=names, place="pull").intents
    assert (waive.arguments.rule, waive.arguments.reason) == ("body-too-long", "it is a port")
    (everything,) = read("/release all", names=names).intents
    assert everything.arguments.everything
    assert everything.certain


def test_words_of_pull_requests_are_unknown_elsewhere(names: Names) -> None:
    assert read("/recheck", names=names, place="discussion").intents == ()
    assert read("/recheck", names=names, place="pull").intents[0].word == "recheck"


def test_each_word_is_declared() -> None:
    assert "claim" in words.all_words()
    for name, command in words.all_words().items():
        assert command.usage.startswith(f"/{name}")
        assert command.summary.endswith(".")

"""Deleting the database loses nothing that GitHub knows."""

import pytest

from bot.engine.gather.home import read_home
from bot.engine.rebuild import rebuild
from bot.entrypoints.stage import Stage
from bot.entrypoints.wiring import core
from bot.model.errors import MilepostError
from bot.model.ledger import Entry
from bot.simulator.people import Thing
from bot.workflow.claims.markers import Marks, Rebuilt
from bot.workflow.claims.state import fold

REPO = "open-skills/library"


def entries(stage: Stage) -> tuple[Entry, ...]:
    parts = core(stage.settings, now=stage.clock)
    try:
        return parts.ledger.entries(repo=REPO)
    finally:
        parts.close()


def rebuilt(stage: Stage) -> Rebuilt:
    parts = core(stage.settings, now=stage.clock)
    try:
        github = parts.githubs(repo=REPO, installation=None)
        return rebuild(
            repo=REPO,
            github=github,
            ledger=parts.ledger,
            marks=Marks(stage.settings.marker_keys),
            config=read_home(github, parts.ledger).config,
            now=stage.clock(),
        )
    finally:
        parts.close()


def said(talk: Thing) -> list[str]:
    return [
        reply["body"]
        for comment in talk.read()["comments"]
        for reply in comment["replies"]
        if reply["author"] == "milepost[bot]"
    ]


def test_the_ledger_comes_back_from_github(stage: Stage) -> None:
    world = stage.world
    ada, ben, zoe = world.person("ada"), world.person("ben"), world.person("zoe")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    ben.comments(talk, "/claim AWQ\n/claim HQQ")
    stage.settle()
    world.clock.advance(days=5)
    ada.comments(talk, "/extend AWQ")
    stage.settle()
    forged = next(body for body in said(talk) if "`HQQ` is yours" in body)
    zoe.comments(talk, forged.replace("HQQ", "GGUF"))
    zoe.comments(talk, forged)
    stage.settle()
    before, replies = entries(stage), len(said(talk))

    stage.stop()
    for file in stage.home.glob("milepost.db*"):
        file.unlink()
    assert entries(stage) == ()
    found = rebuilt(stage)
    assert found.unfit == ()
    assert entries(stage) == before
    assert fold(entries(stage)) == fold(before)
    with pytest.raises(MilepostError, match="already"):
        rebuilt(stage)

    stage.start()
    stage.sweep()
    ben.comments(talk, "/release HQQ")
    stage.settle()
    world.clock.advance(days=30)
    stage.sweep()
    assert len(said(talk)) == replies + 2
    assert "@ada, your claim of `AWQ` ends on" in "".join(said(talk))


def test_marks_of_another_key_restore_nothing(stage: Stage) -> None:
    world = stage.world
    talk = world.person("ada").starts_discussion(REPO, "Quantization")
    world.person("ada").comments(talk, "/claim AWQ")
    stage.settle()
    stage.stop()
    for file in stage.home.glob("milepost.db*"):
        file.unlink()
    parts = core(stage.settings, now=stage.clock)
    github = parts.githubs(repo=REPO, installation=None)
    found = rebuild(
        repo=REPO,
        github=github,
        ledger=parts.ledger,
        marks=Marks(["another key"]),
        config=read_home(github, parts.ledger).config,
        now=stage.clock(),
    )
    parts.close()
    assert found.entries == ()

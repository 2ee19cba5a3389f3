"""GitHub's limits: what must wait is put off and comes later, and nobody else is held up by it."""

import json
import threading

import pytest
from click.testing import CliRunner

from bot.delivery.stores import Stores
from bot.engine.urgency import Urgency
from bot.entrypoints import wiring
from bot.entrypoints.cli.main import milepost
from bot.entrypoints.stage import Stage
from bot.github.budget import RESERVE
from bot.simulator.people import Thing

REPO = "open-skills/library"
POST = "graphql addDiscussionComment"
LIMIT = 30.0


def replies(talk: Thing) -> list[str]:
    return [reply["body"] for comment in talk.read()["comments"] for reply in comment["replies"]]


def board(stage: Stage) -> str:
    discussions = stage.world.repository(REPO)["discussions"]
    return "".join(each["body"] for each in discussions if each["title"] == "Claim board")


def held_up(stage: Stage, lanes: int) -> None:
    """Wait until so many lanes wait for a time."""
    inbox = Stores(url=stage.database_url).inbox()
    pause = threading.Event()
    try:
        for _ in range(int(LIMIT / 0.02)):
            if inbox.figures(now=stage.clock()).blocked_lanes == lanes:
                return
            pause.wait(0.02)
        raise AssertionError(inbox.figures(now=stage.clock()))
    finally:
        inbox.close()


def test_a_secondary_limit_stops_all_lanes_of_the_account_until_its_end(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = stage.world
    ada, ben = world.person("ada"), world.person("ben")
    talk = ada.starts_discussion(REPO, "Quantization", "Let us talk")
    stage.settle()

    world.faults(f"limited@{POST}#1")
    ada.comments(talk, "/claim AWQ")
    held_up(stage, 1)
    assert replies(talk) == []

    stage.github.door.requests.clear()
    ben.opens_pull(REPO, "one", {"README.md": "Words.\n"}, "Fix a word")
    held_up(stage, 2)
    stage.stop()  # what is known of the limits outlives the process
    stage.start()
    ben.opens_pull(REPO, "two", {"README.md": "More words.\n"}, "Fix more words")
    held_up(stage, 3)
    asked = [call for call in stage.github.door.requests if "/repos/" in call or "graphql" in call]
    assert asked == [], "GitHub wanted to be left alone"

    monkeypatch.setattr(wiring, "settings", lambda: stage.settings)
    monkeypatch.setattr(wiring, "clock", stage.clock)
    said = CliRunner().invoke(milepost, ["status", "--format", "json"])
    assert json.loads(said.output)["budget"]["open-skills"]["blocked_until"] is not None

    world.clock.advance(minutes=2)
    stage.settle()
    assert len(replies(talk)) == 1


def test_the_board_waits_and_the_answers_do_not(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = stage.world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization", "Let us talk")
    stage.settle()
    with monkeypatch.context() as scarce:
        scarce.setitem(RESERVE, Urgency.DIGEST, 1.0)
        ada.comments(talk, "/claim AWQ")
        ada.comments(talk, "/claim HQQ")
        stage.settle()
        assert len(replies(talk)) == 2
        assert board(stage) == ""
    stage.world.clock.advance(minutes=61)
    stage.sweep()
    assert "`AWQ`" in board(stage)
    assert "`HQQ`" in board(stage)

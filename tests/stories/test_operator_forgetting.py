"""What is forgotten: repositories that left, after a grace time, and people who ask for it."""

from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.delivery.stores import Stores
from bot.engine.handle import LEFT
from bot.entrypoints import logs, wiring
from bot.entrypoints.cli.main import milepost
from bot.entrypoints.stage import Stage
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger

REPO = "open-skills/library"


@pytest.fixture
def ledger(stage: Stage) -> Iterator[SqlLedger]:
    database = open_database(stage.settings.database_url)
    yield SqlLedger(database)
    database.close()


@pytest.fixture(autouse=True)
def _settings(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "settings", lambda: stage.settings)
    monkeypatch.setattr(wiring, "clock", stage.clock)
    monkeypatch.setattr(logs, "configure", lambda **_: None)


def run(*words: str, **options: Any) -> Result:
    return CliRunner().invoke(milepost, words, **options)


def claimed(stage: Stage) -> None:
    ada = stage.world.person("ada")
    ada.comments(ada.starts_discussion(REPO, "Quantization"), "/claim AWQ")
    stage.settle()


def payloads(stage: Stage) -> int:
    inbox = Stores(url=stage.settings.database_url).inbox()
    try:
        lanes = [each.lane or "" for each in inbox.newest(limit=1000) if each.body]
        return sum(lane.startswith(f"{REPO}#") for lane in lanes)
    finally:
        inbox.close()


def test_a_repository_that_left_is_purged_after_the_grace_time(
    stage: Stage, ledger: SqlLedger
) -> None:
    claimed(stage)
    assert payloads(stage)
    stage.world.uninstall()
    stage.settle()
    stage.world.clock.advance(days=29)
    stage.sweep()
    assert ledger.holders(repo=REPO) == {"awq": "ada"}
    stage.world.clock.advance(days=2)
    stage.settle()
    assert ledger.repos() == ()
    assert ledger.holders(repo=REPO) == {}


def test_a_repository_that_came_back_in_time_is_kept(stage: Stage, ledger: SqlLedger) -> None:
    claimed(stage)
    stage.world.uninstall()
    stage.settle()
    stage.world.clock.advance(days=5)
    stage.world.install("open-skills", by="maya")
    stage.settle()
    stage.world.clock.advance(days=40)
    stage.sweep()
    assert REPO in ledger.repos()


def test_a_suspended_installation_is_left_alone_and_loses_nothing(
    stage: Stage, ledger: SqlLedger
) -> None:
    claimed(stage)
    stage.world.suspend()
    stage.settle()
    stage.world.clock.advance(days=31)
    stage.settle()
    assert ledger.holders(repo=REPO) == {"awq": "ada"}
    stage.world.unsuspend()
    stage.settle()
    assert ledger.cursors_named(LEFT) == {}
    assert ledger.repos() == (REPO,)


def test_a_repository_can_be_purged_by_hand(stage: Stage, ledger: SqlLedger) -> None:
    claimed(stage)
    assert run("purge", "nobody/nothing", "--yes").exit_code != 0
    assert run("purge", REPO, input="n\n").exit_code != 0
    assert REPO in ledger.repos()
    stage.stop()
    done = run("purge", REPO, "--yes")
    assert done.exit_code == 0, done.output
    assert ledger.repos() == ()
    assert payloads(stage) == 0


def test_a_person_is_forgotten_everywhere(stage: Stage, ledger: SqlLedger) -> None:
    claimed(stage)
    world = stage.world
    ada = world.person("ada")
    ada.opens_pull(REPO, "awq", {"skills/awq/SKILL.md": "short\n"}, "Add AWQ")
    stage.settle()
    assert "nobody" in str(run("forget", "zoe").exception)
    done = run("forget", "@ada")
    assert done.exit_code == 0, done.output
    assert ledger.holders(repo=REPO)["awq"].startswith("ghost-")
    for each in ledger.log(repo=REPO, limit=100):
        assert "ada" not in str(each).replace("ada/", "")
    ben = world.person("ben")
    ben.comments(ben.starts_discussion(REPO, "And now?"), "/status")
    stage.settle()


def test_payloads_end_with_their_time(stage: Stage) -> None:
    claimed(stage)
    before = payloads(stage)
    assert before
    stage.world.clock.advance(days=31)
    stage.sweep()
    stage.stop()
    stage.start()
    stage.settle()
    assert payloads(stage) < before

"""The operator's commands beside a Milepost that works."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from click.testing import CliRunner, Result

from bot.delivery.inbox import Mark, State
from bot.delivery.stores import Stores
from bot.engine.ports import Writes
from bot.entrypoints import logs, wiring
from bot.entrypoints.cli.main import milepost
from bot.entrypoints.operation.rehearsal import ANSWERS, WRITES
from bot.entrypoints.stage import Stage
from bot.entrypoints.wiring import core
from bot.simulator.people import Thing

REPO = "open-skills/library"
Run = Callable[..., Result]


@pytest.fixture
def run(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Milepost's command line, with the settings and the clock of the stage, without its log."""
    quiet = structlog.make_filtering_bound_logger(logging.CRITICAL)
    structlog.configure(wrapper_class=quiet, cache_logger_on_first_use=False)
    monkeypatch.setattr(logs, "configure", lambda **_: None)
    monkeypatch.setattr(wiring, "settings", lambda: stage.settings)
    monkeypatch.setattr(wiring, "clock", stage.clock)

    def call(*words: str) -> Result:
        return CliRunner().invoke(milepost, words, catch_exceptions=True)

    yield call
    structlog.reset_defaults()


def holders(stage: Stage) -> dict[str, str]:
    parts = core(stage.settings, now=stage.clock)
    try:
        return parts.ledger.holders(repo=REPO)
    finally:
        parts.close()


def claimed(stage: Stage, text: str = "/claim AWQ") -> Thing:
    ada = stage.world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, text)
    return talk


def lose_database(stage: Stage) -> None:
    for file in stage.home.glob("milepost.*"):
        file.unlink()


def caught(stage: Stage, event: str) -> dict[str, Any]:
    """The last delivery of that event, as one would save it."""
    for each in reversed(stage.github.sender.log):
        if each.event == event:
            return {"event": event, "guid": each.guid, "payload": json.loads(each.body)}
    raise AssertionError(f"no {event} was sent")


def test_what_is_backed_up_while_it_runs_is_all_there_after_a_restore(
    stage: Stage, run: Run
) -> None:
    talk = claimed(stage, "/claim AWQ\n/claim HQQ")
    stage.settle()
    done = run("backup", str(stage.home / "copy"))
    assert done.exit_code == 0, done.output
    assert run("backup", str(stage.home / "copy")).exit_code != 0
    before, board = holders(stage), len(talk.read()["comments"])
    assert len(before) == 2
    stage.stop()
    lose_database(stage)
    assert run("status").exit_code != 0
    assert run("restore", str(stage.home / "copy")).exit_code == 0
    assert "move what is there away" in str(run("restore", str(stage.home / "copy")).exception)
    stage.start()
    assert holders(stage) == before
    stage.world.person("ben").comments(talk, "/claim AWQ")
    stage.settle()
    assert holders(stage) == before
    assert len(talk.read()["comments"]) == board + 1
    assert run("status").exit_code == 0


def test_what_happened_after_the_backup_is_fetched_back_and_not_said_twice(
    stage: Stage, run: Run
) -> None:
    talk = claimed(stage)
    stage.settle()
    assert run("backup", str(stage.home / "copy")).exit_code == 0
    stage.world.clock.advance(minutes=5)
    ben = stage.world.person("ben")
    ben.comments(talk, "/claim HQQ")
    stage.settle()
    before = holders(stage)
    assert before == {"awq": "ada", "hqq": "ben"}
    said = [len(each["replies"]) for each in talk.read()["comments"]]
    assert "a worker is running" in str(run("restore", str(stage.home / "copy")).exception)
    stage.stop()
    lose_database(stage)
    assert run("restore", str(stage.home / "copy")).exit_code == 0
    assert holders(stage) == {"awq": "ada"}
    stage.start()
    for _ in range(3):
        stage.world.clock.advance(minutes=10)
        stage.settle()
    assert holders(stage) == before
    assert [len(each["replies"]) for each in talk.read()["comments"]] == said


def test_a_damaged_or_foreign_backup_is_refused(stage: Stage, run: Run) -> None:
    assert run("backup", str(stage.home / "copy")).exit_code == 0
    stage.stop()
    lose_database(stage)
    copy = stage.home / "copy" / "milepost.inbox"
    copy.write_bytes(copy.read_bytes()[:5000] + b"x" * 5000)
    refused = run("restore", str(stage.home / "copy"))
    assert refused.exit_code != 0
    assert not (stage.home / "milepost.db").exists()
    (stage.home / "empty").mkdir()
    assert "is no backup" in str(run("restore", str(stage.home / "empty")).exception)


def test_rebuild_restores_the_holders_and_refuses_a_ledger_that_is_there(
    stage: Stage, run: Run
) -> None:
    claimed(stage)
    stage.settle()
    before = holders(stage)
    stage.stop()
    assert "already" in str(run("rebuild", REPO).exception)
    lose_database(stage)
    assert run("rebuild", REPO).exit_code == 0
    assert holders(stage) == before


def test_a_plan_tells_the_writes_and_does_none_then_replay_does_them(
    stage: Stage, run: Run, tmp_path: Path
) -> None:
    stage.stop()
    talk = claimed(stage)
    stage.github.sender.drain(10)
    file = tmp_path / "delivery.json"
    file.write_text(json.dumps(caught(stage, "discussion_comment")))
    before = stage.world.repository(REPO)

    planned = run("plan", str(file), "--format", "json")
    assert planned.exit_code == 0, planned.output
    told = json.loads(planned.stdout)
    assert [each["rule"] for each in told["decisions"]] == ["claim.granted"]
    assert [each["write"] for each in told["writes"]][:2] == ["react", "open_issue"]
    assert "assign" in [each["write"] for each in told["writes"]]
    assert "Nothing would be written" not in run("plan", str(file)).stdout
    assert stage.world.repository(REPO) == before
    assert holders(stage) == {}

    assert run("replay", str(file)).exit_code == 0
    assert holders(stage) == {"awq": "ada"}
    replies = talk.read()["comments"][0]["replies"]
    assert len(replies) == 1
    assert run("replay", str(file)).exit_code == 0
    assert "Nothing would be written" in run("plan", str(file)).stdout
    assert talk.read()["comments"][0]["replies"] == replies


def test_every_write_that_answers_has_a_stand_in() -> None:
    answering = {
        name for name in WRITES if getattr(Writes, name).__annotations__["return"] is not None
    }
    assert set(ANSWERS) == answering


def test_a_sweep_sees_to_what_is_due_where_no_worker_runs(stage: Stage, run: Run) -> None:
    talk = claimed(stage)
    stage.settle()
    refused = run("sweep")
    assert "a worker is running" in str(refused.exception)
    stage.stop()
    stage.world.clock.advance(days=12)
    assert "the sweep is behind" in run("status").stdout
    done = run("sweep", "--format", "json")
    assert done.exit_code == 0, done.output
    assert f"{REPO}#claims" in json.loads(done.stdout)["done"]
    assert "ends on" in str(talk.read()["comments"])
    assert "0 due, 0 done, 0 left" in run("sweep").stdout


def test_a_dead_letter_is_shown_and_can_be_tried_again(stage: Stage, run: Run) -> None:
    fine = run("status", "--format", "json")
    assert (fine.exit_code, json.loads(fine.stdout)["worries"]) == (0, [])
    stage.stop()
    inbox = Stores(url=stage.settings.database_url).inbox()
    inbox.add(guid="broken", event="issues", lane=f"{REPO}#claims", at=stage.clock())
    stored = inbox.find("broken")
    assert stored is not None
    inbox.settle(
        [
            Mark(
                id=stored.id,
                state=State.DEAD,
                attempt=1,
                tries=3,
                not_before=stage.clock(),
                lane=f"{REPO}#claims",
                note="it failed",
                at=stage.clock(),
            )
        ]
    )
    inbox.close()
    shown = run("status")
    assert shown.exit_code == 1
    assert "broken  issues  open-skills/library#claims  it failed" in shown.stdout
    assert run("replay", "--dead", "broken").exit_code == 0
    assert run("status").exit_code == 0
    assert "no dead letter" in str(run("replay", "--dead", "broken").exception)


def test_while_paused_deliveries_are_stored_and_nothing_is_written(stage: Stage, run: Run) -> None:
    talk = stage.world.person("ada").starts_discussion(REPO, "Quantization")
    stage.settle()
    assert run("pause", "the", "roadmap", "looks", "odd").exit_code == 0
    assert "since" in run("pause").stdout
    shown = run("status")
    assert shown.exit_code == 1
    assert "because the roadmap looks odd" in shown.stdout
    stage.stop()
    assert "paused" in str(run("sweep").exception)
    stage.start()
    before = stage.world.repository(REPO)
    stage.world.person("ada").comments(talk, "/claim AWQ")
    assert stage.github.sender.drain(10)
    assert json.loads(run("status", "--format", "json").stdout)["waiting"] >= 1
    after = stage.world.repository(REPO)
    assert after["issues"] == before["issues"] == []
    assert not talk.read()["comments"][0]["replies"]

    assert "Resumed" in run("resume").stdout
    assert "not paused" in run("resume").stdout
    stage.settle()
    assert holders(stage) == {"awq": "ada"}
    assert run("status").exit_code == 0

"""`milepost serve --dry-run`: deliveries are taken and decided on, and GitHub is left alone."""

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import structlog

from bot.entrypoints import logs
from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.operation.dry_run import dry
from bot.entrypoints.settings import Settings
from bot.entrypoints.stage import Stage
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger

REPO = "open-skills/library"


class DryStage(Stage):
    @property
    def settings(self) -> Settings:
        return replace(super().settings, dry_run=True)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    stream, root = io.StringIO(), logging.getLogger()
    before, level = root.handlers, root.level
    logs.configure(stream=stream)
    yield stream
    root.handlers, root.level = before, level
    structlog.reset_defaults()


def test_it_decides_and_logs_every_write_and_does_none(
    tmp_path: Path, written: io.StringIO
) -> None:
    with DryStage(home=tmp_path) as stage:
        stage.world.plant(roadmap=roadmap())
        stage.settle()
        ada = stage.world.person("ada")
        talk = ada.starts_discussion(REPO, "Quantization")
        ada.comments(talk, "/claim AWQ")
        ada.opens_pull(REPO, "awq", {"skills/awq/SKILL.md": "nothing\n"}, "Add AWQ")
        before = stage.world.repository(REPO)
        stage.settle()
        assert stage.world.repository(REPO) == before
        assert [each["body"] for each in talk.read()["comments"]] == ["/claim AWQ"]
        assert not talk.read()["comments"][0]["replies"]
    told = [json.loads(line) for line in written.getvalue().splitlines()]
    would = [each["write"] for each in told if each["event"] == "would write"]
    assert {"react", "open_issue", "add_discussion_comment", "create_check"} <= set(would)
    rules = [one["rule"] for each in told for one in each.get("decisions", ())]
    assert "claim.granted" in rules
    assert all(each["delivery"] for each in told if each["event"] == "would write")


def test_it_builds_on_the_ledger_and_leaves_it_alone(stage: Stage) -> None:
    ada = stage.world.person("ada")
    ada.comments(ada.starts_discussion(REPO, "Quantization"), "/claim AWQ")
    stage.settle()

    def holders(chosen: Settings) -> dict[str, str]:
        database = open_database(chosen.database_url)
        try:
            return SqlLedger(database).holders(repo=REPO)
        finally:
            database.close()

    with dry(stage.settings) as scratch:
        assert scratch.dry_run
        assert scratch.database_url != stage.settings.database_url
        assert holders(scratch) == {"awq": "ada"}
        folder = Path(scratch.database_url.removeprefix("sqlite:///")).parent
    assert not folder.exists()
    assert holders(stage.settings) == {"awq": "ada"}

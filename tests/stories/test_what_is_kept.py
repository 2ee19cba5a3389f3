"""What the engine keeps for people to look at: reasons, reviews, and how far the library is."""

import hashlib
from collections.abc import Iterator

import pytest

from bot.engine.plans.pulls import FOUND
from bot.entrypoints.demo.material import files_of_the_skill
from bot.entrypoints.stage import Stage
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger
from bot.workflow.review import board
from bot.workflow.roadmap import census

REPO = "open-skills/library"


@pytest.fixture
def ledger(stage: Stage) -> Iterator[SqlLedger]:
    database = open_database(stage.database_url)
    yield SqlLedger(database)
    database.close()


def test_a_decision_tells_the_delivery_and_the_facts_it_was_made_on(
    stage: Stage, ledger: SqlLedger
) -> None:
    ada = stage.world.person("ada")
    ada.comments(ada.starts_discussion(REPO, "Quantization"), "/claim AWQ")
    stage.settle()
    granted = ledger.log(repo=REPO, rule="claim.granted")[0]
    told = dict(granted.decision.cause)
    sent = {each.guid for each in stage.github.sender.log if each.event == "discussion_comment"}
    assert told["delivery"] in sent
    assert (told["event"], told["actor"], told["understood"]) == ("Commented", "ada", "claim AWQ")
    assert told["thread"].startswith("discussion #")
    assert "/claim" not in str(granted.decision.cause)


def test_contents_of_the_past_are_forgotten_in_time(stage: Stage, ledger: SqlLedger) -> None:
    maya = stage.world.person("maya")
    maya.commits(REPO, {"skills/awq/SKILL.md": "first\n"}, "Add AWQ")
    stage.settle()
    then = blobs(stage)
    maya.commits(REPO, {"skills/awq/SKILL.md": "second\n"}, "Write AWQ anew")
    stage.settle()
    now = blobs(stage)
    assert ledger.kept(kind="file", keys=[*then, *now]).keys() == then | now
    for days in (31, 1):
        stage.world.clock.advance(days=days, minutes=2)
        stage.sweep()
    assert ledger.kept(kind="file", keys=[*then, *now]).keys() == now


def blobs(stage: Stage) -> set[str]:
    """Git ids of the skills' pages, as they are now."""
    text = stage.world.file(REPO, "skills/awq/SKILL.md") or ""
    data = text.encode()
    return {hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()}


def test_the_place_of_a_review_is_kept_until_it_is_closed(stage: Stage, ledger: SqlLedger) -> None:
    world = stage.world
    ada, maya = world.person("ada"), world.person("maya")
    pull = ada.opens_pull(REPO, "awq", {"skills/awq/SKILL.md": "short\n"}, "Add AWQ")
    stage.settle()
    name = f"{board.PREFIX}{pull.number}"
    place = board.load(ledger.cursor(repo=REPO, name=name) or "")
    assert place is not None
    assert (place.title, place.author, place.cause) == ("Add AWQ", "ada", "checks failed")
    assert place.errors
    (judged, *_) = ledger.log(repo=REPO, rule="standards.blocks")
    found = [value for fact, value in judged.decision.cause if fact == FOUND]
    assert any(" error " in value for value in found)

    assert ledger.pseudonymise(repo=REPO, login="ada")
    assert "ada" not in str(ledger.cursor(repo=REPO, name=name))
    assert "ada" not in str(ledger.cursors(repo=REPO, prefix="promises:"))
    rivals = ledger.cursors(repo=REPO, prefix="rivals:")
    assert rivals
    assert "ada" not in str(rivals)
    ada.pushes(pull, {"skills/awq/SKILL.md": None, "notes.md": "# Notes\n"})
    stage.settle()
    place = board.load(ledger.cursor(repo=REPO, name=name) or "")
    assert place is not None
    assert (place.turn, place.promise, place.allowed_hours) == ("maintainers", "first review", 48)
    assert place.due is not None
    assert not place.late(stage.clock())
    assert place.late(place.due.replace(year=place.due.year + 1))
    maya.merges(pull)
    stage.settle()
    assert ledger.cursor(repo=REPO, name=name) == ""


def test_each_day_that_the_roadmap_was_looked_at_is_kept(stage: Stage, ledger: SqlLedger) -> None:
    world = stage.world
    maya = world.person("maya")
    settings = "roadmap:\n  start: 2026-01-01\n  target_date: 2026-12-31\n"
    maya.commits(REPO, {".github/milepost.yml": settings}, "Date the roadmap")
    stage.settle()
    world.clock.advance(days=1, minutes=1)
    maya.commits(REPO, files_of_the_skill(), "Add AWQ")
    stage.settle()
    days = ledger.cursors(repo=REPO, prefix=census.PREFIX)
    first, second = (census.load(days[name]) for name in sorted(days)[-2:])
    assert second.skills == first.skills + 1
    assert second.target is not None
    assert second.pace(stage.clock().date()) is not None
    assert sum(stage.total for stage in second.phases) >= second.done

"""Who gets a skill when many want it, whatever the network does to the webhooks."""

import threading
from collections.abc import Sequence

import pytest

from bot.delivery.stores import Stores
from bot.engine import comments
from bot.engine.desk import Desk
from bot.entrypoints.demo.material import files_of_the_skill
from bot.entrypoints.stage import Stage
from bot.model.actions import UpdateBoard
from bot.model.ledger import Entry
from bot.simulator.people import Thing
from bot.workflow.claims.facts import ClaimFacts

REPO = "open-skills/library"
TWENTY = [f"person{number:02}" for number in range(20)]


def answers(talk: Thing) -> dict[str, list[str]]:
    """What Milepost said to each top-level comment, by who wrote it."""
    return {
        comment["author"]: [
            reply["body"] for reply in comment["replies"] if reply["author"] == "milepost[bot]"
        ]
        for comment in talk.read()["comments"]
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_twenty_people_in_the_same_second(stage: Stage, seed: int) -> None:
    world = stage.world
    talk = world.person("maya").starts_discussion(REPO, "Quantization")
    stage.settle()
    world.webhooks.hold()
    for login in TWENTY:
        world.person(login, repository=REPO, role="triage").comments(talk, "I'd like to take AWQ")
    world.webhooks.release(shuffle=seed, doubled=True)
    world.webhooks.resume()
    stage.settle()

    said = answers(talk)
    assert [len(said[login]) for login in TWENTY] == [1] * 20
    assert "`AWQ` is yours until" in said[TWENTY[0]][0]
    for place, login in enumerate(TWENTY[1:], 1):
        assert f"You are **{place}" in said[login][0]
    (issue,) = world.repository(REPO)["issues"]
    assert issue["assignees"] == [TWENTY[0]]


def test_an_earlier_comment_whose_webhook_got_lost_wins(stage: Stage) -> None:
    world = stage.world
    ada, ben = world.person("ada"), world.person("ben")
    here = ada.starts_discussion(REPO, "Quantization")
    there = ada.opens_issue(REPO, "Which skill?")
    stage.settle()
    world.webhooks.hold()
    ada.comments(there, "/claim AWQ")
    world.webhooks.lose([each["id"] for each in world.webhooks.held()])
    world.clock.advance(seconds=30)
    ben.comments(here, "/claim AWQ")
    world.webhooks.resume()
    stage.settle()

    (first,) = [each for each in there.read()["comments"] if each["author"] == "milepost[bot]"]
    assert "`AWQ` is yours until" in first["body"]
    assert "held by `ada`" in answers(here)["ben"][0]


def test_a_late_delivery_never_reverses_a_confirmed_claim(stage: Stage) -> None:
    world = stage.world
    ada, ben, cleo = world.person("ada"), world.person("ben"), world.person("cleo")
    talk = ada.starts_discussion(REPO, "Quantization")
    stage.settle()
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    # Ben's claim stands in a comment that only now becomes one, dated before Cleo's.
    mine = ben.comments(talk, "Which of these is free?")
    stage.settle()
    cleo.comments(talk, "/claim AWQ")
    stage.settle()
    world.clock.advance(minutes=5)
    ben.edits(mine, "Which of these is free?\n\n/claim AWQ")
    stage.settle()
    said = answers(talk)
    assert "You are **1st** on the waiting list" in said["cleo"][0]
    assert "You are **2nd** on the waiting list" in said["ben"][-1]


def test_what_is_freed_goes_to_the_first_in_line(stage: Stage) -> None:
    world = stage.world
    ada, ben, cleo = world.person("ada"), world.person("ben"), world.person("cleo")
    talk = ada.starts_discussion(REPO, "Quantization")
    for person in (ada, ben, cleo):
        person.comments(talk, "/claim AWQ")
        stage.settle()
    ada.comments(talk, "/release AWQ")
    stage.settle()
    assert "@ben, `AWQ` is free and you are first in line" in answers(talk)["ben"][-1]
    world.clock.advance(hours=49)
    stage.sweep()
    said = answers(talk)
    assert "The time to take `AWQ` is over" in said["ben"][-1]
    assert "@cleo, `AWQ` is free and you are first in line" in said["cleo"][-1]
    cleo.comments(talk, "Yes, I'll take AWQ!")
    stage.settle()
    (issue,) = world.repository(REPO)["issues"]
    assert issue["assignees"] == ["cleo"]


def test_lanes_that_claim_at_once_open_one_board(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pull request has a lane of its own, and claims what it brings."""
    look = comments._board_on_github
    world = stage.world
    talk = world.person("maya").starts_discussion(REPO, "Quantization")
    stage.settle()
    looking = [threading.Event(), threading.Event()]

    def meet(action: UpdateBoard, desk: Desk) -> str | None:
        found = look(action, desk)
        first, second = looking
        if first.is_set():
            second.set()
        else:
            first.set()
            world.person("ben").comments(talk, "/claim HQQ")
            second.wait(3)  # nobody comes where lanes do this one after the other
        return found

    monkeypatch.setattr(comments, "_board_on_github", meet)
    world.person("ada").opens_pull(REPO, "awq", files_of_the_skill(), "Add AWQ")
    stage.settle()
    others = [each["author"] for each in world.repository(REPO)["discussions"]]
    assert sorted(others) == ["maya", "milepost[bot]"]
    assert looking[0].is_set()


def test_the_board_shows_what_was_pushed_before_it_was_written(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The push has a lane of its own, and finds no board yet that it could bring up to date."""
    look, world = comments.claim_facts, stage.world
    maya = world.person("maya")
    stage.settle()
    text = str(world.file(REPO, "ROADMAP.md"))
    inbox = Stores(url=stage.database_url).inbox()
    begun = threading.Event()

    def late(desk: Desk, entries: Sequence[Entry]) -> ClaimFacts:
        if not begun.is_set():
            begun.set()
            maya.commits(REPO, {"ROADMAP.md": text.replace("**HQQ**", "**EXL2**")})
            assert world.webhooks.drain()
            while any(each.event == "push" for each in inbox.waiting(after=0, limit=99)):
                threading.Event().wait(0.02)
        return look(desk, entries)

    monkeypatch.setattr(comments, "claim_facts", late)
    world.person("ada").comments(maya.starts_discussion(REPO, "Quantization"), "/claim AWQ")
    stage.settle()
    (board,) = [
        each for each in world.repository(REPO)["discussions"] if each["author"] == "milepost[bot]"
    ]
    assert "`EXL2`" in board["body"]
    inbox.close()


def test_a_verdict_follows_the_claim_that_it_speaks_of(stage: Stage) -> None:
    """Whoever waited for a release need not push anything to be told that it came."""
    world = stage.world
    ada, ben = world.person("ada"), world.person("ben")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    pull = ben.opens_pull(REPO, "awq", files_of_the_skill(), "Add AWQ")
    stage.settle()

    def newest() -> tuple[str, str]:
        runs = [run for run in pull.read()["checks"] if run["name"] == "Standards"]
        return runs[-1]["conclusion"], runs[-1]["summary"]

    conclusion, summary = newest()
    assert conclusion == "failure"
    assert "`AWQ` is held by ada" in summary
    ada.comments(talk, "/release AWQ")
    stage.settle()
    world.clock.advance(minutes=1)
    stage.sweep()
    conclusion, summary = newest()
    assert conclusion == "success"
    assert "is held by" not in summary
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    world.clock.advance(minutes=1)
    stage.sweep()
    assert newest()[0] == "failure"
    # The checklist says again what it said at first, in a run of its own.
    runs = [(run["name"], run["external_id"]) for run in pull.read()["checks"]]
    assert len(runs) == 6
    assert len(set(runs)) == 6


@pytest.mark.parametrize("late", [False, True])
def test_an_edited_comment_is_answered_once(stage: Stage, *, late: bool) -> None:
    """It is read back hours later, and then, or before, the webhook of the edit comes."""
    world = stage.world
    ada = world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization")
    mine = ada.comments(talk, "Which of these is free?")
    stage.settle()
    if late:
        world.webhooks.hold()
    ada.edits(mine, "/claim AWQ")
    stage.settle()
    world.clock.advance(hours=7)
    stage.sweep()
    if late:
        world.webhooks.release()
        world.webhooks.resume()
        stage.settle()
    (reply,) = answers(talk)["ada"]
    assert "`AWQ` is yours until" in reply

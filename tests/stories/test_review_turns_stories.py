"""Whose turn it is, as GitHub's own events tell it: checks of others, leave, suspension, teams."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.stage import Stage
from bot.simulator.people import Thing
from bot.simulator.truth.openapi import OpenApi
from bot.simulator.truth.webhooks import WebhookSchemas
from bot.simulator.truth.witness import Witness
from bot.workflow.standards.rule import Example
from bot.workflow.standards.specimen import FILES, page

REPO = "open-skills/library"
CONFIG = "standards:\n  min_lines: 1\n  advised_lines: 1\n  stub_lines: 1\n"
OWNERS = "* @maya\n/skills/10-optimization/ @open-skills/quantizers\n"
PAGE = page(Example(fields={"name": "awq"}))


@pytest.fixture
def stage(tmp_path: Path, schemas: tuple[OpenApi, WebhookSchemas] | None) -> Iterator[Stage]:
    with Stage(home=tmp_path) as made:
        witness = Witness(*schemas).watch(made.github) if schemas else None
        made.world.plant(
            roadmap=roadmap(), files={".github/milepost.yml": CONFIG, "CODEOWNERS": OWNERS}
        )
        made.world.team("open-skills", "quantizers", "omar", "maya")
        made.settle()
        yield made
    assert (witness.lies if witness else []) == []


def opened(stage: Stage, by: str = "ada", name: str = "awq") -> Thing:
    files = {f"skills/10-optimization/{name}/{path}": text for path, text in FILES.items()}
    files[f"skills/10-optimization/{name}/SKILL.md"] = page(Example(fields={"name": name}))
    pull = stage.world.person(by).opens_pull(REPO, name, files, f"Add {name}")
    stage.settle()
    return pull


def later(stage: Stage, **length: float) -> None:
    stage.settle()
    stage.world.clock.advance(**length)
    stage.sweep()


def living(pull: Thing) -> str:
    (text,) = [
        each["body"] for each in pull.read()["comments"] if "<sub>For <code>" in each["body"]
    ]
    return str(text)


def test_checks_of_others_hold_the_turn_and_a_failed_one_hands_it_to_the_author(
    stage: Stage,
) -> None:
    pull, world = opened(stage), stage.world
    assert "due Wed 4 Mar, 09:00 UTC" in living(pull)
    world.reports(pull, None)
    world.reports(pull, "success", name="lint")
    stage.world.person("ada").comments(pull, "It builds now.")
    stage.settle()
    assert living(pull).startswith("**The standards are met.** Next: the checks finish.")
    world.sets_status(pull, "pending")
    world.sets_status(pull, "success")
    (issue,) = world.repository(REPO)["issues"]
    assert "claim: in review" in issue["labels"]  # the lease stands while checks run, too
    stage.settle()  # two hours pass between two webhooks, not within the work on one

    world.clock.advance(hours=2)
    world.reports(pull, "failure")
    later(stage, minutes=1)
    assert "Next: `ada` looks at the failed checks and pushes." in living(pull)
    later(stage, hours=70)
    assert pull.read()["labels"] == []

    world.reports(pull, None)
    later(stage, hours=1)
    world.reports(pull, "success")
    later(stage, minutes=1)
    # Two hours of running, 70 of failure with two minutes beside, and one more of running.
    assert "due Sat 7 Mar, 10:01 UTC" in living(pull)


def test_a_workflow_that_awaits_leave_is_told_and_ranks_are_asked_for_once(stage: Stage) -> None:
    pull = opened(stage, by="zoe")
    stage.world.reports(pull, "leave")
    zoe, asked = stage.world.person("zoe"), stage.github.door.requests
    asked.clear()
    for number in range(3):
        zoe.comments(pull, f"Ready, {number}.")
        stage.settle()
    assert "Next: a maintainer lets the checks run." in living(pull)
    assert [call for call in asked if "/permission" in call] == []
    stage.world.clock.advance(minutes=11)
    for number in range(3):
        zoe.comments(pull, f"Still ready, {number}.")
        stage.settle()
    told = {call: count for call, count in asked.items() if "/permission" in call}
    assert told == {f"GET /repos/{REPO}/collaborators/zoe/permission": 1}


@pytest.mark.parametrize("told", [True, False])
def test_suspension_stops_the_clock_also_if_it_was_never_told(stage: Stage, told: bool) -> None:
    pull, world = opened(stage), stage.world
    later(stage, hours=10)
    if told:
        world.suspend()
    else:
        for each in stage.github.store.installations.values():
            each.suspended_at = stage.clock()
    for hours in (14, 76):  # the label falls due after 24 hours
        world.clock.advance(hours=hours)
        stage.settle()
    world.unsuspend()
    later(stage, minutes=1)
    text = living(pull)
    assert ("due Sun 8 Mar, 03:00 UTC" if told else "due Sat 7 Mar, 13:") in text


def test_teams_stand_for_their_members_and_maintainers_pause_their_own(stage: Stage) -> None:
    world, maya = stage.world, stage.world.person("maya")
    own = opened(stage, by="maya")
    assert own.read()["reviewers"] == ["omar"]
    maya.comments(own, "/pause until the release is out")
    stage.settle()
    assert "Paused by `maya`" in living(own)
    maya.comments(own, "/resume")
    stage.settle()
    assert "Next: `omar` reviews it." in living(own)

    world.grants(
        contents="write",
        issues="write",
        pull_requests="write",
        checks="write",
        discussions="write",
        metadata="read",
    )
    world.clock.advance(hours=1)
    pull = opened(stage, name="hqq")
    assert pull.read()["reviewers"] == []
    assert "Nobody of `@open-skills/quantizers` is asked" in living(pull)


def test_a_claim_made_in_review_does_not_run_out_there(stage: Stage) -> None:
    world = stage.world
    config = CONFIG + "claims:\n  claim_by_pull: false\n"
    world.person("maya").commits(REPO, {".github/milepost.yml": config}, "Claims by word")
    pull, ada = opened(stage), world.person("ada")
    assert "is claimed by nobody" in living(pull)
    ada.comments(ada.starts_discussion(REPO, "AWQ", "x"), "/claim AWQ")
    later(stage, minutes=1)
    (issue,) = world.repository(REPO)["issues"]
    assert "claim: in review" in issue["labels"]

"""The record of reviews is published where the repository says so, and nowhere else."""

import httpx

from bot.entrypoints.stage import Stage

REPO = "open-skills/library"


def test_what_is_late_and_open_is_told_at_any_moment_with_its_pauses(stage: Stage) -> None:
    world = stage.world
    ada, maya = world.person("ada"), world.person("maya")
    config = (
        "web:\n  public: true\nreview:\n  promise_hours: 24\n  decision_hours: 72\n"
        "  calendar:\n    kind: business\n"
    )
    maya.commits(REPO, {".github/milepost.yml": config}, "Promise a day, of working days")
    pull = ada.opens_pull(REPO, "notes", {"notes.md": "# Notes\n"}, "Add notes")
    stage.settle()
    world.clock.advance(hours=2)
    maya.comments(pull, "/pause the release")
    stage.settle()
    world.clock.advance(hours=4)
    maya.comments(pull, "/resume")
    stage.settle()
    # Nobody looks at it again: what the record tells grows with the clock alone.
    stage.stop()
    world.clock.advance(days=5)  # from Monday over Friday to Saturday
    stage.start()
    told = httpx.get(f"{stage.url}/api/v1/repositories/{REPO}/reviews").json()
    first, follow_up, decision = told["records"]
    assert (first["hours"], first["whole"]["broken"]) == (24, 1)
    assert first["whole"]["median_hours"] is None
    breach = next(each for each in told["breaches"] if each["promise"] == "first review")
    assert (breach["due"], breach["open"]) == ("2026-03-03T13:00:00Z", True)
    # Monday 9 to 24 h less the pause of 4 h, then Tuesday to Friday.
    assert breach["late_hours"] == 11 + 4 * 24 - 24
    assert [(each["cause"], each["by"]) for each in breach["pauses"]] == [("paused", "maya")]
    assert decision["whole"]["broken"] == 1
    assert follow_up["whole"]["kept"] == 0
    badge = httpx.get(f"{stage.url}/badges/{REPO}/reviews.json?promise=decision").json()
    assert badge["label"] == "decision within 72 h"


def test_documents_that_promise_another_time_are_told_once(stage: Stage) -> None:
    world = stage.world
    maya = world.person("maya")
    guide = "# Contributing\n\nWe review each pull request within 48 to 72 hours.\n"
    maya.commits(REPO, {"CONTRIBUTING.md": guide}, "Rewrite the guide")
    stage.settle()
    world.clock.advance(days=1, minutes=1)
    stage.sweep()
    (issue,) = world.repository(REPO)["issues"]
    assert "CONTRIBUTING.md` line 3: 48 to 72 h" in issue["body"]

    maya.commits(REPO, {"CONTRIBUTING.md": guide.replace("48 to 72", "48")}, "Promise one time")
    stage.settle()
    world.clock.advance(days=1, minutes=1)
    stage.sweep()
    (issue,) = world.repository(REPO)["issues"]
    assert issue["state"] == "closed"

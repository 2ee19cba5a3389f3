"""The record of reviews is published where the repository says so, and nowhere else."""

import httpx

from bot.entrypoints.stage import Stage

REPO = "open-skills/library"


def test_the_record_is_open_only_where_the_configuration_says_so(stage: Stage) -> None:
    world = stage.world
    ada, maya = world.person("ada"), world.person("maya")
    for path in ("api/repos/{}/reviews", "badges/{}/reviews.json", "badges/{}/reviews.svg"):
        assert httpx.get(f"{stage.url}/{path.format(REPO)}").status_code == 404

    maya.commits(REPO, {".github/milepost.yml": "web:\n  public: true\n"}, "Open the record")
    pull = ada.opens_pull(REPO, "notes", {"notes.md": "# Notes\n"}, "Add notes")
    stage.settle()
    world.clock.advance(hours=3)
    maya.reviews(pull, "approve", "Good")
    stage.settle()

    told = httpx.get(f"{stage.url}/api/repos/{REPO}/reviews")
    assert told.json()["kept"] == 1
    assert told.json()["median_hours"] == 3
    assert "default-src 'none'" in told.headers["Content-Security-Policy"]
    badge = httpx.get(f"{stage.url}/badges/{REPO}/reviews.json").json()
    assert "100" in badge["message"]
    assert httpx.get(f"{stage.url}/badges/{REPO}/reviews.svg").text.startswith("<svg")


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
    told = httpx.get(f"{stage.url}/api/repos/{REPO}/reviews").json()
    assert (told["hours"], told["broken"], told["median_hours"]) == (24, 1, None)
    (breach,) = told["open_breaches"]
    assert breach["due"] == "2026-03-03T13:00:00+00:00"
    # Monday 9 to 24 h less the pause of 4 h, then Tuesday to Friday.
    assert breach["spent_hours"] == 11 + 4 * 24
    assert [(each["cause"], each["by"]) for each in breach["pauses"]] == [("paused", "maya")]
    assert told["decision"]["broken"] == 1
    assert told["follow_up"]["kept"] == 0
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


def test_the_page_shows_who_holds_what_and_why(stage: Stage) -> None:
    world = stage.world
    ada, maya = world.person("ada"), world.person("maya")
    assert httpx.get(f"{stage.url}/").status_code == 200
    talk = ada.starts_discussion(REPO, "<script>alert(1)</script>", "x")
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    assert httpx.get(f"{stage.url}/{REPO}").status_code == 404
    assert REPO not in httpx.get(f"{stage.url}/").text

    maya.commits(REPO, {".github/milepost.yml": "web:\n  public: true\n"}, "Open the record")
    stage.settle()
    page = httpx.get(f"{stage.url}/{REPO}").text
    assert '<th scope="row">awq</th><td>held</td><td>ada</td>' in page
    assert "claim.granted" in page
    assert "<script" not in page
    assert REPO in httpx.get(f"{stage.url}/").text

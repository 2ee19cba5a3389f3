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

"""One claim, one pull request, one merge: from the HTTP door to the commit."""

from bot.entrypoints.stage import Stage

REPO = "open-skills/library"


def test_a_claim_is_answered_and_tracked(stage: Stage) -> None:
    world = stage.world
    ada, ben = world.person("ada"), world.person("ben")
    talk = ada.starts_discussion(REPO, "Quantization", "Let us talk")

    ada.comments(talk, "/claim AWQ")
    stage.settle()

    first = talk.read()["comments"][0]
    assert "AWQ" in first["replies"][0]["body"]
    assert first["replies"][0]["author"] == "milepost[bot]"
    issue = world.repository(REPO)["issues"][0]
    assert issue["title"] == "Skill: AWQ"
    assert issue["assignees"] == ["ada"]

    ben.comments(talk, "/claim AWQ")
    stage.settle()
    assert "`ada`" in talk.read()["comments"][1]["replies"][0]["body"]

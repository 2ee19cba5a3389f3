"""One claim, one pull request, one merge: from the HTTP door to the commit."""

from bot.entrypoints.demo.material import files_of_the_skill
from bot.entrypoints.stage import Stage

REPO = "open-skills/library"
HOME = "skills/10-optimization/awq"
SKILL = files_of_the_skill()


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


def test_a_skill_is_checked_mended_reviewed_merged_and_ticked(stage: Stage) -> None:
    world = stage.world
    ada, maya = world.person("ada"), world.person("maya")
    talk = ada.starts_discussion(REPO, "Quantization", "Let us talk")
    ada.comments(talk, "/claim AWQ")
    stage.settle()

    broken = dict(SKILL)
    page = f"{HOME}/SKILL.md"
    broken[page] = SKILL[page].replace("version: 1.0.0\n", "").replace("print(", "print((", 1)
    pull = ada.opens_pull(REPO, "awq", broken, "Add AWQ")
    stage.settle()

    seen = pull.read()
    checks = {check["name"]: check for check in seen["checks"]}
    assert checks["Standards"]["conclusion"] == "failure"
    lines = {(a["path"], a["annotation_level"]) for a in checks["Standards"]["annotations"]}
    assert (page, "failure") in lines
    mine = [c for c in seen["comments"] if c["author"] == "milepost[bot]"]
    assert len(mine) == 1
    assert "to mend" in mine[0]["body"]

    ada.pushes(pull, {page: SKILL[page]}, "Mend it")
    stage.settle()
    seen = pull.read()
    checks = {
        check["name"]: check for check in seen["checks"] if check["head_sha"] == seen["head_sha"]
    }
    assert checks["Standards"]["conclusion"] == "success"
    again = [c for c in seen["comments"] if c["author"] == "milepost[bot]"]
    assert [c["id"] for c in again] == [mine[0]["id"]]

    maya.reviews(pull, "approve", "Well done")
    stage.settle()
    maya.merges(pull)
    stage.settle()

    roadmap = world.file(REPO, "ROADMAP.md")
    assert "- ✅ **AWQ** - Activation-aware quantization" in roadmap
    assert "**1** (high-quality)" in roadmap
    assert world.history(REPO)[0]["author"] == "milepost[bot]"
    issue = world.repository(REPO)["issues"][0]
    assert issue["state"] == "closed"

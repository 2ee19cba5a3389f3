"""After the merge: who contributed is named in the same commit as the roadmap, once."""

import pytest

from bot.entrypoints.stage import Stage
from bot.simulator.people import Thing
from bot.workflow.standards.rule import Example
from bot.workflow.standards.specimen import FILES, page

REPO = "open-skills/library"
LIST = "# Contributors\n\n- [@maya](https://github.com/maya)\n"
WITH_ADA = (
    "# Contributors\n\n- [@maya](https://github.com/maya)\n- [@ada](https://github.com/ada)\n"
)


def begin(stage: Stage, **files: str) -> None:
    stage.world.person("maya").commits(REPO, {"CONTRIBUTORS.md": LIST, **files}, "Name people")
    stage.settle()
    count(stage)


def count(stage: Stage) -> None:
    """The first truthful run proposes its numbers; it is merged so that commits are direct."""
    for each in stage.world.repository(REPO)["pulls"]:
        if each["author"] == "milepost[bot]" and each["state"] == "open":
            pull = Thing(stage.world, each["id"], each["number"], each["database_id"])
            stage.world.person("maya").merges(pull)
            stage.settle()


def skill(stage: Stage, name: str = "awq", *, by: str = "ada") -> Thing:
    files = {f"skills/10-optimization/{name}/{path}": text for path, text in FILES.items()}
    files[f"skills/10-optimization/{name}/SKILL.md"] = page(Example(fields={"name": name}))
    pull = stage.world.person(by).opens_pull(REPO, name, files, f"Add {name}")
    stage.settle()
    return pull


def commits(stage: Stage) -> list[str]:
    return [each["message"].partition("\n")[0] for each in stage.world.history(REPO)]


@pytest.mark.parametrize("first", ["push", "pull_request"])
def test_the_author_is_named_in_the_roadmaps_commit(stage: Stage, first: str) -> None:
    begin(stage)
    pull = skill(stage)
    before = len(commits(stage))
    webhooks = stage.world.webhooks
    webhooks.hold()
    stage.world.person("maya").merges(pull)
    webhooks.release([each["id"] for each in webhooks.held() if each["event"] == first])
    stage.settle()
    webhooks.resume()
    stage.settle()
    assert stage.world.file(REPO, "CONTRIBUTORS.md") == WITH_ADA
    fresh = commits(stage)[: len(commits(stage)) - before]
    assert len(fresh) == 2, fresh
    assert fresh[0] == "Tick AWQ on the roadmap"

    if first == "push":  # who is taken off the list stays off
        stage.world.person("maya").commits(REPO, {"CONTRIBUTORS.md": LIST}, "She asked for it")
        stage.settle()
        assert stage.world.file(REPO, "CONTRIBUTORS.md") == LIST


def test_a_merge_without_a_skill_names_its_author_too(stage: Stage) -> None:
    begin(stage)
    pull = stage.world.person("ada").opens_pull(REPO, "docs", {"notes.md": "# N\n"}, "Add notes")
    stage.settle()
    stage.world.person("maya").merges(pull)
    stage.settle()
    assert stage.world.file(REPO, "CONTRIBUTORS.md") == WITH_ADA
    assert commits(stage)[0] == "Name ada among the contributors"


def test_a_protected_branch_gets_the_name_by_the_one_rolling_pull_request(stage: Stage) -> None:
    begin(stage)
    stage.world.protect(REPO)
    maya = stage.world.person("maya")
    pulls = [skill(stage), skill(stage, "hqq", by="omar")]
    for pull in pulls:
        maya.merges(pull)
        stage.settle()
    (rolling,) = [
        each
        for each in stage.world.repository(REPO)["pulls"]
        if each["author"] == "milepost[bot]" and each["state"] == "open"
    ]
    assert "CONTRIBUTORS.md:ada" in rolling["body"]
    maya.merges(Thing(stage.world, rolling["id"], rolling["number"], rolling["database_id"]))
    stage.settle()
    text = stage.world.file(REPO, "CONTRIBUTORS.md") or ""
    assert text.count("[@ada]") == text.count("[@omar]") == 1

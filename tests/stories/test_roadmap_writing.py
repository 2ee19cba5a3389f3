"""The roadmap is written once, truly, and by nobody else, whatever else happens meanwhile."""

import difflib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.entrypoints.demo.material import files_of_the_skill, roadmap
from bot.entrypoints.stage import Stage
from bot.simulator.people import Thing
from bot.simulator.rest.dispatch import Call, Exchange
from bot.workflow.roadmap.telling import DECLINED

REPO = "open-skills/library"
SKILLS = "skills/10-optimization"
ROADMAP = roadmap()
HAND_WRITTEN = (
    ROADMAP.replace("**0** (high-quality)", "**43** (high-quality)")
    .replace("**0 lines**", "**420 lines**")
    .replace("**~0 lines** total", "**~65,000 lines** total")
    .replace("**0** with comprehensive", "**19** with comprehensive")
)


def skill(name: str, *, category: str = "10-optimization", body: str = "") -> dict[str, Any]:
    text = files_of_the_skill()[f"{SKILLS}/awq/SKILL.md"]
    text = re.sub(r"^name: .*$", f"name: {name}", text, count=1, flags=re.MULTILINE)
    return {f"skills/{category}/{name}/SKILL.md": text + body}


def own(stage: Stage) -> list[dict[str, Any]]:
    return [each for each in stage.world.history(REPO) if each["author"] == "milepost[bot]"]


def pulls(stage: Stage, *, state: str | None = None) -> list[dict[str, Any]]:
    found = stage.world.repository(REPO)["pulls"]
    return [
        each
        for each in found
        if each["author"] == "milepost[bot]" and state in (None, each["state"])
    ]


def read(stage: Stage) -> str:
    return stage.world.file(REPO, "ROADMAP.md") or ""


def remarks(stage: Stage) -> list[dict[str, Any]]:
    """Check runs named Roadmap, oldest first."""
    return [
        {"summary": each.summary or "", "lines": [a["start_line"] for a in each.annotations]}
        for each in stage.github.store.runs.values()
        if each.name == "Roadmap"
    ]


def started(stage: Stage, text: str = ROADMAP, **files: Any) -> None:
    stage.world.plant(roadmap=text, files=files or None)
    stage.settle()


@pytest.fixture
def bare(tmp_path: Path) -> Any:
    """A stage without a repository yet."""
    with Stage(home=tmp_path) as made:
        yield made


def test_two_merges_at_once_become_one_true_commit(stage: Stage) -> None:
    world = stage.world
    ada, ben, maya = world.person("ada"), world.person("ben"), world.person("maya")
    one = ada.opens_pull(REPO, "awq", skill("awq"), "Add AWQ")
    two = ben.opens_pull(REPO, "hqq", skill("hqq"), "Add HQQ")
    stage.settle()

    world.webhooks.hold()
    maya.merges(one)
    maya.merges(two)
    world.webhooks.release(shuffle=3)
    world.webhooks.resume()
    stage.settle()

    text = read(stage)
    assert "- ✅ **AWQ**" in text or "- [x] **AWQ**" in text
    assert "**2** (high-quality)" in text
    assert "HQQ" in own(stage)[0]["message"]
    assert "AWQ" in own(stage)[0]["message"]
    assert len(own(stage)) == 1


def test_a_push_between_plan_and_commit_is_planned_again(stage: Stage) -> None:
    world = stage.world
    maya = world.person("maya")
    pushed: list[int] = []

    def meanwhile(exchange: Exchange) -> None:
        if "/rules/branches" not in exchange.route and "rules" not in exchange.route:
            return
        if not pushed:
            pushed.append(1)
            _push(stage, skill("hqq"))

    stage.github.door.rest.watchers.append(meanwhile)
    maya.commits(REPO, skill("awq"), "Add AWQ")
    stage.settle()

    assert pushed
    assert "**2** (high-quality)" in read(stage)
    assert len(own(stage)) == 1
    assert len(world.history(REPO)) == 4  # the seed, AWQ, HQQ, ours


def _push(stage: Stage, files: dict[str, Any]) -> None:
    """Push as maya does, from within a request that GitHub is answering."""
    sent = {"login": "maya", "repository": REPO, "branch": "main", "files": files, "message": "x"}
    reply = stage.github.door.answer(
        Call(
            method="POST",
            path="/_sim/acts/push",
            query="",
            headers={},
            body=json.dumps(sent).encode(),
        )
    )
    assert reply.status == 200, reply.body


def test_our_own_commit_leads_to_nothing_more(stage: Stage) -> None:
    world = stage.world
    world.person("maya").commits(REPO, skill("awq"), "Add AWQ")
    world.webhooks.hold()
    stage.settle()
    world.webhooks.resume()
    stage.settle()
    stage.github.door.requests.clear()
    head = own(stage)[0]["sha"]
    pushes = [each for each in world.webhooks.log() if each["event"] == "push"]
    world.webhooks.redeliver(pushes[-1]["guid"])
    stage.settle()
    assert len(own(stage)) == 1
    assert own(stage)[0]["sha"] == head
    assert not stage.github.door.requests
    assert len(pushes) == 2  # the person's and ours


def test_a_protected_branch_gets_one_rolling_pull_request(stage: Stage) -> None:
    world = stage.world
    ada, ben, maya = world.person("ada"), world.person("ben"), world.person("maya")
    world.protect(REPO)
    one = ada.opens_pull(REPO, "awq", skill("awq"), "Add AWQ")
    two = ben.opens_pull(REPO, "hqq", skill("hqq"), "Add HQQ")
    stage.settle()

    maya.merges(one)
    stage.settle()
    (rolling,) = pulls(stage)
    assert rolling["title"] == "Tick AWQ on the roadmap"
    first_head = rolling["head_sha"]

    maya.merges(two)
    stage.settle()
    (rolling,) = pulls(stage)
    assert rolling["state"] == "open"
    assert rolling["title"] == "Tick AWQ, HQQ on the roadmap"
    assert rolling["head_sha"] != first_head
    assert not own(stage)
    home = stage.github.store.repository(REPO)
    assert home is not None
    assert not [name for name in home.git.refs("refs/heads/") if name.endswith("-next")]

    # A day without anything new leaves the pull request alone.
    before = rolling["head_sha"]
    world.clock.advance(days=1, minutes=2)
    stage.sweep()
    (rolling,) = pulls(stage)
    assert rolling["head_sha"] == before

    maya.merges(Thing(world, rolling["id"], rolling["number"], rolling["database_id"]))
    stage.settle()
    assert "**2** (high-quality)" in read(stage)
    assert [each["state"] for each in pulls(stage)] == ["closed"]
    count = len(world.history(REPO))
    world.clock.advance(days=1, minutes=2)
    stage.sweep()
    assert len(world.history(REPO)) == count
    assert len(pulls(stage)) == 1


def test_a_proposal_that_became_needless_is_closed(stage: Stage) -> None:
    world = stage.world
    maya = world.person("maya")
    world.protect(REPO)
    pull = maya.opens_pull(REPO, "awq", skill("awq"), "Add AWQ")
    stage.settle()
    maya.merges(pull)
    stage.settle()
    assert len(pulls(stage, state="open")) == 1
    world.unprotect(REPO)
    maya.commits(REPO, skill("hqq"), "Add HQQ")
    stage.settle()
    assert pulls(stage, state="open") == []
    assert "**2** (high-quality)" in read(stage)


def test_a_proposal_that_was_closed_by_hand_stays_closed(stage: Stage) -> None:
    world = stage.world
    maya = world.person("maya")

    def pushed(files: dict[str, Any]) -> None:
        maya.commits(REPO, files, "Change something")
        stage.settle()

    pushed({".github/milepost.yml": "roadmap:\n  write: pull\n", **skill("awq")})
    (rolling,) = pulls(stage)
    proposal = Thing(world, rolling["id"], rolling["number"], rolling["database_id"])
    maya.closes(proposal)
    stage.settle()

    # Nothing new is proposed: it stays closed, and that is said once.
    pushed({"README.md": "One.\n"})
    world.clock.advance(days=1, minutes=2)
    stage.sweep()
    (rolling,) = pulls(stage)
    assert rolling["state"] == "closed"
    assert [each["body"] for each in proposal.read()["comments"]].count(DECLINED) == 1

    # Another skill is another proposal.
    pushed(skill("hqq"))
    (fresh,) = pulls(stage, state="open")
    assert fresh["title"] == "Tick AWQ, HQQ on the roadmap"
    assert fresh["number"] != rolling["number"]


def test_the_first_true_run_explains_each_number_that_falls(bare: Stage) -> None:
    stage, world = bare, bare.world
    started(stage, HAND_WRITTEN)
    maya = world.person("maya")
    maya.commits(REPO, skill("awq"), "Add AWQ")
    stage.settle()

    assert "**43** (high-quality)" in read(stage)
    (first,) = pulls(stage)
    for stated in ("43", "420", "65,000", "19"):
        assert re.search(rf"metric:.*{stated} →", first["body"]), stated
    assert "43 counts 42 too many" in first["body"]

    maya.merges(Thing(world, first["id"], first["number"], first["database_id"]))
    stage.settle()
    assert "**1** (high-quality)" in read(stage)

    maya.commits(REPO, skill("hqq"), "Add HQQ")
    stage.settle()
    assert "**2** (high-quality)" in read(stage)
    assert len(pulls(stage)) == 1
    assert own(stage)[0]["message"].startswith("Tick HQQ on the roadmap")


@pytest.mark.parametrize(
    ("item", "before", "after"),
    [
        ("AWQ", "10-optimization/awq", "19-quantization/awq"),
        ("AWQ", "10-optimization/awq", "10-optimization/activation-aware-weights"),
        ("AWQ", "10-optimization/awq", "19-quantization/activation-aware-weights"),
    ],
)
def test_a_moved_skill_stays_done(stage: Stage, item: str, before: str, after: str) -> None:
    world = stage.world
    maya = world.person("maya")
    category, name = before.split("/")
    made = skill(name, category=category)
    maya.commits(REPO, made, "Add it")
    stage.settle()
    text = read(stage)
    assert f"**{item}**" in text
    assert "**1** (high-quality)" in text

    (page,) = made.values()
    moved = {f"skills/{before}/SKILL.md": None, f"skills/{after}/SKILL.md": page}
    for _ in range(2):
        maya.commits(REPO, moved, "Move it")
        stage.settle()
        now = read(stage)
        assert now.count("✅") == text.count("✅")
        assert "**1** (high-quality)" in now
        moved = {"README.md": "Something else.\n"}
    assert "open" not in own(stage)[0]["message"].lower().split(":")[0]


def test_a_skill_replaced_under_a_like_name_stays_done(stage: Stage) -> None:
    world = stage.world
    maya = world.person("maya")
    maya.commits(REPO, skill("tensorboard", category="13-mlops"), "Add it")
    stage.settle()
    count = len(own(stage))
    gone: dict[str, Any] = {"skills/13-mlops/tensorboard/SKILL.md": None}
    maya.commits(REPO, gone | skill("tensorboard2", category="13-mlops", body="More.\n"), "Replace")
    stage.settle()
    text = read(stage)
    assert "**1** (high-quality)" in text
    assert re.search(r"- (✅|\[x\]) \*\*TensorBoard\*\*", text)
    assert all("open items" not in each["message"].lower() for each in own(stage)[: -count or None])


@pytest.mark.parametrize("configured", [False, True])
def test_a_skill_that_the_roadmap_does_not_name(stage: Stage, *, configured: bool) -> None:
    world = stage.world
    maya, ada = world.person("maya"), world.person("ada")
    if configured:
        config = "roadmap:\n  phases:\n    10-optimization: '14'\n"
        maya.commits(REPO, {".github/milepost.yml": config}, "Configure")
        stage.settle()
    pull = ada.opens_pull(REPO, "exllama", skill("exllama"), "Add ExLlama")
    stage.settle()
    comment = _living(pull)
    maya.merges(pull)
    stage.settle()
    text = read(stage)
    assert "**1** (high-quality)" in text
    if configured:
        assert re.search(r"(✅|\[x\]).*ExLlama", text, re.IGNORECASE)
        assert "(HIGH PRIORITY) - 3 skills" not in text
    else:
        assert "exllama" not in text.lower()
        assert "10-optimization/exllama is not on the roadmap" in comment.replace("\\", "")
        assert "exllama" in remarks(stage)[-1]["summary"]


def _living(pull: Thing) -> str:
    said = [each["body"] for each in pull.read()["comments"] if "<sub>For " in each["body"]]
    assert len(said) == 1, pull.read()["comments"]
    return str(said[0])


TABLELESS = "# Roadmap\n\n### Phase 1: Quantization 🎯 PLANNED\n\n- [ ] **AWQ** - fast\n"
UNKNOWN = ROADMAP.replace("- [ ] **HQQ** - Half-Quadratic Quantization", "- HQQ, perhaps later")


@pytest.mark.parametrize(
    ("text", "ticked", "told"),
    [
        (TABLELESS, True, "no metrics table"),
        (UNKNOWN, True, "Line 23"),
        ("", False, "no ROADMAP.md"),
        (None, False, "no ROADMAP.md"),
    ],
    ids=["no table", "unknown line", "empty", "missing"],
)
def test_what_cannot_be_read_is_left_and_told(
    bare: Stage, text: str | None, told: str, *, ticked: bool
) -> None:
    stage, world = bare, bare.world
    started(stage, text or "")
    maya, ada = world.person("maya"), world.person("ada")
    if text is None:
        maya.commits(REPO, {"ROADMAP.md": None}, "Drop it")
        stage.settle()
    pull = ada.opens_pull(REPO, "awq", skill("awq"), "Add AWQ")
    stage.settle()
    assert told in _living(pull).replace("\\", "")
    maya.merges(pull)
    stage.settle()
    assert told in remarks(stage)[-1]["summary"].replace("\\", "")
    assert bool(own(stage)) is ticked
    if ticked:
        assert re.search(r"- (✅|\[x\]) \*\*AWQ\*\*", read(stage))
    if "Line" in told:
        assert remarks(stage)[-1]["lines"] == [23]
        assert "- HQQ, perhaps later" in read(stage)
    # Told once, not at every push.
    count = len(remarks(stage))
    maya.commits(REPO, {"README.md": "again\n"}, "Again")
    stage.settle()
    assert len(remarks(stage)) == count


def test_a_roadmap_that_is_not_utf8_is_left_byte_for_byte(bare: Stage) -> None:
    stage, world = bare, bare.world
    started(stage)
    raw = ROADMAP.replace("**AWQ** - Activation-aware", "**AWQ** - café aware").encode(
        "latin-1", "ignore"
    )
    maya, ada = world.person("maya"), world.person("ada")
    maya.commits(REPO, {"ROADMAP.md": {"hex": raw.hex()}}, "Save it elsewhere")
    pull = ada.opens_pull(REPO, "awq", skill("awq"), "Add AWQ")
    stage.settle()
    maya.merges(pull)
    stage.settle()
    home = stage.github.store.repository(REPO)
    assert home is not None
    assert home.git.file("main", "ROADMAP.md") == raw
    assert "not UTF-8" in remarks(stage)[-1]["summary"]
    (line,) = remarks(stage)[-1]["lines"]
    assert "café".encode("latin-1") in raw.splitlines()[line - 1]


def test_the_preview_is_what_the_merge_writes(stage: Stage) -> None:
    world = stage.world
    ada, maya = world.person("ada"), world.person("maya")
    pull = ada.opens_pull(REPO, "awq", files_of_the_skill(), "Add AWQ")
    stage.settle()
    preview = re.search(r"```diff\n(.*?)\n```", _living(pull), re.DOTALL)
    assert preview
    before = read(stage)
    maya.merges(pull)
    stage.settle()
    written = difflib.unified_diff(
        before.splitlines(),
        read(stage).splitlines(),
        "a/ROADMAP.md",
        "b/ROADMAP.md",
        lineterm="",
        n=1,
    )
    assert preview[1] == "\n".join(written)


def test_a_lost_push_is_made_good_within_a_day(stage: Stage) -> None:
    world = stage.world
    maya = world.person("maya")
    maya.commits(REPO, skill("hqq"), "Add HQQ")
    stage.settle()
    world.webhooks.hold()
    maya.commits(REPO, skill("awq"), "Add AWQ")
    world.webhooks.lose([each["id"] for each in world.webhooks.held()])
    world.webhooks.resume()
    stage.settle()
    assert "**1** (high-quality)" in read(stage)

    world.clock.advance(days=1, minutes=2)
    stage.sweep()
    assert "**2** (high-quality)" in read(stage)
    assert own(stage)[0]["message"].startswith("Tick AWQ on the roadmap")


def test_an_item_that_vanished_is_told_with_its_line(stage: Stage) -> None:
    world = stage.world
    ada, maya = world.person("ada"), world.person("maya")
    talk = ada.starts_discussion(REPO, "Quantization", "Let us talk")
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    pull = ada.opens_pull(REPO, "awq", skill("awq"), "Add AWQ")
    stage.settle()
    maya.merges(pull)
    stage.settle()

    kept = [
        line
        for line in read(stage).splitlines(keepends=True)
        if "**AWQ**" not in line and "**MLflow**" not in line
    ]
    maya.commits(REPO, {"ROADMAP.md": "".join(kept)}, "Tidy up")
    stage.settle()
    summary = remarks(stage)[-1]["summary"]
    assert "“AWQ” of Phase 14 is no longer on the roadmap, though its claim was" in summary
    assert "“MLflow” of Phase 15 is no longer on the roadmap" in summary
    assert re.search(r"^\+- .*\*\*AWQ\*\* - Activation-aware quantization$", summary, re.MULTILINE)
    world.clock.advance(days=1, minutes=2)
    stage.sweep()
    assert "completed, and the roadmap does not name it" in remarks(stage)[-1]["summary"]


def test_editing_status_and_metrics_gets_a_hint(stage: Stage) -> None:
    world = stage.world
    ada = world.person("ada")
    text = read(stage).replace("**0** (high-quality)", "**1** (high-quality)")
    pull = ada.opens_pull(REPO, "awq", {**files_of_the_skill(), "ROADMAP.md": text}, "Add AWQ")
    stage.settle()
    assert "the bot brings this line up to date on merge" in _living(pull)
    checks = {each["name"]: each for each in pull.read()["checks"]}
    assert checks["Standards"]["conclusion"] == "success"


@pytest.mark.parametrize("said", ["", "The skill.\n\nroadmap: HQQ\n"])
def test_an_oddly_named_skill_ticks_what_its_author_claimed_or_names(
    stage: Stage, said: str
) -> None:
    world = stage.world
    ada, maya = world.person("ada"), world.person("maya")
    if not said:
        talk = ada.starts_discussion(REPO, "Quantization")
        ada.comments(talk, "/claim HQQ")
        stage.settle()
    page = files_of_the_skill()["skills/10-optimization/awq/SKILL.md"]
    pull = ada.opens_pull(
        REPO, "hqq", {"skills/10-optimization/half-quadratic/SKILL.md": page}, "Add HQQ", said
    )
    stage.settle()
    maya.merges(pull)
    stage.settle()
    assert "- ✅ **HQQ** - " in (world.file(REPO, "ROADMAP.md") or "")


def test_the_claim_board_shows_the_roadmap_as_it_was_written(stage: Stage) -> None:
    world = stage.world
    ada, maya = world.person("ada"), world.person("maya")
    ada.comments(ada.starts_discussion(REPO, "Quantization"), "/claim HQQ")
    stage.settle()

    def board() -> str:
        shown = world.repository(REPO)["discussions"]
        return next(str(each["body"]) for each in shown if each["title"] == "Claim board")

    assert "0 of 5 roadmap items are done" in board()
    pull = ada.opens_pull(REPO, "awq", skill("awq"), "Add AWQ")
    stage.settle()
    maya.merges(pull)
    stage.settle()
    assert "1 of 5 roadmap items are done" in board()
    maya.commits(REPO, {"ROADMAP.md": read(stage).replace("- [ ] **GGUF**", "- [ ] **EXL2**")})
    stage.settle()
    assert "`EXL2`" in board()

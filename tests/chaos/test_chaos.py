"""A fixed hundred of the seeds that `make chaos` plays by the thousand, and laws that notice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.entrypoints.demo.material import roadmap
from chaos.ground import Deaths, Ground
from chaos.laws import broken
from chaos.look import difference, loose
from chaos.nursery import Nursery
from chaos.play import Outcome, Theatre, plan, small_key
from chaos.pool import play_all
from chaos.report import Tally, complaint, replay
from chaos.story import REPO

LENGTH = 2
"""Acts of a story: long ones are for the night."""
pytestmark = pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")


@pytest.mark.parametrize("first", [0, 50])
def test_whoever_is_killed_loses_nothing_and_doubles_nothing(first: int) -> None:
    with Theatre(length=LENGTH) as theatre:
        played = [theatre.play(seed) for seed in range(first, first + 50)]
    tally = Tally()
    tally.add(played)
    assert [complaint(each) for each in played if each.wrong] == [], tally
    assert tally.kills >= 25
    assert tally.faults >= 50


@pytest.mark.parametrize(("seed", "length"), [(600, 8), (10018, None)])
def test_a_seed_that_failed_once(seed: int, length: int | None) -> None:
    """600: killed over a pull request that was merged before the second life looked at it.
    10018: two lanes at once without a claim board yet; each opened one."""
    with Theatre(length=length) as theatre:
        assert theatre.play(seed).wrong == ()


def test_several_processes_play_every_seed_once_and_story_by_story() -> None:
    told = list(play_all(range(3, 6), jobs=2, length=1, log=None))
    assert sorted([each.plan.seed for each in story] for story in told) == [
        [3],
        [4, 5],
    ]


def test_what_went_wrong_is_told_with_the_line_that_plays_it_again() -> None:
    one, four = (
        next(drawn for seed in range(99) if (drawn := plan(seed)).threads == threads)
        for threads in (1, 4)
    )
    wrong = ("lost command: a", "doubled issue: b", "one holder: c", "lost check: d")
    bad = Outcome(plan=one, injected=("e", "f"), kills=3, wrong=wrong)
    good = Outcome(plan=four, injected=(), kills=1, wrong=())
    assert complaint(bad).splitlines() == [f"python -m chaos --seed {one.seed}", *wrong]
    assert "4 threads" in replay(good), "whose order nobody can repeat"
    assert replay(Outcome(plan=plan(7, length=5), injected=(), kills=0, wrong=())).endswith(
        "--seed 7 --length 5"
    )
    tally = Tally()
    tally.add([bad, good])
    assert str(tally).endswith("2 faults injected, 4 kills: lost 2, doubled 1, otherwise broken 1")
    assert "wrong 1" in tally.so_far(of=9, minutes=1)


def test_a_seed_is_always_the_same() -> None:
    assert plan(7, length=5) == plan(7, length=5)
    assert plan(7, length=5) != plan(8, length=5)
    assert plan(8, length=5).story == plan(9, length=5).story, "with other faults"
    assert plan(8).story == plan(9).story
    assert len({len(plan(seed).story.acts) for seed in range(200)}) > 3, "short ones and long ones"


def test_what_differs_with_each_run_is_no_difference() -> None:
    one = loose("due 14:00 UTC, 31 h left, at http://127.0.0.1:81/x <!-- milepost a b c -->")
    assert one == loose("due 09:30 UTC, 5 h left, at http://127.0.0.1:90/x")
    assert "-one" in difference("one", "two")


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    """A GitHub on which nobody works but the test."""
    made = Ground(home=tmp_path, nursery=Nursery(), key=small_key(), deaths=Deaths())
    made.github.world.plant(roadmap=roadmap())
    made.github.world.webhooks.hold()
    yield made
    made.close()


def as_bot(ground: Ground, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
    """Do something as Milepost would, by mistake."""
    import httpx

    from bot.simulator.changes.installations import mint

    token = mint(ground.github.hub, next(iter(ground.github.store.installations.values())))
    answer = httpx.request(
        method,
        f"{ground.github.url}/repos/{REPO}{path}",
        json=body,
        headers={"Authorization": f"token {token.value}"},
        trust_env=False,
    )
    assert answer.status_code < 300, answer.text
    return dict(answer.json())


MARK = "<!-- milepost reply:1 . s -->"


def test_the_laws_notice_what_was_done_twice(ground: Ground) -> None:
    world = ground.github.world
    ada = world.person("ada")
    pull = ada.opens_pull(REPO, "awq", {"skills/a/awq/SKILL.md": "x\n"}, "Add AWQ")
    head = pull.read()["head_sha"]
    note = {
        "path": "skills/a/awq/SKILL.md",
        "start_line": 1,
        "end_line": 1,
        "annotation_level": "notice",
        "message": "m",
    }
    output = {"title": "t", "summary": "s", "annotations": [note, note]}
    for _ in range(2):
        as_bot(ground, "POST", f"/issues/{pull.number}/comments", {"body": f"Hi {MARK}"})
        as_bot(ground, "POST", "/issues", {"title": "AWQ", "body": f"Hi {MARK}"})
        run = {"name": "Standards", "head_sha": head, "external_id": "pr:1", "output": output}
        as_bot(ground, "POST", "/check-runs", run)
        review = {"event": "COMMENT", "body": "b", "commit_id": head}
        as_bot(ground, "POST", f"/pulls/{pull.number}/reviews", review)
    told = "\n".join(broken(ground))
    for what in ("comment", "issue", "check run", "annotation", "review"):
        assert f"doubled {what}" in told


def test_the_laws_notice_what_was_lost(ground: Ground) -> None:
    world = ground.github.world
    ada, maya = world.person("ada"), world.person("maya")
    talk = ada.starts_discussion(REPO, "AWQ")
    ada.comments(talk, "/claim AWQ")
    ada.opens_pull(REPO, "awq", {"skills/a/awq/SKILL.md": "x\n"}, "Add AWQ")
    maya.commits(REPO, {"skills/a/hqq/SKILL.md": "x\n"})
    world.webhooks.lose([each["id"] for each in world.webhooks.held()])
    told = "\n".join(broken(ground))
    for what in ("lost command", "lost check", "lost comment", "lost delivery", "roadmap equals"):
        assert what in told

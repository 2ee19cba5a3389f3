"""The check run *Standards*: repeated, interrupted, of forks, force-pushed, large, reconfigured."""

import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from bot.delivery.stores import Stores
from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.stage import Stage
from bot.simulator.people import Person, Thing
from bot.workflow.standards.rule import Example
from bot.workflow.standards.specimen import FILES, page

REPO = "open-skills/library"
SETTINGS = ".github/milepost.yml"
CONFIG = """\
standards:
  min_lines: 1
  advised_lines: 1
  stub_lines: 1
  rules:
    license-known: {severity: hint}
"""
POST = "POST /repos/{owner}/{repo}/check-runs"
PATCH = "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}"


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """One for all stories; each has a pull request of its own."""
    with Stage(home=tmp_path_factory.mktemp("stage")) as made:
        made.world.plant(roadmap=roadmap(), files={SETTINGS: CONFIG})
        made.settle()
        yield made


def home(name: str) -> str:
    return f"skills/10-optimization/{name}"


def skill(name: str, *, sound: bool = True) -> dict[str, str]:
    """A skill; the other kind has an error, and a finding that can be mended with one click."""
    text = page(Example(fields={"name": name} if sound else {"name": f"'{name}'"}))
    files = {f"{home(name)}/{path}": str(content) for path, content in FILES.items()}
    files[f"{home(name)}/SKILL.md"] = text if sound else text.replace("version: 1.0.0\n", "")
    return files


def opened(stage: Stage, branch: str, files: dict[str, str], *, by: str = "ada") -> Thing:
    pull = stage.world.person(by).opens_pull(REPO, branch, files, f"Add {branch}")
    stage.settle()
    return pull


def runs(pull: Thing, name: str = "Standards") -> list[dict[str, Any]]:
    """The runs of that name on the head, oldest first."""
    return [each for each in pull.read()["checks"] if each["name"] == name]


def places(run: dict[str, Any]) -> Counter[tuple[str, int, str]]:
    return Counter((each["path"], each["start_line"], each["title"]) for each in run["annotations"])


def until_it_waits(stage: Stage) -> None:
    """Let a delivery fail, so that it is to be tried again later."""
    inbox, pause = Stores(url=stage.database_url).inbox(), threading.Event()
    try:
        for _ in range(1500):
            if inbox.figures(now=stage.clock()).blocked_lanes:
                return
            pause.wait(0.02)
        raise AssertionError(inbox.figures(now=stage.clock()))
    finally:
        inbox.close()


def by_us(pull: Thing, what: str) -> list[str]:
    return [each["id"] for each in pull.read()[what] if each["author"] == "milepost[bot]"]


@pytest.fixture
def maya(stage: Stage) -> Person:
    return stage.world.person("maya")


@pytest.mark.parametrize(
    ("who", "presses"),
    [
        ("maya", [("Standards", False), ("Checklist", False)]),
        ("stranger", [("Standards", True), ("Standards", False)]),
    ],
)
def test_a_rerun_gives_a_fresh_verdict_and_doubles_nothing(
    stage: Stage, maya: Person, who: str, presses: list[tuple[str, bool]]
) -> None:
    """A stranger's pull request comes from a fork, with whose checks GitHub names none."""
    pull = opened(stage, f"by-{who}", skill(f"by-{who}", sound=False), by=who)
    (first,) = runs(pull)
    assert first["conclusion"] == "failure"
    assert set(places(first).values()) == {1}
    reviews, comments = by_us(pull, "reviews"), by_us(pull, "comments")
    assert len(reviews) == 1

    for count, (check, everything) in enumerate(presses, 2):
        maya.reruns(runs(pull, check)[-1]["id"], all_checks=everything)
        stage.settle()
        assert (len(runs(pull)), len(runs(pull, "Checklist"))) == (count, count)
        last = runs(pull)[-1]
        assert (last["conclusion"], last["title"]) == (first["conclusion"], first["title"])
        assert places(last) == places(first)
        assert runs(pull, "Checklist")[-1]["conclusion"] == "neutral"
    asked = [each for each in stage.world.webhooks.log() if each["action"] == "rerequested"]
    stage.world.webhooks.redeliver(asked[-1]["guid"])
    stage.settle()
    assert len(runs(pull)) == 3
    assert (by_us(pull, "reviews"), by_us(pull, "comments")) == (reviews, comments)


def test_many_annotations_come_in_batches_and_once_whatever_interrupts(stage: Stage) -> None:
    files = skill("many")
    listed = {f"{home('many')}/references/{name}.md" for name in ("a", "b")}
    for path in listed:
        rows = "\n".join(f"- [{number}](gone/{number}.md)" for number in range(60))
        files[path] = f"# Links\n\n{rows}\n"
    faults = f"lost-after@{POST}#1; error-before@{PATCH}#1; error-after@{PATCH}#2"
    stage.world.faults(faults)
    pull = stage.world.person("ada").opens_pull(REPO, "many", files, "Add many")
    for tries in range(3):
        until_it_waits(stage)
        if tries == 1:  # the next batch is sent in another life
            stage.stop()
            stage.start()
        stage.world.clock.advance(minutes=1)
    stage.settle()
    assert sorted(stage.world.injected()) == sorted(faults.split("; "))

    (run,) = runs(pull)
    found = places(run)
    assert len(found) > 120
    assert set(found.values()) == {1}
    links = {(path, line) for path, line, rule in found if rule == "broken-link"}
    assert links == {(path, line) for path in listed for line in range(3, 63)}


def test_what_github_does_not_find_for_a_moment_is_published_all_the_same(stage: Stage) -> None:
    looks = "GET /repos/{owner}/{repo}/commits/{ref}/check-runs"
    # Read when the pull request is looked at, and in the second try before the check is written.
    faults = f"error-before@{POST}#1; missing@{looks}#3"
    stage.world.faults(faults)
    pull = stage.world.person("ada").opens_pull(REPO, "lagging", skill("lagging"), "Add lagging")
    for _ in range(2):
        until_it_waits(stage)
        stage.world.clock.advance(minutes=1)
    stage.settle()
    assert sorted(stage.world.injected()) == sorted(faults.split("; "))
    assert len(runs(pull)) == 1


def test_a_force_push_gets_its_own_verdict_and_leaves_the_old_one(
    stage: Stage, maya: Person
) -> None:
    pull = opened(stage, "forced", skill("forced", sound=False))
    (old,) = runs(pull)

    main = stage.world.history(REPO)[0]["sha"]
    head = stage.world.person("ada").force_pushes(pull, skill("forced"), onto=main)
    stage.settle()
    (run,) = runs(pull)
    assert (run["head_sha"], run["conclusion"]) == (head, "success")
    assert head in run["external_id"]
    assert Thing(stage.world, old["id"], 0, old["database_id"]).read() == old

    # The button beside the old verdict is still there; nobody asks about that head any more.
    maya.reruns(old["id"])
    stage.settle()
    assert [each["id"] for each in runs(pull)] == [run["id"]]


def test_a_verdict_that_holds_again_is_said_again(stage: Stage) -> None:
    pull = opened(stage, "again", skill("again"))
    told = []
    for body in ("SKILL.md has 900 lines.", "Words.", "Other words."):
        stage.world.person("ada").edits(pull, body)
        stage.settle()
        told.append((len(runs(pull)), len(runs(pull)[-1]["annotations"])))
    assert told == [(2, 1), (3, 0), (3, 0)]


def test_three_hundred_files_are_read_in_few_requests(stage: Stage) -> None:
    files = {}
    for name in ("large-one", "large-two", "large-three"):
        files[f"{home(name)}/SKILL.md"] = page(Example(fields={"name": name}))
        for number in range(99):
            files[f"{home(name)}/references/{number}.md"] = f"# Part {number} of {name}\n"
    last = f"{home('large-three')}/references/98.md"
    files[last] += "\n[gone](gone.md)\n"
    stage.github.door.requests.clear()
    pull = opened(stage, "large", files)
    asked = Counter[str]()
    for call, count in stage.github.door.requests.items():
        method, path = call.split()
        asked[f"{method} {'/'.join(path.split('/')[4:7:2]) or path}"] += count
    (run,) = runs(pull)
    assert places(run)[last, 3, "broken-link"] == 1
    assert {path for path, _, _ in places(run)} == set(files)
    # Three pages of files, fifty contents in a request, fifty annotations in another.
    assert asked["GET pulls/files"] <= 3, asked
    assert asked.total() <= 60, asked


def test_a_pull_request_that_breaks_the_configuration_is_told_and_nobody_else(
    stage: Stage, maya: Person
) -> None:
    ben = stage.world.person("ben")
    broken = CONFIG.replace("license-known", "license-knwon")
    theirs = opened(stage, "settings", {SETTINGS: broken}, by="ben")
    (run,) = runs(theirs)
    assert run["conclusion"] == "failure"
    assert list(places(run)) == [(SETTINGS, 6, "config-broken")]
    assert "license-known" in run["annotations"][0]["message"]
    broken = CONFIG.replace("min_lines", "min_line")
    ben.pushes(theirs, {SETTINGS: broken})
    stage.settle()
    (run,) = runs(theirs)
    assert run["conclusion"] == "failure"
    assert list(places(run)) == [(SETTINGS, 2, "config-broken")]
    assert "min_lines" in run["annotations"][0]["message"]

    # What the default branch says stays in force, also where it is broken by somebody else.
    pull = opened(stage, "other", skill("other"))
    assert [each["conclusion"] for each in runs(pull)] == ["success"]
    assert "could not be used" not in runs(pull)[-1]["summary"]
    maya.merges(theirs)
    stage.settle()
    stage.world.person("ada").edits(pull, "Words.")
    stage.settle()
    assert "could not be used" in runs(pull)[-1]["summary"]

"""The whole workflow in GitHub Actions: no server, no database, the ledger on a branch."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.engine.delivery import Delivery, InlineSteps
from bot.engine.handle import RECONCILE
from bot.engine.shelf import BRANCH
from bot.entrypoints import logs, wiring
from bot.entrypoints.action.run import Ran, act
from bot.entrypoints.action.settings import ActionSettings, read_action_settings
from bot.entrypoints.action.telling import annotation, summary
from bot.entrypoints.cli.main import milepost
from bot.entrypoints.demo.material import files_of_the_skill, roadmap
from bot.entrypoints.settings import Settings
from bot.github.branch import BranchOnGitHub
from bot.github.writes import RestWrites
from bot.model.errors import ConfigError
from bot.simulator.actions import Actions, Job, token
from bot.simulator.changes.apps import new_key, register
from bot.simulator.changes.installations import install
from bot.simulator.clock import Clock
from bot.simulator.people import Thing
from bot.simulator.simulator import Simulator
from bot.simulator.truth.openapi import OpenApi
from bot.simulator.truth.webhooks import WebhookSchemas
from bot.simulator.truth.witness import Witness
from bot.simulator.world import World

ROOT = Path(__file__).parents[2]
REPO = "open-skills/library"
ME = "github-actions[bot]"
HOME = "skills/10-optimization/awq"


class Runners:
    """The machines of GitHub Actions: they run `milepost action` with a job's own token."""

    def __init__(self, home: Path, github: Simulator, actions: Actions) -> None:
        self.home = home
        self.github = github
        self.actions = actions
        self.ran: list[str] = []

    @property
    def world(self) -> World:
        return self.github.world

    def environment(self, job: Job) -> dict[str, str]:
        path = self.home / f"event-{job.run}.json"
        path.write_text(json.dumps(job.payload))
        return {
            "GITHUB_EVENT_NAME": job.event,
            "GITHUB_EVENT_PATH": str(path),
            "GITHUB_REPOSITORY": job.repository,
            "GITHUB_TOKEN": token(self.github.hub, job),
            "GITHUB_API_URL": self.github.url,
            "GITHUB_RUN_ID": str(job.run),
            "GITHUB_STEP_SUMMARY": str(self.home / "summary.md"),
        }

    def jobs(self) -> Iterator[Job]:
        """What waits, once GitHub has told all; validate's own steps are the check's tests."""
        assert self.github.sender.drain(30)
        while self.actions.waiting:
            job = self.actions.waiting.popleft()
            if job.workflow.startswith("milepost-") and job.workflow != "milepost-validate":
                yield job
            assert self.github.sender.drain(30)

    def run(self, job: Job) -> Ran:
        self.ran.append(job.workflow)
        chosen = read_action_settings(self.environment(job))
        return act(chosen, now=self.github.clock, pause=lambda _: None)

    def settle(self) -> None:
        for job in self.jobs():
            assert self.run(job).left == {}

    def asked(self) -> int:
        """Requests of the runs since it was last cleared."""
        asked = self.github.door.requests
        return sum(count for name, count in asked.items() if "/_sim/" not in name)

    def sweep(self) -> None:
        self.actions.dispatch(REPO)
        self.settle()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def key() -> str:
    """One key for all: making one takes long."""
    return new_key()


@pytest.fixture
def runners(
    tmp_path: Path, clock: Clock, key: str, schemas: tuple[OpenApi, WebhookSchemas] | None
) -> Iterator[Runners]:
    actions = Actions(ROOT / ".github/workflows")
    actions.token_login = ME
    (tmp_path / "github").mkdir()
    with Simulator(
        home=tmp_path / "github",
        clock=clock,
        slug="github-actions",
        receiver=actions,
        webhook_url="http://actions.test",
        private_key=key,
    ) as github:
        witness = Witness(*schemas).watch(github) if schemas else None
        github.world.plant(roadmap=roadmap())
        actions.waiting.clear()
        yield Runners(tmp_path, github, actions)
    lies = witness.lies if witness else []
    assert lies == [], "\n".join(lies)


def replies(talk: Thing) -> list[str]:
    return [
        reply["body"]
        for comment in talk.read()["comments"]
        for reply in comment["replies"]
        if reply["author"] == ME
    ]


def test_claim_pull_request_merge_roadmap_without_a_server(runners: Runners) -> None:
    world = runners.world
    ada, maya, zoe = (world.person(name) for name in ("ada", "maya", "zoe"))
    talk = ada.starts_discussion(REPO, "Quantization", "Let us talk")
    ada.comments(talk, "/claim AWQ")
    runners.settle()
    assert runners.ran == ["milepost-claims"]
    assert runners.asked() <= 50  # the first run begins the branch and counts the library
    (reply,) = replies(talk)
    assert "`AWQ` is yours" in reply
    issue = world.repository(REPO)["issues"][0]
    assert (issue["title"], issue["assignees"]) == ("Skill: AWQ", ["ada"])
    zoe.comments(talk, "/claim AWQ")
    runners.settle()
    assert "`ada`" in replies(talk)[1]

    page = f"{HOME}/SKILL.md"
    files = files_of_the_skill()
    broken = files | {page: files[page].replace("version: 1.0.0\n", "")}
    pull = ada.opens_pull(REPO, "awq", broken, "Add AWQ", fork=True)
    runners.settle()
    assert runners.ran[-1] == "milepost-publish"
    seen = pull.read()
    assert {c["name"]: c["conclusion"] for c in seen["checks"]}["Standards"] == "failure"
    (living,) = [c for c in seen["comments"] if c["author"] == ME]
    world.clock.advance(minutes=5)
    ada.pushes(pull, {page: files[page]}, "Mend it")
    runners.settle()
    seen = pull.read()
    heads = [c for c in seen["checks"] if c["head_sha"] == seen["head_sha"]]
    assert {c["name"]: c["conclusion"] for c in heads}["Standards"] == "success"
    assert [c["id"] for c in seen["comments"] if c["author"] == ME] == [living["id"]]

    world.clock.advance(hours=1)
    maya.reviews(pull, "approve", "Well done")
    runners.sweep()
    assert "maya" in pull.read()["comments"][0]["body"]
    world.clock.advance(minutes=5)
    maya.merges(pull)
    runners.settle()
    assert runners.ran[-1] == "milepost-roadmap"
    assert "- ✅ **AWQ** - Activation-aware quantization" in str(world.file(REPO, "ROADMAP.md"))
    assert world.history(REPO)[0]["author"] == ME
    issue = world.repository(REPO)["issues"][0]
    assert issue["state"] == "closed"
    entries = str(world.file(REPO, "entries/0001.jsonl", BRANCH))
    assert '"kind": "completed", "subject": "awq", "person": "ada"' in entries
    assert world.file(REPO, "open.jsonl", BRANCH) == ""

    before = (world.repository(REPO), world.history(REPO, BRANCH)[0])
    runners.github.door.requests.clear()
    runners.sweep()
    assert runners.asked() <= 12
    assert (world.repository(REPO), world.history(REPO, BRANCH)[0]) == before


def test_what_time_causes_is_seen_to_by_the_schedule(runners: Runners) -> None:
    ada = runners.world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "/claim AWQ")
    runners.settle()
    runners.world.clock.advance(days=12)
    runners.sweep()
    assert "ends on" in str(talk.read()["comments"])
    runners.world.clock.advance(days=4)
    runners.sweep()
    entries = str(runners.world.file(REPO, "entries/0001.jsonl", BRANCH))
    assert '"kind": "expired", "subject": "awq", "person": "ada"' in entries


def test_a_run_that_github_cancelled_is_made_good_by_the_next(runners: Runners) -> None:
    world = runners.world
    people = [world.person(f"person-{number}") for number in range(4)]
    talk = people[0].starts_discussion(REPO, "Quantization")
    for person in people:
        person.comments(talk, "/claim AWQ")
    *cancelled, last = list(runners.jobs())
    assert len(cancelled) == 3
    assert runners.run(last).left == {}
    assert [c["replies"][0]["author"] for c in talk.read()["comments"]] == [ME] * 4
    entries = [
        json.loads(line)
        for line in str(world.file(REPO, "entries/0001.jsonl", BRANCH)).splitlines()
    ]
    assert [(e["kind"], e["person"]) for e in entries] == [
        ("claimed", "person-0"),
        *(("queued", f"person-{number}") for number in (1, 2, 3)),
    ]
    head = world.history(REPO, BRANCH)[0]
    for job in cancelled:
        runners.run(job)
    assert [len(c["replies"]) for c in talk.read()["comments"]] == [1] * 4
    assert world.history(REPO, BRANCH)[0] == head


def test_an_act_that_was_interrupted_is_finished_once(runners: Runners) -> None:
    world = runners.world
    ada = world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "/claim AWQ")
    (job,) = list(runners.jobs())
    # The reply arrives, but the run never learns of it, nor does it get another answer.
    lost = "; ".join(f"lost-after@graphql addDiscussionComment#{n}" for n in (1, 2, 3))
    world.faults(f"{lost}; limited@graphql createCommitOnBranch#2")
    ran = runners.run(job)
    assert ran.left
    assert len(replies(talk)) == 1
    assert world.file(REPO, "open.jsonl", BRANCH) != ""
    world.faults()
    runners.sweep()
    assert world.file(REPO, "open.jsonl", BRANCH) != ""  # it may still be at it
    world.clock.advance(minutes=15)
    runners.sweep()
    assert len(replies(talk)) == 1
    assert world.file(REPO, "open.jsonl", BRANCH) == ""


@pytest.mark.parametrize(
    ("where", "step", "nth"),
    [
        pytest.param(BranchOnGitHub, "write", 1, id="before the decision is on the branch"),
        pytest.param(RestWrites, "open_issue", 1, id="between its acts"),
        pytest.param(BranchOnGitHub, "write", 2, id="before what came of them is"),
    ],
)
def test_a_run_that_gets_in_between_two_steps_of_another_harms_neither(
    where: type, step: str, nth: int, runners: Runners, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = runners.world
    ada, ben, cleo = (world.person(name) for name in ("ada", "ben", "cleo"))
    talk = ada.starts_discussion(REPO, "Quantization")
    runners.sweep()
    ada.comments(talk, "/claim AWQ\n/claim HQQ")
    (job,) = list(runners.jobs())
    real, calls = getattr(where, step), []

    def interrupted(self: Any, **arguments: Any) -> Any:
        calls.append(step)
        if len(calls) == nth:
            ben.comments(talk, "/claim AWQ")
            cleo.comments(talk, "/claim GGUF")
            for other in list(runners.jobs()):
                assert runners.run(other).left == {}
        return real(self, **arguments)

    monkeypatch.setattr(where, step, interrupted)
    assert runners.run(job).left == {}
    assert len(calls) > nth
    runners.settle()
    entries = [
        json.loads(line)
        for line in str(world.file(REPO, "entries/0001.jsonl", BRANCH)).splitlines()
    ]
    told = sorted((e["subject"], e["kind"], e["person"]) for e in entries)
    assert told == [
        ("awq", "claimed", "ada"),
        ("awq", "queued", "ben"),
        ("gguf", "claimed", "cleo"),
        ("hqq", "claimed", "ada"),
    ]
    assert [len(c["replies"]) for c in talk.read()["comments"]] == [1, 1, 1]
    titles = [issue["title"] for issue in world.repository(REPO)["issues"]]
    assert len(titles) == len(set(titles))
    assert world.file(REPO, "open.jsonl", BRANCH) == ""


def test_what_a_run_tells_stays_within_its_line() -> None:
    assert annotation("50%\n::add-mask::x\r") == "::error title=Milepost::50%25%0A::add-mask::x%0D"
    told = summary(Ran(decided=(), left={"a": "<img src=x>\n# no `heading`"}))
    assert "\n# no" not in told


def test_parallel_processes_lose_nothing_and_give_one_holder(
    runners: Runners, clock: Clock
) -> None:
    clock.set(datetime.now(UTC))  # real processes have the real time
    world = runners.world
    people = [world.person(f"person-{number}") for number in range(2)]
    talk = people[0].starts_discussion(REPO, "Quantization")
    people[0].comments(talk, "/claim HQQ")
    for person in people:
        person.comments(talk, "/claim AWQ")
    jobs = list(runners.jobs())

    def process(job: Job) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", "action"],
            env={**os.environ, **runners.environment(job), "PYTHONPATH": str(ROOT)},
            cwd=runners.home,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    with ThreadPoolExecutor(len(jobs)) as pool:
        done = list(pool.map(process, jobs))
    assert [each.returncode for each in done] == [0] * len(jobs), done
    lines = str(world.file(REPO, "entries/0001.jsonl", BRANCH)).splitlines()
    entries = [json.loads(line) for line in lines]
    told = sorted((e["subject"], e["kind"], e["person"]) for e in entries)
    assert told == [
        ("awq", "claimed", "person-0"),
        ("awq", "queued", "person-1"),
        ("hqq", "claimed", "person-0"),
    ]
    assert [len(c["replies"]) for c in talk.read()["comments"]] == [1] * 3
    assert "### Milepost" in (runners.home / "summary.md").read_text()
    assert not list(runners.home.glob("*.db"))


def test_a_ledger_changed_by_hand_stops_the_run_with_one_line(runners: Runners) -> None:
    world = runners.world
    ada, maya = world.person("ada"), world.person("maya")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "/claim AWQ")
    runners.settle()
    path = "entries/0001.jsonl"
    text = str(world.file(REPO, path, BRANCH)).replace('"person": "ada"', '"person": "zoe"')
    maya.commits(REPO, {path: text}, branch=BRANCH)
    before = world.repository(REPO)
    runners.actions.dispatch(REPO)
    (job,) = list(runners.jobs())
    done = subprocess.run(
        [sys.executable, "-m", "bot", "action"],
        env={**os.environ, **runners.environment(job), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "entries/0001.jsonl, line 1: changed by hand" in done.stderr
    assert done.stdout.startswith("::error title=Milepost::the ledger branch cannot be read")
    assert world.repository(REPO) == before


@pytest.fixture
def app(runners: Runners, tmp_path: Path, key: str) -> Settings:
    """Another App on the same repository: the one that takes over."""
    hub = runners.github.hub
    made = register(hub, hub.store.add_account("milepost-maker"), slug="milepost", private_key=key)
    owner = hub.store.add_account(REPO.partition("/")[0])
    install(hub, made, owner, owner)
    return Settings(
        app_id=str(made.id),
        private_key=made.private_key,
        webhook_secrets=("s",),
        marker_keys=("k",),
        api_url=runners.github.url,
        database_url=f"sqlite:///{tmp_path / 'app.db'}",
    )


def test_the_app_takes_over_where_actions_stopped(
    runners: Runners, app: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "settings", lambda: app)
    monkeypatch.setattr(wiring, "clock", clock)
    monkeypatch.setattr(logs, "configure", lambda **_: None)

    def adopt() -> Result:
        return CliRunner().invoke(milepost, ["adopt", REPO])

    assert "has no branch milepost/ledger" in str(adopt().exception)
    ada, ben = runners.world.person("ada"), runners.world.person("ben")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "/claim AWQ")
    runners.settle()
    text = str(runners.world.file(REPO, "decisions/2026-03.jsonl", BRANCH)).splitlines()[0] + "\n"
    runners.world.person("maya").commits(REPO, {"open.jsonl": text}, branch=BRANCH)
    assert "1 decision on milepost/ledger is still to be carried out" in str(adopt().exception)
    runners.world.person("maya").commits(REPO, {"open.jsonl": ""}, branch=BRANCH)

    done = adopt()
    assert done.exit_code == 0, done.exception
    assert "1 entry" in done.output
    assert "1 skill that is held" in done.output
    assert "has a ledger already" in str(adopt().exception)

    ben.comments(talk, "/claim AWQ")
    parts = wiring.core(app, now=clock)
    turn = Delivery(
        id=1,
        guid="1",
        event=RECONCILE,
        body=b"",
        received_at=clock(),
        attempt=1,
        lane=f"{REPO}#claims",
    )
    parts.engine(turn, InlineSteps())
    assert parts.ledger.holders(repo=REPO) == {"awq": "ada"}
    parts.close()
    said = [[r["author"] for r in c["replies"]] for c in talk.read()["comments"]]
    assert said == [[ME], ["milepost[bot]"]]
    (issue,) = [i for i in runners.world.repository(REPO)["issues"] if "AWQ" in i["title"]]
    assert issue["author"] == ME


def test_what_actions_did_not_set_is_named() -> None:
    with pytest.raises(ConfigError, match=r"GITHUB_EVENT_PATH, GITHUB_TOKEN; .* GitHub Actions"):
        read_action_settings({"GITHUB_EVENT_NAME": "push", "GITHUB_REPOSITORY": REPO})
    chosen = ActionSettings(event="push", payload=Path(), repo=REPO, token="ghs_secret")
    assert "ghs_secret" not in repr(chosen)

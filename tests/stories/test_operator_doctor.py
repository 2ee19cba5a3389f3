"""`milepost doctor` finds what was planted, and nothing where all is well."""

import asyncio
import io
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog
import yaml
from click.testing import CliRunner

from bot.delivery.inbox import Arrival, Mark, State, Stored, pack
from bot.delivery.stores import Stores
from bot.entrypoints import logs, serving, wiring
from bot.entrypoints.cli.main import milepost
from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.doctor.checks.permissions import NEEDED
from bot.entrypoints.settings import Settings
from bot.entrypoints.stage import SECRET, Stage
from bot.simulator.truth.openapi import OpenApi
from bot.simulator.truth.webhooks import WebhookSchemas
from bot.simulator.truth.witness import Witness
from bot.storage.database import open_database
from bot.storage.vitals import Vital, say

REPO = "open-skills/library"
ROOT = Path(__file__).parent.parent.parent
CONFIG = ".github/milepost.yml"
Problem = dict[str, Any]


class Ward:
    """One stage for all faults: each is planted, found, and taken away again."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.settings = stage.settings
        self.now = stage.clock

    def look(self, form: str = "json") -> tuple[str, int]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(wiring, "settings", lambda: self.settings)
            patch.setattr(wiring, "clock", lambda: self.now())
            patch.setattr(logs, "configure", lambda **_: None)
            done = CliRunner().invoke(milepost, ["doctor", "--format", form])
        assert done.exit_code in (0, 1), done.exception
        return done.stdout, done.exit_code

    def problems(self) -> list[Problem]:
        text, code = self.look()
        told = json.loads(text.splitlines()[-1])
        bad = [each for each in told["problems"] if each["severity"] != "hint"]
        assert bool(bad) == bool(code)
        assert all(each["mend"] and each["message"] for each in told["problems"])
        return list(told["problems"])

    @contextmanager
    def file(self, path: str, text: str) -> Iterator[None]:
        maya = self.stage.world.person("maya")
        before = self.stage.world.file(REPO, path)
        maya.commits(REPO, {path: text})
        yield
        maya.commits(REPO, {path: before})

    @contextmanager
    def stopped(self) -> Iterator[None]:
        self.stage.stop()
        yield
        self.stage.start()
        self.settings = self.stage.settings

    def comes_in(self, *guids: str, payload: object) -> None:
        async def write() -> None:
            door = Stores(url=self.stage.settings.database_url).door()
            packed = pack(json.dumps(payload).encode())
            at = self.stage.clock()
            await door.write(
                [Arrival(guid=guid, event="star", packed=packed, received_at=at) for guid in guids]
            )
            await door.close()

        asyncio.run(write())


@pytest.fixture(scope="module")
def ward(
    tmp_path_factory: pytest.TempPathFactory, schemas: tuple[OpenApi, WebhookSchemas] | None
) -> Iterator[Ward]:
    with Stage(home=tmp_path_factory.mktemp("ward")) as stage:
        witness = Witness(*schemas).watch(stage.github) if schemas else None
        stage.world.plant(roadmap=roadmap())
        stage.settle()
        ward = Ward(stage)
        assert [each for each in ward.problems() if each["severity"] != "hint"] == []
        yield ward
    assert witness is None or witness.lies == []


# ── the faults ──────────────────────────────────────────────────────────────────────────────


@contextmanager
def permission_of_the_app(ward: Ward) -> Iterator[None]:
    permissions = ward.stage.github.app.permissions
    permissions["checks"] = "read"
    yield
    permissions["checks"] = "write"


@contextmanager
def permission_of_the_account(ward: Ward) -> Iterator[None]:
    every = list(ward.stage.github.store.installations.values())
    for each in every:
        each.permissions["issues"] = "read"
    yield
    for each in every:
        each.permissions["issues"] = "write"


@contextmanager
def event_not_subscribed(ward: Ward) -> Iterator[None]:
    ward.stage.github.app.events.remove("push")
    yield
    ward.stage.github.app.events.append("push")


@contextmanager
def second_hook(ward: Ward) -> Iterator[None]:
    ward.comes_in("of a second hook", payload={"repository": {"full_name": REPO}})
    ward.stage._rest()
    yield


@contextmanager
def hook_elsewhere(ward: Ward) -> Iterator[None]:
    ward.stage.world.app(webhook_url="https://elsewhere.example/hook", webhook_secret=SECRET)
    yield
    url = f"{ward.stage.url}/api/github/webhooks"
    ward.stage.world.app(webhook_url=url, webhook_secret=SECRET)


@contextmanager
def ruleset(ward: Ward) -> Iterator[None]:
    ward.stage.world.protect(REPO)
    yield
    ward.stage.world.unprotect(REPO)


@contextmanager
def classic_protection(ward: Ward) -> Iterator[None]:
    ward.stage.world.protect(REPO, classic=True)
    yield
    ward.stage.world.unprotect(REPO)


def category_missing(ward: Ward) -> AbstractContextManager[None]:
    return ward.file(CONFIG, "claims:\n  categories: [claims-here]\n")


def label_missing(ward: Ward) -> AbstractContextManager[None]:
    return ward.file(CONFIG, "claims:\n  label: taken by somebody\n")


def label_too_long(ward: Ward) -> AbstractContextManager[None]:
    return ward.file(CONFIG, f"claims:\n  label: {'x' * 51}\n")


def config_broken(ward: Ward) -> AbstractContextManager[None]:
    return ward.file(CONFIG, "claims:\n  lease_day: 1\n")


def roadmap_unparsable(ward: Ward) -> AbstractContextManager[None]:
    return ward.file("ROADMAP.md", "# Nothing\n")


@contextmanager
def clock_skew(ward: Ward) -> Iterator[None]:
    ward.now = lambda: ward.stage.clock() + timedelta(minutes=5)
    yield
    ward.now = ward.stage.clock


@contextmanager
def schedule_dead(ward: Ward) -> Iterator[None]:
    with ward.stopped():
        database = open_database(ward.settings.database_url)
        now = ward.stage.clock()
        long_ago = (now - timedelta(hours=3)).isoformat()
        say(database, Vital(shard=0, at=now, said={"swept_at": long_ago}))
        database.close()
        yield


@contextmanager
def worker_gone(ward: Ward) -> Iterator[None]:
    with ward.stopped():
        ward.stage.world.clock.advance(minutes=5)
        yield


@contextmanager
def queue_deep(ward: Ward) -> Iterator[None]:
    with ward.stopped():
        ward.comes_in(*(f"deep-{number}" for number in range(1001)), payload={})
        yield
        inbox = Stores(url=ward.settings.database_url).inbox()
        for each in inbox.waiting(after=0, limit=2000):
            inbox.settle([_done(each, ward)])
        inbox.close()


@contextmanager
def silence(ward: Ward) -> Iterator[None]:
    with ward.stopped():
        ward.stage.world.clock.advance(hours=1)
        ward.stage.world.person("ada").starts_discussion(REPO, "Is anybody there?")
        ward.stage.github.sender.drain(10)
        ward.stage.world.clock.advance(hours=7)
        yield


@contextmanager
def database_unreachable(ward: Ward) -> Iterator[None]:
    before = ward.settings
    ward.settings = replace(before, database_url="postgresql://nobody@127.0.0.1:1/none")
    yield
    ward.settings = before


@contextmanager
def database_damaged(ward: Ward) -> Iterator[None]:
    before, damaged = ward.settings, ward.stage.home / "damaged.db"
    damaged.write_bytes(b"this is no database" * 100)
    ward.settings = replace(before, database_url=f"sqlite:///{damaged}")
    yield
    ward.settings = before


@contextmanager
def key_wrong(ward: Ward) -> Iterator[None]:
    before = ward.settings
    ward.settings = replace(before, private_key="not a key")
    yield
    ward.settings = before


def _done(each: Stored, ward: Ward) -> Mark:
    return Mark(
        id=each.id,
        state=State.DONE,
        attempt=1,
        tries=0,
        not_before=ward.stage.clock(),
        lane="",
        note="",
        at=ward.stage.clock(),
    )


Fault = Callable[[Ward], AbstractContextManager[None]]
FAULTS: list[tuple[Fault, str, str]] = [
    (permission_of_the_app, "permissions", "does not ask for checks: write"),
    (permission_of_the_account, "permissions", "issues: write is not granted"),
    (event_not_subscribed, "events", "not subscribed to push"),
    (second_hook, "second_hook", "a second webhook"),
    (hook_elsewhere, "hook", "elsewhere.example"),
    (ruleset, "branch_rules", "a ruleset lets only pull requests change main"),
    (classic_protection, "branch_rules", "main is under classic branch protection"),
    (category_missing, "categories", "'claims-here'"),
    (label_missing, "labels", "no label 'taken by somebody'"),
    (label_too_long, "labels", "longer than 50"),
    (config_broken, "configuration", "did you mean 'lease_days'?"),
    (roadmap_unparsable, "roadmap", "ROADMAP.md has no items"),
    (clock_skew, "clock", "300 s ahead"),
    (worker_gone, "schedule", "no worker has spoken for 5 min"),
    (schedule_dead, "schedule", "not been looked at for 3 h"),
    (queue_deep, "queue", " deliveries wait"),
    (silence, "deliveries", "although GitHub sends webhooks"),
    (database_unreachable, "database", "cannot be used"),
    (database_damaged, "database", "not a database"),
    (key_wrong, "app", "not a PEM RSA key"),
]


@pytest.mark.parametrize(
    ("plant", "check", "told"), FAULTS, ids=[fault.__name__ for fault, _, _ in FAULTS]
)
def test_a_planted_fault_is_found(ward: Ward, plant: Fault, check: str, told: str) -> None:
    with plant(ward):
        found = ward.problems()
    mine = [each for each in found if each["check"] == check and told in each["message"]]
    assert len(mine) == 1, found
    assert len({(each["check"], each["about"], each["message"]) for each in found}) == len(found)


def test_the_text_says_what_the_json_says(ward: Ward) -> None:
    with event_not_subscribed(ward), ruleset(ward):
        found = ward.problems()
        text, code = ward.look("text")
    assert code == 1
    for each in found:
        assert each["message"] in text
        assert each["mend"] in text


def test_a_missing_ground_is_told_once(ward: Ward) -> None:
    with key_wrong(ward):
        assert "key" not in str([p for p in ward.problems() if p["check"] != "app"])
        assert "not looked at: branch_rules, categories" in ward.look("text")[0]
    with database_unreachable(ward):
        assert {p["check"] for p in ward.problems() if p["severity"] == "error"} == {"database"}


def test_without_credentials_it_says_so_once(ward: Ward, tmp_path: Path) -> None:
    before = ward.settings
    ward.settings = Settings(database_url=f"sqlite:///{tmp_path / 'none.db'}")
    found = [each for each in ward.problems() if each["severity"] != "hint"]
    ward.settings = before
    assert [each["check"] for each in found] == ["settings"]
    for name in ("APP_ID", "PRIVATE_KEY", "WEBHOOK_SECRET"):
        assert name in found[0]["message"]


def test_an_app_that_passes_the_ruleset_by_is_fine(ward: Ward) -> None:
    ward.stage.world.protect(REPO, bypass=True)
    told = [each["check"] for each in ward.problems()]
    ward.stage.world.unprotect(REPO)
    assert "branch_rules" not in told


def test_a_roadmap_by_pull_request_is_at_peace_with_protection(ward: Ward) -> None:
    with ward.file(CONFIG, "roadmap:\n  write: pull\n"), ruleset(ward):
        assert "branch_rules" not in [each["check"] for each in ward.problems()]


def test_serve_logs_what_the_doctor_finds_and_goes_on(ward: Ward) -> None:
    stream = io.StringIO()
    logs.configure(stream=stream)
    with event_not_subscribed(ward):
        serving.see_doctor(ward.settings, now=ward.stage.clock)
    serving.see_doctor(replace(ward.settings, api_url="http://127.0.0.1:9"), now=ward.stage.clock)
    structlog.reset_defaults()
    told = [json.loads(line) for line in stream.getvalue().splitlines()]
    mine = [each for each in told if each.get("check") == "events"]
    assert mine[0]["level"] == "error"
    assert mine[0]["mend"]
    assert "1 error" in next(each["sum"] for each in told if "sum" in each)
    assert any(each.get("check") == "app" for each in told)


def test_the_needed_permissions_are_those_of_the_manifest() -> None:
    manifest = yaml.safe_load((ROOT / "app.yml").read_text(encoding="utf-8"))
    assert manifest["default_permissions"] == NEEDED

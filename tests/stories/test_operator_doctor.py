"""`milepost doctor` finds what was planted, and nothing where all is well."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from bot.delivery.inbox import Arrival, pack
from bot.delivery.stores import Stores
from bot.entrypoints import logs, wiring
from bot.entrypoints.cli.main import milepost
from bot.entrypoints.doctor.checks.permissions import NEEDED
from bot.entrypoints.stage import Stage

REPO, OTHER = "open-skills/library", "open-skills/other"
ROOT = Path(__file__).parent.parent.parent
Found = dict[str, list[dict[str, Any]]]


@pytest.fixture
def look(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Found]:
    """The doctor's errors and warnings (and branch rules) by check."""
    monkeypatch.setattr(wiring, "settings", lambda: stage.settings)
    monkeypatch.setattr(wiring, "clock", stage.clock)
    monkeypatch.setattr(logs, "configure", lambda **_: None)

    def call() -> Found:
        done = CliRunner().invoke(milepost, ["doctor", "--format", "json"])
        assert done.exit_code in (0, 1), done.exception
        found: Found = {}
        for each in json.loads(done.stdout.splitlines()[-1])["problems"]:
            if each["severity"] != "hint" or each["check"] == "branch_rules":
                assert each["mend"]
                found.setdefault(each["check"], []).append(each)
        assert bool(found) == bool(done.exit_code) or set(found) == {"branch_rules"}
        return found

    return call


async def by_a_second_hook(stage: Stage) -> None:
    door = Stores(url=stage.settings.database_url).door()
    packed = pack(json.dumps({"repository": {"full_name": REPO}}).encode())
    one = Arrival(guid="stranger", event="issues", packed=packed, received_at=stage.clock())
    await door.write([one])
    await door.close()


def test_each_of_the_planted_faults_is_found(
    stage: Stage, look: Callable[[], Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert look() == {}
    world = stage.world
    long = "x" * 51
    config = f"claims:\n  categories: [claims-here]\n  label: {long}\n"
    world.plant(roadmap="# Nothing\n", name="other", files={".github/milepost.yml": config})
    world.person("maya").commits(REPO, {".github/milepost.yml": "claims:\n  lease_day: 1\n"})
    world.protect(REPO)
    stage.settle()
    stage.stop()
    stage.github.app.events.remove("push")
    stage.github.app.permissions["checks"] = "read"
    for each in stage.github.store.installations.values():
        each.permissions["issues"] = "read"
    world.app(webhook_url="https://elsewhere.example/hook")
    asyncio.run(by_a_second_hook(stage))
    world.clock.advance(days=2)

    found = look()
    told = {
        name: " ".join(f"{x['about']} {x['message']}" for x in rows) for name, rows in found.items()
    }
    assert "checks: write" in told["permissions"]
    assert "issues: write is not granted" in told["permissions"]
    assert "push" in told["events"]
    assert f"{REPO} a second webhook" in told["second_hook"]
    assert "elsewhere.example" in told["hook"]
    assert "waited 2 d" in told["queue"]
    assert "come in for 2 d" in told["deliveries"]
    assert f"{OTHER} ROADMAP.md has no items" in told["roadmap"]
    assert "did you mean 'lease_days'?" in told["configuration"]
    assert "'claims-here'" in told["categories"]
    assert "longer than 50" in told["labels"]
    assert f"{REPO} main takes pull requests only" in told["branch_rules"]

    monkeypatch.setattr(wiring, "clock", lambda: stage.clock() + timedelta(minutes=5))
    assert "300 s ahead" in look()["clock"][0]["message"]


def test_the_needed_permissions_are_those_of_the_manifest() -> None:
    manifest = yaml.safe_load((ROOT / "app.yml").read_text(encoding="utf-8"))
    assert manifest["default_permissions"] == NEEDED

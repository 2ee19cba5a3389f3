"""The workflow files keep the rules by which strangers' pull requests can do no harm."""

import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.github.webhook import READERS
from bot.storage.branch import HANDS

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
WRITERS = ["milepost-claims", "milepost-publish", "milepost-roadmap", "milepost-sweep"]
ACTIONS = [ROOT / "action.yml", ROOT / "run/action.yml"]
MANIFEST = yaml.safe_load((ROOT / "app.yml").read_text(encoding="utf-8"))
OURS = "milepost-bot/milepost"
Yaml = dict[Any, Any]


def read(path: Path) -> Yaml:
    found: Yaml = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def named(name: str) -> Yaml:
    return read(ROOT / f".github/workflows/{name}.yml")


def triggers(workflow: Yaml) -> Yaml:
    # YAML 1.1 reads the key `on` as true.
    found: Yaml = workflow[True]
    return found


def steps(document: Yaml) -> list[Yaml]:
    if "runs" in document:
        return list(document["runs"]["steps"])
    return [step for job in document["jobs"].values() for step in job["steps"]]


def granted(workflow: Yaml) -> list[dict[str, str]]:
    """The permissions of each job; what is said on top counts where a job says nothing."""
    return [job.get("permissions", workflow["permissions"]) for job in workflow["jobs"].values()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_who_runs_for_pull_requests_may_only_read(path: Path) -> None:
    workflow = read(path)
    assert "pull_request_target" not in triggers(workflow)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    if "pull_request" in triggers(workflow):
        assert granted(workflow) == [{"contents": "read"}] * len(workflow["jobs"])
        assert "secrets." not in path.read_text(encoding="utf-8")
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", WRITERS)
def test_who_may_write_touches_no_file_of_a_pull_request(name: str) -> None:
    workflow = named(name)
    (job,) = workflow["jobs"].values()
    (step,) = job["steps"]
    assert set(step) == {"uses"}
    assert step["uses"].startswith(f"{OURS}/run@")
    assert set(triggers(workflow)).isdisjoint({"pull_request", "pull_request_review"})


def test_only_those_four_may_write_and_only_what_the_app_may() -> None:
    writing = {
        path.stem
        for path in FILES
        if any(level == "write" for job in granted(read(path)) for level in job.values())
    }
    assert writing == set(WRITERS)
    # A run takes up what another left, so each needs what any act needs: what app.yml asks for,
    # which a test compares with the code.
    needed = {
        permission.replace("_", "-"): level
        for permission, level in MANIFEST["default_permissions"].items()
        if permission not in {"metadata", "members"}  # always there; never there for a workflow
    }
    for name in WRITERS:
        assert granted(named(name)) == [needed]


@pytest.mark.parametrize(
    "path", [*FILES, *ACTIONS], ids=lambda path: str(path.relative_to(ROOT).with_suffix(""))
)
def test_nothing_is_put_into_a_shell(path: Path) -> None:
    for step in steps(read(path)):
        assert "${{" not in step.get("run", "")
        for value in step.get("env", {}).values():
            inserted = re.findall(r"\$\{\{(.*?)\}\}", str(value))
            assert not any("github.event" in each or "head_ref" in each for each in inserted)


@pytest.mark.parametrize(
    "path", [*FILES, *ACTIONS], ids=lambda path: str(path.relative_to(ROOT).with_suffix(""))
)
def test_what_is_used_is_github_s_own_or_ours_by_version_or_a_commit(path: Path) -> None:
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert version
    for step in steps(read(path)):
        used = step.get("uses")
        if used is None or used.startswith("./"):
            continue
        name, _, ref = used.partition("@")
        if name.startswith(OURS):
            assert ref == f"v{version[1]}"
            assert (ROOT / name.removeprefix(OURS).lstrip("/") / "action.yml").is_file()
        elif name.startswith("actions/"):
            assert re.fullmatch(r"v\d+", ref)
        else:
            assert re.fullmatch(r"[0-9a-f]{40}", ref)
        assert "artifact" not in name


def test_the_workflows_wake_for_what_is_read_and_run_one_at_a_time() -> None:
    assert set(triggers(named("milepost-claims"))) <= set(READERS)
    assert set(triggers(named("milepost-roadmap"))) <= set(READERS)
    started = triggers(named("milepost-publish"))["workflow_run"]
    assert started["workflows"] == [named("milepost-validate")["name"]]
    assert set(triggers(named("milepost-sweep"))) == {"schedule", "workflow_dispatch"}
    for name in WRITERS:
        workflow = named(name)
        assert workflow["concurrency"] == {"group": "milepost", "queue": "max"}
        (job,) = workflow["jobs"].values()
        assert timedelta(minutes=job["timeout-minutes"]) < HANDS


def test_the_guide_names_each_workflow() -> None:
    guide = (ROOT / "docs/actions.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(milepost-\w+)` \|", guide, re.MULTILINE))
    assert told == {path.stem for path in FILES if path.stem.startswith("milepost-")}
    assert f"{HANDS.seconds // 60} minutes" in guide.replace("fifteen", "15")


def test_zizmor_finds_nothing() -> None:
    done = subprocess.run(
        [
            str(Path(sys.executable).parent / "zizmor"),
            *("--offline", "--no-progress", "--persona", "regular"),
            *("--config", ".github/zizmor.yml", ".github", "action.yml", "run"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr

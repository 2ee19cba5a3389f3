"""The composite action and the pre-commit hooks, carried out as their hosts would."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.workflow.standards import specimen
from bot.workflow.standards.rule import Example

ROOT = Path(__file__).parent.parent.parent
SKILL = "10-optimization/counting-tokens"


def step(name: str) -> dict[str, Any]:
    """A step of the action that runs a script."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return next(each for each in action["runs"]["steps"] if each.get("name") == name)


def plant(root: Path, example: Example) -> None:
    """Write a library with the example's skill."""
    for entry in specimen.submission(example).tree:
        path = root / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(entry.data or b"")


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def acted(root: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's check as the runner would: its script in bash, its inputs as variables."""
    check = step("Check the skills")
    given = {
        "path": ".",
        "base": "",
        "existing": "false",
        "format": "github",
        "config": "",
    } | inputs
    env = {
        name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
        if "inputs." in value
        else str(Path(sys.executable).parent / "milepost")
        for name, value in check["env"].items()
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", check["run"]],
        cwd=root,
        env={"PATH": os.environ["PATH"], "GITHUB_ACTIONS": "true", "HOME": str(root), **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_passes_what_is_good_and_marks_what_is_not(tmp_path: Path) -> None:
    plant(tmp_path, Example(body="See [x](references/gone.md)."))
    done = acted(tmp_path)
    assert done.returncode == 1, done.stderr
    assert f"::error file={SKILL}/SKILL.md,title=broken-link,line=57" in done.stdout
    shutil.rmtree(tmp_path / SKILL)
    plant(tmp_path, Example())
    assert acted(tmp_path, format="text").returncode == 0


def test_an_input_is_a_word_and_never_a_command(tmp_path: Path) -> None:
    done = acted(tmp_path, path="$(touch owned) `touch owned` ; touch owned")
    assert done.returncode == 2
    assert not (tmp_path / "owned").exists()


def test_the_action_reads_no_configuration_of_the_pull_request(tmp_path: Path) -> None:
    plant(tmp_path, Example(body="See [x](references/gone.md)."))
    own = tmp_path / ".github" / "milepost.yml"
    own.parent.mkdir()
    own.write_text("standards:\n  rules:\n    broken-link: {off: says the contributor}\n")
    assert acted(tmp_path).returncode == 1


def test_the_action_runs_nothing_and_holds_no_token() -> None:
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    scripts = [each.get("run", "") for each in yaml.safe_load(action)["runs"]["steps"]]
    assert "secrets." not in action
    assert "github.token" not in action
    assert all("${{" not in script for script in scripts), "inputs belong into env"


@pytest.mark.parametrize("hook", ["milepost-check", "milepost-check-all"])
def test_a_hook_blocks_the_commit_that_breaks_a_skill(tmp_path: Path, hook: str) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    entry = shlex.split(next(each["entry"] for each in hooks if each["id"] == hook))
    program = Path(sys.executable).parent / entry[0]
    git(tmp_path, "init", "-q")
    plant(tmp_path, Example())
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Add a skill")
    words = [str(program), *entry[1:]]
    assert subprocess.run(words, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    plant(tmp_path, Example(body="See [x](references/gone.md)."))
    git(tmp_path, "add", ".")
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "broken-link" in done.stdout

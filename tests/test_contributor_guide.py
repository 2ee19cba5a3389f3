"""What the repository tells contributors is what the bot does."""

import re
from pathlib import Path

import pytest
import yaml

from bot.model.config.claims import ClaimsConfig
from bot.model.config.review import ChecklistConfig, ReviewConfig
from bot.workflow.standards.registry import all_rules

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FORMS = sorted([*GITHUB.glob("ISSUE_TEMPLATE/*.yml"), *GITHUB.glob("DISCUSSION_TEMPLATE/*.yml")])
KINDS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}


def section(title: str) -> str:
    return re.split(r"^#{2,3} ", GUIDE.partition(f"# {title}\n")[2], flags=re.MULTILINE)[0]


def test_the_checklist_of_the_guide_is_the_one_that_the_bot_uses() -> None:
    listed = re.findall(r"^- (.+)$", section("What reviewers vouch for"), flags=re.MULTILINE)
    assert listed == [line.text for line in ChecklistConfig().human]


def test_the_promise_and_the_lease_of_the_guide_are_the_defaults() -> None:
    told = section("Bring a skill")
    assert f"within {ReviewConfig().promise_hours} hours" in told
    assert f"{ClaimsConfig().lease_days} days" in told


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "AGENTS.md"])
def test_each_command_and_path_that_the_guide_names_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for name in set(re.findall(r"`milepost ([a-z]+)", text)):
        assert (ROOT / f"bot/entrypoints/cli/commands/{name}.py").is_file(), name
    for path in set(re.findall(r"`((?:bot|docs|tests)/[a-z_/]+)(?:\.md|/)?`", text)):
        assert (ROOT / path).exists() or (ROOT / f"{path}.md").exists(), path
    for path in set(re.findall(r"\]\(([\w/.-]+\.md)\)", text)):
        assert (ROOT / path).is_file(), path
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in set(re.findall(r"`make ([a-z]+)`", text)):
        assert f"\n{name}:" in targets, name


def test_the_rules_that_the_forms_name_exist() -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/rule-is-wrong.yml").read_text(encoding="utf-8"))
    named = next(part for part in form["body"] if part.get("id") == "rule")
    assert named["attributes"]["placeholder"] in all_rules()


@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_form_is_one_that_github_takes(path: Path) -> None:
    """The syntax of issue and discussion forms (https://docs.github.com, "issue forms")."""
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    is_issue = path.parent.name == "ISSUE_TEMPLATE"
    assert not is_issue or {"name", "description"} <= set(form)
    ids = [part["id"] for part in form["body"] if "id" in part]
    assert len(ids) == len(set(ids))
    for part in form["body"]:
        assert part["type"] in KINDS
        assert set(part["attributes"]) & {"label", "value"}
    assert any(part["type"] != "markdown" for part in form["body"])


def test_discussion_forms_are_named_after_the_categories_of_a_new_repository() -> None:
    slugs = {path.stem for path in GITHUB.glob("DISCUSSION_TEMPLATE/*.yml")}
    assert slugs <= {"announcements", "general", "ideas", "polls", "q-a", "show-and-tell"}


def test_the_skills_workflow_reads_only_and_takes_its_judge_from_the_base() -> None:
    text = (GITHUB / "workflows/skills.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    # YAML 1.1 reads the key `on` as true.
    assert set(workflow[True]) <= {"pull_request", "push"}
    assert "${{ secrets" not in text
    steps = workflow["jobs"]["check"]["steps"]
    action = next(step for step in steps if step["uses"].startswith("./"))
    trusted = next(
        step["with"]
        for step in steps
        if step.get("with", {}).get("path") == action["uses"].removeprefix("./")
    )
    assert trusted["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert action["with"]["config"].startswith(f"{trusted['path']}/")
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    assert set(action["with"]) <= set(inputs)
    for step in steps:
        if step["uses"].startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_what_the_pull_request_template_leaves_standing_is_headings_only() -> None:
    """Comments are not shown, so an untouched template claims nothing."""
    text = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    shown = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    assert all(not line.strip() or line.startswith("## ") for line in shown.splitlines())

"""The library's skills keep their shape; that their code works is `make skills`' business."""

import ast
import json
import subprocess
from pathlib import Path

import frontmatter
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from skillrun.blocks import Block, read
from skillrun.library import Skill, skills

ROOT = Path(__file__).parents[2]
LIBRARY = skills(ROOT / "skills")

each_skill = pytest.mark.parametrize("skill", LIBRARY, ids=lambda skill: skill.slug)


def fences(skill: Skill) -> list[Block]:
    return [block for path in skill.documents for block in read(path)]


def place(block: Block) -> str:
    return f"{block.path.relative_to(ROOT)}:{block.line}"


@each_skill
def test_every_fence_names_its_language(skill: Skill) -> None:
    assert [place(block) for block in fences(skill) if not block.language] == []


@each_skill
def test_python_and_shell_parse(skill: Skill) -> None:
    for block in fences(skill):
        if block.interpreter == "python":
            ast.parse(block.source, place(block))
        elif block.interpreter == "bash":
            done = subprocess.run(
                ["bash", "-n"], input=block.source, text=True, capture_output=True, check=False
            )
            assert done.returncode == 0, f"{place(block)}: {done.stderr}"


@each_skill
def test_data_parses(skill: Skill) -> None:
    for block in fences(skill):
        if block.language == "json":
            json.loads(block.source)
        elif block.language in {"yaml", "yml"}:
            list(yaml.safe_load_all(block.source))


@each_skill
def test_skipped_blocks_are_few_and_say_why(skill: Skill) -> None:
    runnable = [block for block in fences(skill) if block.interpreter]
    skipped = [block for block in runnable if block.skipped is not None]
    assert len(runnable) >= 10
    assert len(skipped) <= max(1, len(runnable) // 20)
    assert all(len(str(block.skipped).split()) >= 3 for block in skipped)


@each_skill
def test_every_expected_failure_is_quoted(skill: Skill) -> None:
    """A block that must raise is there to teach its message."""
    examples = [example for found in skill.examples().values() for example in found]
    failing = [e for e in examples if {"raises", "exit"} & set(e.block.attributes)]
    assert len(failing) >= 4
    assert [place(e.block) for e in failing if e.error is None] == []
    quotes = [e.output for e in examples if e.output is not None]
    quotes += [e.error for e in examples if e.error is not None]
    assert all(quote.strip().strip(".") for quote in quotes)


@each_skill
def test_the_lock_serves_the_declared_dependencies(skill: Skill) -> None:
    locked = {}
    for line in skill.lock.read_text().splitlines():
        name, _, version = line.partition("==")
        locked[canonicalize_name(name)] = version
    for declared in map(Requirement, skill.dependencies):
        assert str(declared.specifier).startswith((">=", "~=")), f"{declared} has no lower bound"
        assert declared.specifier.contains(locked[canonicalize_name(declared.name)])


@each_skill
def test_references_are_linked_and_two_at_least(skill: Skill) -> None:
    text = skill.documents[0].read_text()
    references = skill.documents[1:]
    assert len(references) >= 2
    assert [path.name for path in references if f"(references/{path.name})" not in text] == []
    assert 200 <= text.count("\n") <= 500


@each_skill
def test_each_workflow_has_a_checklist_that_ends_in_a_check(skill: Skill) -> None:
    text = skill.documents[0].read_text()
    workflows = text.split("\n## Workflow ")[1:]
    assert 2 <= len(workflows) <= 3
    for workflow in workflows:
        body = workflow.split("\n## ")[0]
        boxes = [line for line in body.splitlines() if line.startswith("- [ ] ")]
        assert len(boxes) >= 3
        assert boxes[-1].startswith("- [ ] Check")


@each_skill
def test_frontmatter_is_the_standards(skill: Skill) -> None:
    matter = frontmatter.load(str(skill.documents[0]))
    assert matter["name"] == skill.slug
    assert "Use when" in matter["description"]
    assert len(matter["description"]) <= 1024
    assert 5 <= len(matter["tags"]) <= 10
    assert matter["license"] == "MIT"

"""What a merge costs in API requests: as much in a library of 2,000 skills as in one of 10."""

from collections import Counter
from pathlib import Path

import pytest

from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.stage import Stage

REPO = "open-skills/library"
PAGE = "---\nname: {0}\n---\n# {0}\n\nSkill {0}.\n"
SIZES = (10, 2_000)
BLOBS = 50
"""Contents in one request."""


def library(size: int) -> dict[str, str]:
    return {
        f"skills/{number % 20:02}-area/made-{number}/SKILL.md": PAGE.format(f"made-{number}")
        for number in range(size)
    }


def requests_of(stage: Stage, files: dict[str, str]) -> Counter[str]:
    stage.github.door.requests.clear()
    stage.world.person("maya").commits(REPO, files, "Add a skill")
    stage.settle()
    told = Counter[str]()
    for call, count in stage.github.door.requests.items():
        method, path = call.split()
        told[f"{method} {'/'.join(path.split('/')[4:6]) or path}"] += count
    return told


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[int, str], Counter[str]]:
    found = {}
    for size in SIZES:
        home: Path = tmp_path_factory.mktemp(f"library-{size}")
        with Stage(home=home) as stage:
            stage.world.plant(roadmap=roadmap(), files=library(size))
            stage.settle()
            cold = requests_of(stage, {"skills/00-area/awq/SKILL.md": PAGE.format("awq")})
            warm = requests_of(stage, {"skills/01-area/hqq/SKILL.md": PAGE.format("hqq")})
            idle = requests_of(stage, {"README.md": "Words.\n"})
            text = stage.world.file(REPO, "ROADMAP.md") or ""
            assert f"**{size + 2:,}** (high-quality)" in text
        found |= {(size, "cold"): cold, (size, "warm"): warm, (size, "idle"): idle}
    return found


def test_a_merge_costs_the_same_whatever_the_size(
    seen: dict[tuple[int, str], Counter[str]],
) -> None:
    small, large = (seen[size, "warm"] for size in SIZES)
    assert small == large
    # The repository, its head, three trees down to the new skill, its page, rules, commit; the
    # push that our own commit causes costs nothing.
    assert large.total() <= 8, large


def test_a_push_that_changes_nothing_costs_next_to_nothing(
    seen: dict[tuple[int, str], Counter[str]],
) -> None:
    small, large = (seen[size, "idle"] for size in SIZES)
    assert small == large
    assert large.total() <= 4, large


def test_the_first_count_is_one_tree_and_a_request_for_fifty_pages(
    seen: dict[tuple[int, str], Counter[str]],
) -> None:
    for size in SIZES:
        cold = seen[size, "cold"]
        assert cold["POST /graphql"] <= size / BLOBS + 5, cold
        assert cold["GET git/trees"] <= 2, cold
        assert cold.total() <= size / BLOBS + 18, cold

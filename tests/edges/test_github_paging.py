"""Lists longer than one page, read to their end through our own client."""

from bot.github.repository import RepositoryOnGitHub
from bot.simulator.simulator import Simulator

REPO = "open-skills/library"
MANY = 130


def test_all_statuses_of_a_commit_are_read(
    simulator: Simulator, reached: RepositoryOnGitHub
) -> None:
    world = simulator.world
    pull = world.person("ada").opens_pull(REPO, "awq", {"a.md": "text\n"}, "Add AWQ", fork=True)
    for number in range(MANY):
        world.sets_status(pull, "success", context=f"build/{number}")
    world.sets_status(pull, "failure", context="build/0")
    found = reached.statuses(sha=pull.read()["head_sha"])
    assert len(found) == MANY + 1
    assert [each.conclusion for each in found].count("failure") == 1


def test_the_whole_timeline_is_read(simulator: Simulator, reached: RepositoryOnGitHub) -> None:
    world = simulator.world
    ada = world.person("ada")
    pull = ada.opens_pull(REPO, "awq", {"a.md": "text\n"}, "Add AWQ", fork=True)
    for number in range(MANY):
        (ada.makes_ready if number % 2 else ada.makes_draft)(pull)
    assert len(reached.moments(number=pull.number)) >= MANY

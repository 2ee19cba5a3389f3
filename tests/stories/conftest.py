"""A stage with a library like the model one, and the people who use it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.stage import Stage

ROADMAP = roadmap()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with Stage(home=tmp_path) as made:
        made.world.plant(roadmap=ROADMAP)
        made.settle()
        yield made

"""A stage with a library like the model one, and the people who use it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.stage import Stage
from bot.simulator.truth.openapi import OpenApi
from bot.simulator.truth.webhooks import WebhookSchemas
from bot.simulator.truth.witness import Witness

ROADMAP = roadmap()


@pytest.fixture
def stage(tmp_path: Path, schemas: tuple[OpenApi, WebhookSchemas] | None) -> Iterator[Stage]:
    """Whatever we ask or GitHub answers against its published schemas fails the story."""
    with Stage(home=tmp_path) as made:
        witness = Witness(*schemas).watch(made.github) if schemas else None
        made.world.plant(roadmap=ROADMAP)
        made.settle()
        yield made
    lies = witness.lies if witness else []
    assert lies == [], "\n".join(lies)

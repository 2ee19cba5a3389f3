"""A stage with a library like the model one, and the people who use it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
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


SignIn = Callable[[str], httpx.Client]


@pytest.fixture
def sign_in(stage: Stage) -> Iterator[SignIn]:
    """Gives a client that somebody signed in with, on GitHub's own pages."""
    made: list[httpx.Client] = []

    def enter(login: str) -> httpx.Client:
        stage.world.person(login)
        client = httpx.Client(base_url=stage.url, trust_env=False, timeout=30)
        made.append(client)
        asked = httpx.URL(client.get("/sign-in").headers["Location"])
        fields = dict(asked.params)
        answer = httpx.post(
            asked.copy_with(query=None),
            data={**fields, "login": login, "authorize": "1"},
            trust_env=False,
        )
        back = client.get(answer.headers["Location"])
        assert back.status_code == 303, back.text
        return client

    yield enter
    for client in made:
        client.close()

"""Simulators for the tests of the edges."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest

from bot.engine.shelf import Shelf
from bot.github.auth import AppCredentials, Tokens
from bot.github.branch import BranchOnGitHub
from bot.github.repository import RepositoryOnGitHub, WithToken
from bot.simulator.changes.apps import new_key
from bot.simulator.clock import DAWN
from bot.simulator.simulator import Simulator
from bot.simulator.truth.openapi import OpenApi
from bot.simulator.truth.packages import NoTruth, fetch
from bot.simulator.truth.webhooks import WebhookSchemas
from bot.simulator.truth.witness import Witness
from bot.storage.branch import BranchLedger
from bot.storage.database import Database, open_database

ROADMAP = """# Roadmap

## Phase 14: Compression

- [ ] **AWQ** - Activation-aware weights
- [ ] **HQQ** - Half-quadratic quantization
"""
REPO = "open-skills/library"


class Inbox:
    """Stands where the bot would: keeps every webhook, answers `status`."""

    def __init__(self) -> None:
        self.received: list[tuple[str, dict[str, str], bytes]] = []
        self.status = 202
        self.error: Exception | None = None

    def __call__(self, url: str, headers: Any, body: bytes) -> tuple[int, dict[str, str], str]:
        if self.error:
            raise self.error
        self.received.append((url, dict(headers), body))
        return self.status, {"X-Answer": "yes"}, "thanks"

    def events(self) -> list[str]:
        return [self.name(headers, body) for _, headers, body in self.received]

    def name(self, headers: dict[str, str], body: bytes) -> str:
        action = json.loads(body).get("action")
        return headers["X-GitHub-Event"] + (f".{action}" if action else "")

    def last(self, name: str) -> dict[str, Any]:
        for _, headers, body in reversed(self.received):
            if self.name(headers, body) == name:
                return dict(json.loads(body))
        raise AssertionError(f"no {name} among {self.events()}")


class Bot:
    """A bare client with the App's key, so that nothing of Milepost's own client is trusted."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self.http = httpx.Client(base_url=simulator.url, trust_env=False, timeout=30)
        self.token = ""

    def jwt(self, **claims: Any) -> str:
        now = int(self.simulator.clock().timestamp())
        app = self.simulator.app
        return jwt.encode(
            {"iat": now - 60, "exp": now + 300, "iss": str(app.id), **claims},
            app.private_key,
            algorithm="RS256",
        )

    def as_app(self, method: str, path: str, **extra: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.jwt()}"}
        return self.http.request(method, path, headers=headers, **extra)

    def sign_in(self, **narrow: Any) -> dict[str, Any]:
        installation = self.as_app("GET", f"/repos/{REPO}/installation").json()
        answer = self.as_app(
            "POST", f"/app/installations/{installation['id']}/access_tokens", json=narrow
        )
        assert answer.status_code == 201, answer.text
        self.token = answer.json()["token"]
        return dict(answer.json())

    def call(self, method: str, path: str, **extra: Any) -> httpx.Response:
        if not self.token:
            self.sign_in()
        headers = {"Authorization": f"token {self.token}", **extra.pop("headers", {})}
        return self.http.request(method, path, headers=headers, **extra)

    def graphql(self, query: str, **variables: Any) -> dict[str, Any]:
        answer = self.call("POST", "/graphql", json={"query": query, "variables": variables})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture(scope="session")
def key() -> str:
    """One key for all simulators: making one takes longer than most tests."""
    return new_key()


@pytest.fixture
def truth() -> Callable[[str], Path]:
    """Path of a published file; the test is skipped, loudly, where it cannot be fetched."""

    def get(name: str) -> Path:
        try:
            return fetch(name)
        except NoTruth as error:
            pytest.skip(f"NOT CHECKED AGAINST GITHUB: {error}")

    return get


@pytest.fixture
def simulator(
    inbox: Inbox, tmp_path: Path, key: str, schemas: tuple[OpenApi, WebhookSchemas] | None
) -> Iterator[Simulator]:
    """A planted simulator; where the schemas are there, whatever is untrue fails the test."""
    with Simulator(
        home=tmp_path, receiver=inbox, webhook_url="http://bot.test/hook", private_key=key
    ) as made:
        witness = Witness(*schemas).watch(made) if schemas else None
        made.world.plant(roadmap=ROADMAP)
        yield made
    lies = witness.lies if witness else []
    assert lies == [], "\n".join(lies)


@pytest.fixture
def reached(simulator: Simulator) -> Iterator[RepositoryOnGitHub]:
    """The planted repository, as our own client reaches it with the installation's token."""
    tokens = Tokens(
        credentials=AppCredentials(
            app_id=str(simulator.app.id),
            private_key=simulator.app.private_key,
            api_url=simulator.url,
        ),
        now=simulator.clock,
    )
    http = httpx.Client(trust_env=False, timeout=30)
    repository = WithToken(
        repo=REPO,
        token=tokens.of(repo=REPO),
        api_url=simulator.url,
        http=http,
        now=simulator.clock,
    )(repo=REPO)
    yield repository
    repository.close()
    http.close()


@pytest.fixture
def shelf(reached: RepositoryOnGitHub) -> BranchOnGitHub:
    """The ledger's branch, as the token of a workflow's run reaches it."""
    return BranchOnGitHub(reached)


@pytest.fixture
def on_branch(shelf: BranchOnGitHub, tmp_path: Path) -> Iterator[Callable[..., BranchLedger]]:
    """Opens the ledger on the branch as one more run does; the time is `at`."""
    databases: list[Database] = []

    def opened(run: str = "1", *, at: datetime = DAWN, shelf: Shelf = shelf) -> BranchLedger:
        databases.append(open_database(f"sqlite:///{tmp_path / f'run-{len(databases)}.db'}"))
        return BranchLedger(shelf, databases[-1], repo="owner/repo", run=run, now=lambda: at)

    yield opened
    for database in databases:
        database.close()


@pytest.fixture
def bot(simulator: Simulator) -> Iterator[Bot]:
    made = Bot(simulator)
    yield made
    made.http.close()

"""What the checks look at: settings, the App as GitHub sees it, and its repositories."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from github import Auth, GithubException

from bot.delivery.inbox import Inbox
from bot.delivery.stores import Stores
from bot.engine.gather.home import Home, read_home
from bot.entrypoints.operation.standing import database_is_there
from bot.entrypoints.settings import Settings
from bot.github.app import AppOnGitHub
from bot.github.auth import AppCredentials, Tokens, client
from bot.github.faults import translated
from bot.github.graphql import GraphQL
from bot.github.repository import OnGitHub, RepositoryOnGitHub
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger


@dataclass(frozen=True, kw_only=True)
class House:
    """One repository where the App is installed; `labels` in GitHub's spelling."""

    name: str
    github: RepositoryOnGitHub
    home: Home
    labels: frozenset[str]
    categories: tuple[Mapping[str, Any], ...]
    """Discussion categories: `name`, `slug`, `isAnswerable`."""


class Patient:
    """Read as far as the checks ask, and each thing once."""

    def __init__(self, settings: Settings, *, now: Callable[[], datetime]) -> None:
        self.settings = settings
        self.now = now
        self.http = httpx.Client(timeout=15)
        self.tokens = Tokens(
            credentials=AppCredentials(
                app_id=settings.app_id,
                private_key=settings.private_key,
                api_url=settings.api_url,
            ),
            now=now,
        )
        self.date: str | None = None
        self._folder = TemporaryDirectory(prefix="milepost-doctor-")
        self._scratch = open_database(f"sqlite:///{self._folder.name}/scratch.db")

    def close(self) -> None:
        """Let go of connections."""
        self.http.close()
        self._scratch.close()
        self._folder.cleanup()

    @property
    def has_database(self) -> bool:
        """Whether there is one to look into; looking makes none."""
        return database_is_there(self.settings)

    def inbox(self) -> Inbox:
        """The inbox, to be closed."""
        return Stores(url=self.settings.database_url).inbox()

    @cached_property
    def app(self) -> dict[str, Any]:
        """`GET /app`; also notes GitHub's time, which an error tells too."""
        speaker = self.tokens.app()
        try:
            with translated(self.now):
                try:
                    headers, data = speaker.requester.requestJsonAndCheck("GET", "/app")
                except GithubException as error:
                    self._note(error.headers or {})
                    raise
            self._note(headers)
            return dict(data)
        finally:
            speaker.close()

    def _note(self, headers: Mapping[str, Any]) -> None:
        found = {name.lower(): str(value) for name, value in headers.items()}
        self.date = found.get("date")

    @cached_property
    def installations(self) -> list[dict[str, Any]]:
        """Accounts that installed the App."""
        return list(self.tokens.request("GET", "/app/installations?per_page=100"))

    @cached_property
    def houses(self) -> tuple[House, ...]:
        """Its repositories."""
        githubs = OnGitHub(
            tokens=self.tokens,
            api_url=self.settings.api_url,
            slug=str(self.app["slug"]),
            http=self.http,
            now=self.now,
        )
        names = list(AppOnGitHub(tokens=self.tokens).repositories())
        return tuple(self._house(name, githubs(repo=name, installation=None)) for name in names)

    def _house(self, name: str, github: RepositoryOnGitHub) -> House:
        token = self.tokens.of(repo=name)
        graphql = GraphQL(
            http=self.http, api_url=self.settings.api_url, token=lambda: token, now=self.now
        )
        owner, short = name.split("/", 1)
        found = graphql.run("repository_ids", owner=owner, name=short)["repository"]
        return House(
            name=name,
            github=github,
            home=read_home(github, SqlLedger(self._scratch)),
            labels=self._labels(name, token),
            categories=tuple(found["discussionCategories"]["nodes"]),
        )

    def _labels(self, repo: str, token: str) -> frozenset[str]:
        speaker = client(Auth.Token(token), self.settings.api_url)
        try:
            with translated(self.now):
                return frozenset(each.name for each in speaker.get_repo(repo).get_labels())
        finally:
            speaker.close()

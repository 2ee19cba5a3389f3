"""What the checks look at: settings, the App as GitHub sees it, and its repositories."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import psycopg
from github import Auth, GithubException
from sqlalchemy.exc import SQLAlchemyError

from bot.delivery.inbox import Figures, Inbox
from bot.delivery.stores import Stores
from bot.engine.gather.home import Home, read_home
from bot.entrypoints.operation.standing import database_is_there
from bot.entrypoints.settings import Settings
from bot.github.app import AppOnGitHub
from bot.github.auth import AppCredentials, Tokens, client
from bot.github.faults import translated
from bot.github.graphql import GraphQL
from bot.github.repository import OnGitHub, RepositoryOnGitHub
from bot.model.errors import MilepostError
from bot.storage.database import Database, open_database
from bot.storage.ledger import SqlLedger
from bot.storage.vitals import Vital, vitals


@dataclass(frozen=True, kw_only=True)
class House:
    """One repository where the App is installed; `labels` in GitHub's spelling."""

    name: str
    github: RepositoryOnGitHub
    home: Home
    branch: str
    """The default branch."""
    protected: bool
    """Whether the branch is under any protection, a ruleset or the classic kind."""
    labels: frozenset[str]
    categories: tuple[Mapping[str, Any], ...]
    """Discussion categories: `name`, `slug`, `isAnswerable`."""


class Patient:
    """Read as far as the checks ask, and each thing once."""

    def __init__(
        self, settings: Settings, *, now: Callable[[], datetime], most: int | None = None
    ) -> None:
        """`most` bounds how many repositories are looked at."""
        self.settings = settings
        self.closed: dict[str, str] = {}
        """Repositories that could not be looked at, and why."""
        self._most = most
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

    @cached_property
    def database_problem(self) -> str | None:
        """Why the databases that are there cannot be used; None if they can."""
        try:
            with self._database() as database, database.writing() as connection:
                connection.exec_driver_sql("SELECT 1")
            _ = self.figures
        except (SQLAlchemyError, psycopg.Error, sqlite3.Error, OSError, MilepostError) as error:
            return str(getattr(error, "orig", None) or error).strip().split("\n")[0]
        return None

    @cached_property
    def app_problem(self) -> str | None:
        """Why GitHub does not know the App; None if it does."""
        if not self.settings.is_configured:
            return "there are no credentials"
        try:
            _ = self.app
        except MilepostError as error:
            return str(error)
        return None

    @contextmanager
    def inbox(self) -> Iterator[Inbox]:
        """The inbox."""
        inbox = Stores(url=self.settings.database_url).inbox()
        try:
            yield inbox
        finally:
            inbox.close()

    @cached_property
    def figures(self) -> Figures:
        """How the inbox stands."""
        with self.inbox() as inbox:
            return inbox.figures(now=self.now())

    @cached_property
    def vitals(self) -> tuple[Vital, ...]:
        """What the workers said last."""
        with self._database() as database:
            return vitals(database)

    @contextmanager
    def _database(self) -> Iterator[Database]:
        database = open_database(self.settings.database_url)
        try:
            yield database
        finally:
            database.close()

    def newest_sent(self, *, since: datetime) -> datetime | None:
        """When GitHub last sent a webhook; None if it has not since then."""
        sent = AppOnGitHub(tokens=self.tokens).since(since)
        return next((each.delivered_at for each in sent), None)

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
        names = islice(AppOnGitHub(tokens=self.tokens).repositories(), self._most)
        found = []
        for name in list(names):
            try:
                found.append(self._house(name, githubs(repo=name, installation=None)))
            except MilepostError as error:
                self.closed[name] = str(error)
        return tuple(found)

    def _house(self, name: str, github: RepositoryOnGitHub) -> House:
        token = self.tokens.of(repo=name)
        graphql = GraphQL(
            http=self.http, api_url=self.settings.api_url, token=lambda: token, now=self.now
        )
        owner, short = name.split("/", 1)
        found = graphql.run("repository_ids", owner=owner, name=short)["repository"]
        branch = github.default_branch()
        speaker = client(Auth.Token(token), self.settings.api_url)
        try:
            with translated(self.now):
                there = speaker.get_repo(name)
                labels = frozenset(each.name for each in there.get_labels())
                protected = there.get_branch(branch).protected
        finally:
            speaker.close()
        return House(
            name=name,
            github=github,
            home=read_home(github, SqlLedger(self._scratch)),
            branch=branch,
            protected=protected,
            labels=labels,
            categories=tuple(found["discussionCategories"]["nodes"]),
        )

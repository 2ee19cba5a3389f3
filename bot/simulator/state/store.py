"""Everything that is, with identifiers given out in order and found again by number or node id."""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from random import Random
from threading import RLock
from typing import TypeVar
from uuid import UUID

from bot.simulator.git import BareRepository
from bot.simulator.state.accounts import Account, App, Installation, Token
from bot.simulator.state.checks import CheckRun, CheckSuite
from bot.simulator.state.repositories import Repository
from bot.simulator.state.threads import Discussion, Issue, IssueComment, ReviewComment

Thing = TypeVar("Thing")

PREFIXES = {
    "User": "U",
    "Bot": "BOT",
    "Organization": "O",
    "App": "A",
    "Repository": "R",
    "Label": "LA",
    "DiscussionCategory": "DIC",
    "Discussion": "D",
    "DiscussionComment": "DC",
    "Issue": "I",
    "IssueComment": "IC",
    "PullRequest": "PR",
    "PullRequestReview": "PRR",
    "PullRequestReviewComment": "PRRC",
    "CheckRun": "CR",
    "CheckSuite": "CS",
    "Reaction": "REA",
    "Ref": "REF",
    "Tree": "T",
    "Blob": "B",
    "Commit": "C",
}
"""GraphQL type → the prefix of its node ids, as seen on github.com."""


class Store:
    """The whole state; hold `lock` while reading or changing it."""

    def __init__(self, *, home: Path, now: Callable[[], datetime], seed: int = 0) -> None:
        self.home = home
        self.now = now
        self.lock = RLock()
        self.random = Random(seed)  # noqa: S311 - repeatable on purpose
        self._ids = count(1_000_001)
        self.accounts: dict[str, Account] = {}
        self.apps: dict[int, App] = {}
        self.installations: dict[int, Installation] = {}
        self.tokens: dict[str, Token] = {}
        self.repositories: dict[str, Repository] = {}
        self.issues: dict[tuple[int, int], Issue] = {}
        self.discussions: dict[tuple[int, int], Discussion] = {}
        self.comments: dict[int, IssueComment] = {}
        self.review_comments: dict[int, ReviewComment] = {}
        self.suites: dict[int, CheckSuite] = {}
        self.runs: dict[int, CheckRun] = {}
        self.nodes: dict[str, object] = {}

    def identify(self, kind: str) -> tuple[int, str]:
        """A fresh database id and the node id that goes with it."""
        number = next(self._ids)
        return number, node_id(kind, number)

    def guid(self) -> str:
        """A fresh GUID; the same row of them for the same seed."""
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def keep(self, identifier: str, thing: Thing) -> Thing:
        """Make a thing findable by its node id."""
        self.nodes[identifier] = thing
        return thing

    def account(self, login: str) -> Account | None:
        """By login, in any case."""
        return self.accounts.get(login.casefold())

    def add_account(self, login: str, *, kind: str = "User", name: str | None = None) -> Account:
        """Make an account, or give the one of that login."""
        if known := self.account(login):
            return known
        number, node = self.identify(kind)
        account = Account(
            id=number, node_id=node, login=login, kind=kind, name=name, created_at=self.now()
        )
        self.accounts[login.casefold()] = account
        return self.keep(node, account)

    def repository(self, full_name: str) -> Repository | None:
        """By owner/name, in any case."""
        return self.repositories.get(full_name.casefold())

    def add_repository(
        self, owner: Account, name: str, *, parent: Repository | None = None
    ) -> Repository:
        """Make an empty repository with its bare git repository on disk."""
        number, node = self.identify("Repository")
        repository = Repository(
            id=number,
            node_id=node,
            name=name,
            owner=owner,
            git=BareRepository(self.home / f"{number}.git"),
            created_at=self.now(),
            pushed_at=self.now(),
            parent=parent,
        )
        self.repositories[repository.full_name.casefold()] = repository
        return self.keep(node, repository)

    def repository_by_id(self, number: int) -> Repository | None:
        """By database id."""
        return next((each for each in self.repositories.values() if each.id == number), None)

    def discussions_of(self, repository: Repository) -> list[Discussion]:
        """In order of number."""
        found = [each for each in self.discussions.values() if each.repository is repository]
        return sorted(found, key=lambda each: each.number)

    def issues_of(self, repository: Repository) -> list[Issue]:
        """Issues and pull requests in order of number."""
        found = [each for each in self.issues.values() if each.repository is repository]
        return sorted(found, key=lambda each: each.number)

    def close(self) -> None:
        """End the git processes."""
        for repository in self.repositories.values():
            repository.git.close()


def node_id(kind: str, identity: int | str) -> str:
    """An opaque id in the form of GitHub's newer node ids."""
    packed = urlsafe_b64encode(f"{identity}".encode()).decode().rstrip("=")
    return f"{PREFIXES.get(kind, 'N')}_kwDO{packed}"

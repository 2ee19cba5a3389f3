"""One repository on GitHub: REST and GraphQL behind one port."""

from collections.abc import Callable
from datetime import datetime

import httpx
from github import Auth

from bot.github.auth import Tokens, client
from bot.github.budget import Budgets
from bot.github.discussions import Discussions
from bot.github.graphql import GraphQL
from bot.github.reads import RestReads
from bot.github.writes import RestWrites
from bot.model.errors import InputError
from bot.model.facts import Spoken


class RepositoryOnGitHub(RestReads, RestWrites, Discussions):
    """See `bot.engine.ports.GitHub`. Made anew for each event; shares token and connections."""

    def __init__(
        self,
        *,
        repo: str,
        token: str,
        api_url: str,
        slug: str,
        http: httpx.Client,
        now: Callable[[], datetime],
        budget: Budgets,
    ) -> None:
        self._budget = budget
        rest = client(Auth.Token(token), api_url)
        graphql = GraphQL(
            http=http,
            api_url=api_url,
            token=lambda: token,
            now=now,
            heard=lambda headers: budget.heard_headers(repo=repo, headers=headers),
        )
        RestReads.__init__(self, rest=rest, graphql=graphql, repo=repo, slug=slug, now=now)
        RestWrites.__init__(self, rest=rest, graphql=graphql, repo=repo, now=now)
        Discussions.__init__(self, graphql=graphql, repo=repo)

    def spoken(self, *, since: datetime | None) -> tuple[Spoken, ...]:
        """Comments everywhere since then, in the fair order; two requests where little was said."""
        found = (*self.spoken_in_discussions(since=since), *self.spoken_on_issues(since=since))
        return tuple(sorted(found, key=lambda each: (each.comment.created_at, each.comment.id)))

    def close(self) -> None:
        """See `GitHub.close`; the GraphQL connections are shared and stay."""
        remaining, limit = self._rest.requester.rate_limiting
        self._budget.heard(
            repo=self.repo,
            remaining=remaining,
            limit=limit,
            reset=self._rest.requester.rate_limiting_resettime,
        )
        self._rest.close()


class OnGitHub:
    """Gives `RepositoryOnGitHub`s; see `bot.engine.ports.GitHubs`."""

    def __init__(
        self,
        *,
        tokens: Tokens,
        api_url: str,
        slug: str,
        http: httpx.Client,
        now: Callable[[], datetime],
        budget: Budgets | None = None,
    ) -> None:
        self._budget = budget or Budgets(now=now)
        self._tokens = tokens
        self._api_url = api_url
        self._slug = slug
        self._http = http
        self._now = now

    def forget(self, *, repo: str) -> None:
        """See `GitHubs.forget`."""
        self._tokens.drop(repo=repo)

    def __call__(self, *, repo: str, installation: int | None) -> RepositoryOnGitHub:
        return RepositoryOnGitHub(
            repo=repo,
            token=self._tokens.of(repo=repo, installation=installation),
            api_url=self._api_url,
            slug=self._slug,
            http=self._http,
            now=self._now,
            budget=self._budget,
        )


class WithToken:
    """One repository with the token of a workflow's run. Fits `bot.engine.ports.GitHubs`.

    `GITHUB_TOKEN` is an installation token of the App behind GitHub Actions; what is written with
    it is written by `github-actions[bot]`
    (https://docs.github.com/actions/concepts/security/github_token).
    """

    SLUG = "github-actions"

    def __init__(
        self,
        *,
        repo: str,
        token: str,
        api_url: str,
        http: httpx.Client,
        now: Callable[[], datetime],
        budget: Budgets | None = None,
    ) -> None:
        self._budget = budget or Budgets(now=now)
        self._repo = repo
        self._token = token
        self._api_url = api_url
        self._http = http
        self._now = now

    def forget(self, *, repo: str) -> None:
        """See `GitHubs.forget`; there is no other token."""

    def __call__(
        self,
        *,
        repo: str,
        installation: int | None = None,  # noqa: ARG002 - there is one token, whatever it is of
    ) -> RepositoryOnGitHub:
        if repo.lower() != self._repo.lower():
            raise InputError(f"the event is of {repo}, but this run is of {self._repo}")
        return RepositoryOnGitHub(
            repo=repo,
            token=self._token,
            api_url=self._api_url,
            slug=self.SLUG,
            http=self._http,
            now=self._now,
            budget=self._budget,
        )

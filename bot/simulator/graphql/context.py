"""Who asks, and how a thing is found for them."""

from dataclasses import dataclass
from typing import Any

from bot.simulator.errors import Refusal
from bot.simulator.hub import Hub
from bot.simulator.rest.auth import allow, repository_for
from bot.simulator.state.accounts import Account, App, Token
from bot.simulator.state.repositories import Repository
from bot.simulator.state.threads import Issue, Pull


@dataclass(frozen=True, kw_only=True)
class Context:
    """One GraphQL request."""

    hub: Hub
    actor: Account
    app: App | None
    token: Token

    def repository(self, full_name: str) -> Repository:
        """The repository if the caller may see it."""
        try:
            return repository_for(self.hub, self.token, full_name, write=False)
        except Refusal as error:
            message = f"Could not resolve to a Repository with the name '{full_name}'."
            raise Refusal(404, message) from error

    def node(self, identifier: str, kind: type | tuple[type, ...] = object) -> Any:
        """The thing of a node id that the caller may see."""
        found = self.hub.store.nodes.get(identifier)
        if isinstance(found, Issue) and found.pull:
            found = found.pull
        home = getattr(found, "repository", None)
        if isinstance(found, Pull):
            home = found.issue.repository
        if found is None or not isinstance(found, kind):
            raise Refusal(404, f"Could not resolve to a node with the global id of '{identifier}'.")
        if isinstance(home, Repository):
            self.repository(home.full_name)
        return found

    def may(self, repository: Repository, needs: str) -> None:
        """Refuse a change outside the token's repositories or permissions."""
        repository_for(self.hub, self.token, repository.full_name, write=True)
        allow(tuple(needs.split()), self.token)

    def can(self, repository: Repository, needs: str) -> bool:
        """Whether that change would be allowed."""
        try:
            self.may(repository, needs)
        except Refusal:
            return False
        return True


def home_of(thing: object) -> Repository:
    """The repository that a thing belongs to."""
    if isinstance(thing, Pull):
        return thing.issue.repository
    if isinstance(thing, Repository):
        return thing
    found = getattr(thing, "repository", None)
    assert isinstance(found, Repository)
    return found


def permission_of(thing: object) -> str:
    """The permission that writing to a thing takes."""
    if isinstance(thing, Pull):
        return "pull_requests:write"
    name = type(thing).__name__
    return (
        "discussions:write" if name.startswith("Discussion") else "issues:write pull_requests:write"
    )

"""A route, what it is called with, and what it answers."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urlencode

from bot.model.catalog import modules
from bot.simulator.errors import Refusal, invalid, not_found
from bot.simulator.hub import Hub
from bot.simulator.rest import resources
from bot.simulator.state.accounts import Account, App, Token
from bot.simulator.state.repositories import Repository

GREEDY = {"path", "ref", "basehead", "branch"}
"""Parameters that may hold slashes."""

Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """`body` is JSON (or raw bytes with `media`); None is an empty body."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    media: str = "application/json; charset=utf-8"


@dataclass(kw_only=True)
class Request:
    """One call, already authenticated. `body` is the JSON object sent ({} if none)."""

    hub: Hub
    method: str
    path: str
    params: dict[str, str]
    query: dict[str, str]
    headers: Mapping[str, str]
    body: dict[str, Any]
    actor: Account
    app: App | None
    token: Token | None
    repository: Repository | None = None

    @property
    def repo(self) -> Repository:
        """The repository of the path."""
        assert self.repository is not None
        return self.repository

    @property
    def the_app(self) -> App:
        """The App that calls."""
        if self.app is None:
            raise Refusal(403, "You must authenticate via a GitHub App.")
        return self.app

    def number(self, name: str) -> int:
        """A numeric part of the path; anything else is simply not found."""
        if not self.params[name].isdigit():
            raise not_found()
        return int(self.params[name])

    def text(self, name: str) -> str:
        """A string of the body that must be there."""
        value = self.body.get(name)
        if not isinstance(value, str):
            raise Refusal(422, f'Invalid request.\n\n"{name}" wasn\'t supplied.')
        return value

    def optional(self, name: str) -> str | None:
        """A string of the body, if it is there."""
        value = self.body.get(name)
        if value is not None and not isinstance(value, str):
            raise Refusal(422, f"Invalid request.\n\nFor '{name}', {value!r} is not a string.")
        return value

    def words(self, name: str) -> list[str]:
        """A list of strings of the body, empty if it is not there."""
        value = self.body.get(name) or []
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list):
            raise Refusal(422, f"Invalid request.\n\nFor '{name}', {value!r} is not an array.")
        return [str(each["name"]) if isinstance(each, dict) else str(each) for each in value]

    def page(self) -> tuple[int, int]:
        """(page, per_page), GitHub's defaults and cap."""
        try:
            size = min(max(int(self.query.get("per_page", "30")), 1), 100)
            page = max(int(self.query.get("page", "1")), 1)
        except ValueError as error:
            raise invalid("Query", "per_page") from error
        return page, size

    def paged(
        self,
        rows: Sequence[Row],
        show: Callable[[Row], Any],
        *,
        wrap: Callable[[list[Any]], Any] = lambda shown: shown,
    ) -> Answer:
        """One page of rows with GitHub's Link header."""
        page, size = self.page()
        first = (page - 1) * size
        last_page = max(-(-len(rows) // size), 1)
        links: list[str] = []
        if page < last_page:
            links += [self._link(page + 1, "next"), self._link(last_page, "last")]
        if page > 1:
            links += [self._link(1, "first"), self._link(page - 1, "prev")]
        shown = [show(row) for row in rows[first : first + size]]
        headers = {"Link": ", ".join(links)} if links else {}
        return Answer(body=wrap(shown), headers=headers)

    def _link(self, page: int, rel: str) -> str:
        query = urlencode({**self.query, "page": str(page)})
        return f'<{self.hub.at}{quote(self.path)}?{query}>; rel="{rel}"'


Handler = Callable[[Request], Answer]


@dataclass(frozen=True, kw_only=True)
class Route:
    """`auth` is jwt, token, any or none; any one of the permissions in `needs` suffices."""

    method: str
    template: str
    handler: Handler
    auth: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]

    @property
    def name(self) -> str:
        """`GET /repos/{owner}/{repo}`."""
        return f"{self.method} {self.template}"


ROUTES: list[Route] = []


def route(
    method: str, template: str, *, auth: str = "token", needs: str = "metadata:read"
) -> Callable[[Handler], Handler]:
    """Register a handler under GitHub's own path template."""

    def register(handler: Handler) -> Handler:
        ROUTES.append(
            Route(
                method=method,
                template=template,
                handler=handler,
                auth=auth,
                needs=tuple(needs.split()),
                pattern=pattern(template),
            )
        )
        return handler

    return register


def pattern(template: str) -> re.Pattern[str]:
    """A path template such as `/repos/{owner}/{repo}` as what it matches."""
    parts = re.split(r"\{([a-z_]+)\}", template)
    built = [
        re.escape(part) if index % 2 == 0 else f"(?P<{part}>{'.+' if part in GREEDY else '[^/]+'})"
        for index, part in enumerate(parts)
    ]
    return re.compile("".join(built))


def table() -> list[Route]:
    """All routes, the most literal first."""
    modules(resources)
    return sorted(ROUTES, key=lambda each: -len(re.sub(r"\{[a-z_]+\}", "", each.template)))


def find(
    routes: Sequence[Route], method: str, raw_path: str
) -> tuple[Route, dict[str, str]] | None:
    """The route of a call with its parameters decoded; None if there is none."""
    for each in routes:
        if each.method == method and (match := each.pattern.fullmatch(raw_path)):
            return each, {key: unquote(value) for key, value in match.groupdict().items()}
    return None

"""One REST call from bytes to bytes: route, caller, permission, handler, headers."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qsl, unquote

from bot.simulator.errors import DOCUMENTATION, Refusal, too_fast, unsupported
from bot.simulator.hub import Hub
from bot.simulator.rest import auth
from bot.simulator.rest.route import Answer, Request, Route, find, table
from bot.simulator.state.accounts import Account

VERSION = "2022-11-28"


@dataclass(frozen=True, kw_only=True)
class Call:
    """What came over the wire; `path` is still percent-encoded, header names are lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What goes back; `broken` cuts the connection inside the body, `drips` sends it slowly."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    broken: bool = False
    drips: bool = False


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One finished call, for whoever watches: the fidelity table, the schemas, a test."""

    route: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    request: Any
    status: int
    response: Any


Watcher = Callable[[Exchange], None]
NOBODY = Account(
    id=0, node_id="", login="ghost", kind="User", created_at=datetime.fromtimestamp(0).astimezone()
)


class Dispatcher:
    """`watchers` see every exchange of a known route and raise to call it untrue.

    `jwt_now` is the clock that the App's own tokens are held against (the simulator's, unless the
    client cannot be given a clock).
    """

    def __init__(self, hub: Hub, *, jwt_now: Callable[[], datetime]) -> None:
        self._hub = hub
        self._routes = table()
        self._jwt_now = jwt_now
        self.watchers: list[Watcher] = []

    def name_of(self, call: Call) -> str | None:
        """`GET /repos/{owner}/{repo}`, or None for what is not a route."""
        found = find(self._routes, call.method, call.path)
        return found[0].name if found else None

    def __call__(self, call: Call) -> Reply:
        """Answer one call; a refusal is an answer too."""
        found = find(self._routes, call.method, call.path)
        query = dict(parse_qsl(call.query, keep_blank_values=True))
        sent: Any = None
        who: Account = NOBODY
        with self._hub.store.lock:
            try:
                if found is None:
                    raise unsupported(f"{call.method} {unquote(call.path)}")
                if "user-agent" not in call.headers:
                    raise Refusal(403, "Request forbidden by administrative rules.")
                _check_version(call)
                sent = _json(call, found[0])
                request = self._request(call, *found, query=query, sent=sent)
                who = request.actor
                free = found[0].template == "/rate_limit"
                if not free and not self._hub.limits.spend(who.login, "core", self._hub.now()):
                    raise Refusal(403, f"API rate limit exceeded for installation ID {who.id}.")
                wait = self._hub.limits.make(who.login, found[0].name, self._hub.now())
                if wait is not None:
                    raise too_fast(wait)
                answer = found[0].handler(request)
            except Refusal as refusal:
                answer = Answer(status=refusal.status, body=refusal.body(), headers=refusal.headers)
            if found is not None:
                for watcher in self.watchers:
                    watcher(
                        Exchange(
                            route=found[0].name,
                            params=found[1],
                            query=query,
                            request=sent,
                            status=answer.status,
                            response=answer.body,
                        )
                    )
            return self._reply(call, answer, who)

    def _request(
        self, call: Call, route: Route, params: dict[str, str], *, query: dict[str, str], sent: Any
    ) -> Request:
        hub = self._hub
        request = Request(
            hub=hub,
            method=call.method,
            path=unquote(call.path),
            params=params,
            query=query,
            headers=call.headers,
            body={"labels": sent} if isinstance(sent, list) else sent or {},
            actor=NOBODY,
            app=None,
            token=None,
        )
        value = auth.credentials(call.headers)
        if route.auth != "none" and value is None:
            raise Refusal(401, "Requires authentication")
        if route.auth == "jwt" and value is not None:
            request.app = auth.app_of(hub, value, self._jwt_now())
            request.actor = request.app.bot
        elif route.auth in ("token", "any") and value is not None:
            request.token = auth.token_of(hub, value)
            request.actor = request.token.account
            if request.token.installation:
                request.app = request.token.installation.app
        if "owner" in params and "repo" in params:
            full_name = f"{params['owner']}/{params['repo']}"
            write = call.method != "GET"
            request.repository = auth.repository_for(hub, request.token, full_name, write=write)
        if request.token is not None:
            auth.allow(route, request.token)
        return request

    def _reply(self, call: Call, answer: Answer, who: Account) -> Reply:
        if isinstance(answer.body, bytes):
            body = answer.body
        elif answer.body is None:
            body = b""
        else:
            body = json.dumps(answer.body, ensure_ascii=False).encode()
        tag = f'W/"{hashlib.sha256(body).hexdigest()}"'
        now = self._hub.now()
        headers = {
            "Content-Type": answer.media,
            "Date": format_datetime(now, usegmt=True),
            "X-GitHub-Request-Id": self._hub.store.guid().upper(),
            "X-GitHub-Media-Type": "github.v3; format=json",
            "X-GitHub-Api-Version-Selected": VERSION,
            **self._hub.limits.headers(who.login, "core", now),
            **answer.headers,
        }
        status = answer.status
        if call.method == "GET" and status == 200:
            headers["ETag"] = tag
            if call.headers.get("if-none-match") == tag:
                status, body = 304, b""
        return Reply(status=status, headers=headers, body=body)


def _check_version(call: Call) -> None:
    version = call.headers.get("x-github-api-version", VERSION)
    if version == "2026-03-10":
        raise unsupported("API version 2026-03-10")
    if version != VERSION:
        raise Refusal(400, f'"{version}" is not a supported version. See {DOCUMENTATION}.')


LISTS = "/labels"
"""The end of the paths whose body may be a bare list, as PyGithub sends it."""


def _json(call: Call, route: Route) -> Any:
    if not call.body:
        return None
    try:
        sent = json.loads(call.body)
    except ValueError as error:
        raise Refusal(400, "Problems parsing JSON") from error
    if isinstance(sent, dict) or (isinstance(sent, list) and route.template.endswith(LISTS)):
        return sent
    raise Refusal(400, "Body should be a JSON object")

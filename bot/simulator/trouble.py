"""Put the faults into calls: before the effect, after it, or on the way back."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.simulator.changes import commits
from bot.simulator.faults import BEFORE, Faults, possible_for
from bot.simulator.hub import Hub
from bot.simulator.rest import auth
from bot.simulator.rest.dispatch import Call, Reply

RETRY_AFTER = 30
"""Seconds in the Retry-After of limits."""
LAG = timedelta(seconds=1)
"""How far behind a replica is; nobody has published a figure for github.com."""


class Trouble:
    """Wraps the answering of one call; remembers the last answer of each read.

    `kill` ends the bot's process at once; without it nobody dies.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self.faults = Faults()
        self.kill: Callable[[], None] | None = None
        self._seen: dict[str, tuple[datetime, Reply]] = {}

    def __call__(self, call: Call, name: str, answer: Callable[[Call], Reply]) -> Reply:
        """Answer a call of this name, or fail as the faults have it."""
        with self._hub.store.lock:
            kind = self.faults.choose(name, possible_for(name, mortal=self.kill is not None))
        if kind == "moved":
            self._move()
        elif kind in BEFORE:
            return self._fail(kind, call)
        key, now = f"{call.path}?{call.query}", self._hub.now()
        at, before = self._seen.get(key, (now, None))
        reply = answer(call)
        if call.method == "GET" and reply.status == 200:
            self._seen[key] = (now, reply)
        if kind == "dies-after":
            self._die()
            return replace(reply, broken=True)
        if kind == "error-after":
            return _refuse(502, "Server Error")
        if kind == "lost-after":
            return replace(reply, broken=True)
        if kind == "slow":
            return replace(reply, drips=True)
        if kind == "stale" and before is not None and now - at < LAG:
            return before
        if kind == "partial" and reply.status == 200:
            return replace(reply, body=_partial(reply.body))
        return reply

    def _die(self) -> None:
        assert self.kill is not None
        self.kill()

    def _fail(self, kind: str, call: Call) -> Reply:
        graphql = call.path == "/graphql"
        limit = "You have exceeded a secondary rate limit. Please wait a few minutes."
        hint = {"Retry-After": str(RETRY_AFTER)}
        if kind == "dies-before":
            self._die()
        if kind in ("lost-before", "dies-before"):
            return Reply(status=200, headers={}, body=b"", broken=True)
        if kind == "exhausted":
            return self._exhaust(call, graphql=graphql)
        if kind == "expired":
            value = auth.credentials(call.headers)
            token = self._hub.store.tokens.get(value or "")
            if token is not None:
                token.revoked = True
            return _refuse(401, "Bad credentials")
        if kind == "rule":
            text = (
                "Repository rule violations found\n\nChanges must be made through a pull request."
            )
            if not graphql:
                return _refuse(409, text)
            error = {"type": "UNPROCESSABLE", "path": ["createCommitOnBranch"], "message": text}
            return _json(200, {"data": {"createCommitOnBranch": None}, "errors": [error]})
        return {
            "error-before": _refuse(502, "Server Error"),
            "limited": _refuse(403, limit, **hint),
            "limited-bare": _refuse(403, limit),
            "too-many": _refuse(429, limit, **hint),
            "too-many-bare": _refuse(429, limit),
            "suspended": _refuse(403, "This installation has been suspended"),
            "missing": _refuse(404, "Not Found"),
        }[kind]

    def _exhaust(self, call: Call, *, graphql: bool) -> Reply:
        hub, resource = self._hub, "graphql" if graphql else "core"
        token = hub.store.tokens.get(auth.credentials(call.headers) or "")
        who = token.account.login if token else "ghost"
        hub.limits.exhaust(who, resource, hub.now())
        headers = hub.limits.headers(who, resource, hub.now())
        if graphql:
            error = {"type": "RATE_LIMITED", "message": "API rate limit exceeded."}
            return _json(200, {"errors": [error]}, **headers)
        return _refuse(403, "API rate limit exceeded.", **headers)

    def _move(self) -> None:
        with self._hub.store.lock:
            for home in list(self._hub.store.repositories.values()):
                if home.parent is None and home.git.branch(home.default_branch):
                    people = [self._hub.store.account(login) for login in home.roles]
                    who = next((each for each in people if each), home.owner)
                    commits.push(
                        self._hub, home, who, home.default_branch, {}, message="Get in first"
                    )


def _partial(body: bytes) -> bytes:
    """An answer as GitHub gives it when a part took too long."""
    whole = json.loads(body)
    data = whole.get("data") or {}
    first = next(iter(data), None)
    if first is None:
        return body
    text = "Something went wrong while executing your query. This may be the result of a timeout."
    error = {"path": [first], "message": text}
    return json.dumps({"data": {**data, first: None}, "errors": [error]}).encode()


def _refuse(status: int, message: str, **headers: str) -> Reply:
    return _json(status, {"message": message, "documentation_url": "", "status": status}, **headers)


def _json(status: int, body: object, **headers: str) -> Reply:
    return Reply(
        status=status,
        headers={"Content-Type": "application/json; charset=utf-8", **headers},
        body=json.dumps(body).encode(),
    )

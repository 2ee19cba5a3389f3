"""The web door: REST, GraphQL, the control of people and time, told apart by path."""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from graphql import FieldNode, GraphQLError, OperationDefinitionNode, parse
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as WebRequest
from starlette.responses import Response

from bot.simulator.control.act import Control
from bot.simulator.errors import Refusal, too_fast
from bot.simulator.graphql.context import Context
from bot.simulator.graphql.execute import execute, load
from bot.simulator.hub import Hub
from bot.simulator.page.site import Site
from bot.simulator.rest import auth
from bot.simulator.rest.dispatch import Call, Dispatcher, Reply

LOG = logging.getLogger(__name__)
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]


class Door:
    """An ASGI application; each call runs in a worker thread under the store's lock."""

    def __init__(self, hub: Hub, *, control: Control, jwt_now: Callable[[], datetime]) -> None:
        self._hub = hub
        self._control = control
        self._schema = load()
        self.rest = Dispatcher(hub, jwt_now=jwt_now)
        self.trouble = control.trouble
        self._site = Site(hub, control.clock, control.trouble)
        self.requests: Counter[str] = Counter()
        """API requests since it was last cleared, by method and path (GraphQL: `POST /graphql`)."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        request = WebRequest(scope, receive)
        call = Call(
            method=request.method,
            path=scope["raw_path"].decode("ascii", errors="replace").partition("?")[0],
            query=scope["query_string"].decode("ascii", errors="replace"),
            headers={key.lower(): value for key, value in request.headers.items()},
            body=await request.body(),
        )
        reply = await run_in_threadpool(self.answer, call)
        if reply.broken or reply.drips:
            await _troubled(reply, send)
            return
        response = Response(reply.body, status_code=reply.status, headers=dict(reply.headers))
        response.headers["date"] = format_datetime(self._hub.now(), usegmt=True)
        await response(scope, receive, send)

    def answer(self, call: Call) -> Reply:
        """Answer one call; an error of the simulator itself is a loud 500."""
        try:
            if self._site.wants(call):
                return self._site(call)
            if call.path.startswith("/_sim/"):
                return self._control(call)
            with self._hub.store.lock:
                self.requests[f"{call.method} {call.path}"] += 1
            if call.path == "/graphql":
                return self.trouble(call, _graphql_name(call), self._graphql)
            name = self.rest.name_of(call)
            return self.trouble(call, name, self.rest) if name else self.rest(call)
        except Exception as error:
            LOG.exception("%s %s", call.method, call.path)
            text = f"The simulator failed: {type(error).__name__}: {error}"
            return _json(500, {"message": text})

    def _graphql(self, call: Call) -> Reply:
        hub = self._hub
        with hub.store.lock:
            try:
                value = auth.credentials(call.headers)
                if value is None:
                    raise Refusal(401, "This endpoint requires you to be authenticated.")
                token = auth.token_of(hub, value)
                sent = json.loads(call.body)
            except Refusal as refusal:
                return _json(refusal.status, refusal.body())
            except ValueError:
                return _json(400, {"message": "Problems parsing JSON"})
            who = token.account.login
            wait = hub.limits.make(who, _graphql_name(call), hub.now())
            if wait is not None:
                slow = too_fast(wait)
                return _json(slow.status, slow.body(), **slow.headers)
            if hub.limits.spend(who, "graphql", hub.now()):
                app = token.installation.app if token.installation else None
                context = Context(hub=hub, actor=token.account, app=app, token=token)
                body = execute(self._schema, context, sent)
            else:
                body = {"errors": [{"type": "RATE_LIMITED", "message": "API rate limit exceeded."}]}
            return _json(200, body, **hub.limits.headers(who, "graphql", hub.now()))


def _graphql_name(call: Call) -> str:
    """`graphql addReaction`: the first field of the operation."""
    try:
        document = parse(str(json.loads(call.body)["query"]))
        operation = document.definitions[0]
        assert isinstance(operation, OperationDefinitionNode)
        first = operation.selection_set.selections[0]
        assert isinstance(first, FieldNode)
    except (ValueError, KeyError, TypeError, AssertionError, GraphQLError):
        return "graphql"
    return f"graphql {first.name.value}"


DRIP = 0.02
"""Seconds between two parts of a slow body."""


async def _troubled(reply: Reply, send: Send) -> None:
    """Send a body in drips; a broken one ends before its announced length."""
    size = len(reply.body) + (64 if reply.broken else 0)
    headers = {**reply.headers, "Content-Length": str(size)}
    raw = [(key.lower().encode(), value.encode()) for key, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": raw})
    if reply.broken:
        return
    step = max(len(reply.body) // 5, 1)
    for start in range(0, len(reply.body), step):
        part = reply.body[start : start + step]
        await send({"type": "http.response.body", "body": part, "more_body": True})
        await asyncio.sleep(DRIP)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _json(status: int, body: object, **headers: str) -> Reply:
    return Reply(
        status=status,
        headers={"Content-Type": "application/json; charset=utf-8", **headers},
        body=json.dumps(body, ensure_ascii=False).encode(),
    )

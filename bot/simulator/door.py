"""The web door: REST, GraphQL, the control of people and time, told apart by path."""

import json
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as WebRequest
from starlette.responses import Response

from bot.simulator.control.act import Control
from bot.simulator.errors import Refusal
from bot.simulator.graphql.context import Context
from bot.simulator.graphql.execute import execute, load
from bot.simulator.hub import Hub
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
        response = Response(reply.body, status_code=reply.status, headers=dict(reply.headers))
        await response(scope, receive, send)

    def answer(self, call: Call) -> Reply:
        """Answer one call; an error of the simulator itself is a loud 500."""
        try:
            if call.path.startswith("/_sim/"):
                return self._control(call)
            if call.path == "/graphql":
                return self._graphql(call)
            return self.rest(call)
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
            if hub.limits.spend(who, "graphql", hub.now()):
                app = token.installation.app if token.installation else None
                context = Context(hub=hub, actor=token.account, app=app, token=token)
                body = execute(self._schema, context, sent)
            else:
                body = {"errors": [{"type": "RATE_LIMITED", "message": "API rate limit exceeded."}]}
            return _json(200, body, **hub.limits.headers(who, "graphql", hub.now()))


def _json(status: int, body: object, **headers: str) -> Reply:
    return Reply(
        status=status,
        headers={"Content-Type": "application/json; charset=utf-8", **headers},
        body=json.dumps(body, ensure_ascii=False).encode(),
    )

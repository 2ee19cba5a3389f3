"""The web application behind the webhook door: health, and what people look at."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse

from bot.delivery.inbox import Inbox
from bot.entrypoints.dashboard.site import dashboard
from bot.entrypoints.settings import Settings
from bot.entrypoints.watching.health import health
from bot.entrypoints.watching.metrics import metrics
from bot.entrypoints.watching.watched import Watched
from bot.storage.ledger import SqlLedger

log = structlog.get_logger(__name__)
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
HTTPS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}
SHARED = {"Cross-Origin-Resource-Policy": "cross-origin"}
"""Badges are shown by other sites."""


def web(
    chosen: Settings,
    ledger: SqlLedger,
    *,
    inbox: Inbox,
    watched: Watched,
    operators: Callable[[], frozenset[str]],
    now: Callable[[], datetime],
) -> FastAPI:
    """Build the application; `operators` gives logins in lower case."""
    app = FastAPI(title="Milepost", docs_url=None, redoc_url=None, openapi_url=None)

    headers = HEADERS | (HTTPS_ONLY if chosen.address.startswith("https://") else {})

    @app.middleware("http")
    async def guarded(
        request: Request, go_on: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        try:
            answer = await go_on(request)
        except Exception:  # the server's own answer would lack the headers
            log.error("page failed", path=request.url.path, exc_info=True)
            answer = PlainTextResponse("Something went wrong; the log says what.", 500)
        answer.headers.update(headers)
        if request.url.path.startswith("/badges/"):
            answer.headers.update(SHARED)
        return answer

    app.include_router(health(watched))
    app.include_router(metrics(watched))
    dashboard(app, chosen, ledger, inbox=inbox, operators=operators, now=now)
    return app

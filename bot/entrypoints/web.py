"""The web application behind the webhook door: health, and what people look at."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from fastapi import FastAPI, Request, Response

from bot.entrypoints.dashboard.pages import dashboard
from bot.entrypoints.record import record
from bot.entrypoints.watching.health import health
from bot.entrypoints.watching.metrics import metrics
from bot.entrypoints.watching.watched import Watched
from bot.storage.ledger import SqlLedger

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def web(ledger: SqlLedger, *, watched: Watched, now: Callable[[], datetime]) -> FastAPI:
    """Build the application."""
    app = FastAPI(title="Milepost", docs_url=None, redoc_url=None, openapi_url=None)

    @app.middleware("http")
    async def guarded(
        request: Request, go_on: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        answer = await go_on(request)
        answer.headers.update(HEADERS)
        return answer

    app.include_router(health(watched))
    app.include_router(metrics(watched))
    app.include_router(record(ledger, now=now))
    app.include_router(dashboard(ledger, now=now))
    return app

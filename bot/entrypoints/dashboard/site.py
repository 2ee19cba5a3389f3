"""The dashboard put together: pages, operator's page, sign-in, badges, JSON API."""

from collections.abc import Callable
from datetime import datetime

import httpx
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from bot.delivery.inbox import Inbox
from bot.entrypoints.dashboard.access import Access, Redirect
from bot.entrypoints.dashboard.api import BASE, api, describe
from bot.entrypoints.dashboard.assets import assets
from bot.entrypoints.dashboard.badges import badges
from bot.entrypoints.dashboard.operator import operator_pages
from bot.entrypoints.dashboard.pages import repository_pages
from bot.entrypoints.dashboard.rendering import Pages
from bot.entrypoints.dashboard.session import Seal
from bot.entrypoints.dashboard.sign_in import sign_in
from bot.entrypoints.operation.standing import Standing, standing
from bot.entrypoints.settings import Settings
from bot.github.people import People, web_address
from bot.storage.ledger import SqlLedger

_WORDS = {
    400: "That cannot be understood",
    403: "Not allowed",
    404: "There is no such page",
    405: "That cannot be done here",
    413: "Too much at once",
    422: "That cannot be understood",
    503: "Not now",
}


def dashboard(
    app: FastAPI,
    chosen: Settings,
    ledger: SqlLedger,
    *,
    inbox: Inbox,
    operators: Callable[[], frozenset[str]],
    now: Callable[[], datetime],
) -> None:
    """Add it to the application; `operators` gives logins in lower case."""
    people = None
    if chosen.client_id and chosen.client_secret:
        people = People(
            client_id=chosen.client_id,
            client_secret=chosen.client_secret,
            api_url=chosen.api_url,
            http=httpx.Client(timeout=10, trust_env=False),
        )
    # Without a session secret of its own the cookie is sealed with the App's, which is as secret.
    keys = chosen.session_secrets or (chosen.client_secret or chosen.marker_keys[0],)
    access = Access(
        ledger=ledger,
        people=people,
        seal=Seal(keys, secure=chosen.address.startswith("https://"), now=now),
        operators=operators,
        now=now,
    )
    pages = Pages(now=now, can_sign_in=people is not None)

    def stand() -> Standing:
        return standing(chosen, now=now())

    github = web_address(chosen.api_url)
    app.include_router(assets())
    app.include_router(badges(access, now=now))
    data = api(access, standing=stand, delivery=inbox.find, now=now)
    app.include_router(data)
    describe(app, data)
    app.include_router(sign_in(access, pages, address=chosen.address))
    app.include_router(operator_pages(access, pages, standing=stand, inbox=inbox, now=now))
    app.include_router(repository_pages(access, pages, github=github, delivery=inbox.find, now=now))
    _tell_errors(app, pages)


def _tell_errors(app: FastAPI, pages: Pages) -> None:
    """Give mistakes as a page, or as JSON below the API; never with what was typed."""

    def told(request: Request, status: int, detail: str) -> Response:
        if request.url.path.startswith((BASE, "/badges/")):
            return JSONResponse({"detail": detail or _WORDS.get(status, "")}, status_code=status)
        word = _WORDS.get(status, "Something went wrong")
        said = detail if detail not in {"Not Found", "Method Not Allowed", ""} else ""
        return pages.show("error.html", viewer=None, status=status, word=word, said=said)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        answer = told(request, error.status_code, str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    def wrong(request: Request, error: RequestValidationError) -> Response:
        if not request.url.path.startswith(BASE):
            return told(request, 404, "")
        rows = [
            {"loc": each["loc"], "msg": each["msg"], "type": each["type"]}
            for each in error.errors()
        ]
        return JSONResponse({"detail": rows}, status_code=422)

    @app.exception_handler(Redirect)
    def elsewhere(_request: Request, error: Redirect) -> Response:
        return RedirectResponse(error.to, status_code=303)

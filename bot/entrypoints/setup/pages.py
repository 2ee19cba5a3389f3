"""The set-up page: a token from the console opens it, GitHub's answer ends it.

Whoever can read the console may set up, and nobody else: the token works once and binds one
browser. Each answer of GitHub has to bring back the state that this browser set out with.
"""

import secrets
import threading
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from hmac import compare_digest
from pathlib import Path
from typing import Any

import httpx
import structlog
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from bot.entrypoints.dashboard.assets import assets
from bot.entrypoints.dashboard.forms import Fields
from bot.entrypoints.dashboard.rendering import Pages
from bot.entrypoints.dashboard.session import Seal
from bot.entrypoints.settings import Settings
from bot.entrypoints.setup import credentials
from bot.entrypoints.setup.manifest import (
    CREATED,
    PURPOSES,
    Wish,
    app_yml,
    form_address,
    manifest,
    read_wish,
)
from bot.entrypoints.web import HTTPS_ONLY
from bot.github.people import web_address
from bot.model.errors import InputError

log = structlog.get_logger(__name__)
COOKIE = "milepost-set-up"
LIVES = timedelta(hours=1)
"""As long as GitHub's own code."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class SetUp:
    """One set-up, from the token to the App; `finished` is told the settings that are left."""

    def __init__(
        self,
        chosen: Settings,
        *,
        finished: Callable[[dict[str, str]], bool],
        now: Callable[[], datetime],
    ) -> None:
        self._chosen = chosen
        self._finished = finished
        self._web = web_address(chosen.api_url)
        self._pages = Pages(now=now, can_sign_in=False)
        self._seal = Seal(
            (secrets.token_urlsafe(32),), secure=chosen.address.startswith("https://"), now=now
        )
        self._lock = threading.Lock()
        self._browser: str | None = None
        self._wishes: dict[str, Wish] = {}
        self._is_done = False
        self.token = secrets.token_urlsafe(24)
        """To be shown on the console; opens the page once."""

    def site(self) -> FastAPI:
        """Build the application."""
        app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        headers = dict(_HEADERS)
        if self._chosen.address.startswith("https://"):
            headers |= HTTPS_ONLY
        policy = (
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            f"form-action 'self' {self._web}; frame-ancestors 'none'"
        )

        @app.middleware("http")
        async def guarded(
            request: Request, go_on: Callable[[Request], Awaitable[Response]]
        ) -> Response:
            answer = await go_on(request)
            answer.headers.update({**headers, "Content-Security-Policy": policy})
            return answer

        @app.get("/health")
        async def alive() -> JSONResponse:
            return JSONResponse({"status": "ok", "configured": False})

        app.include_router(assets())

        @app.get("/")
        async def home() -> Response:
            return RedirectResponse("/setup", status_code=303)

        @app.get("/setup")
        def begin(request: Request) -> Response:
            self._alive()
            if not self._knows(request):
                return self._pages.show("setup_token.html", viewer=None, wrong="")
            return self._form()

        @app.post("/setup")
        def enter(form: Fields) -> Response:
            return self._enter(form.get("token", "").strip())

        @app.post("/setup/app")
        def check(request: Request, form: Fields) -> Response:
            self._own(request, form)
            try:
                wish = read_wish(form)
            except InputError as error:
                return self._form(wrong=str(error), typed=form)
            return self._confirm(wish)

        @app.get(CREATED)
        def end(request: Request, code: str = "", state: str = "") -> Response:
            return self._created(request, code, state)

        @app.exception_handler(HTTPException)
        def refused(_request: Request, error: HTTPException) -> Response:
            return self._pages.show(
                "setup_wrong.html", viewer=None, status=error.status_code, why=error.detail
            )

        return app

    def _enter(self, token: str) -> Response:
        self._alive()
        with self._lock:
            fits = compare_digest(token.encode(), self.token.encode())
            if not fits or self._browser is not None:
                wrong = (
                    "This token was used already. Start Milepost again for a new one."
                    if fits
                    else "That is not the token on the console."
                )
                return self._pages.show("setup_token.html", viewer=None, status=403, wrong=wrong)
            self._browser = secrets.token_urlsafe(16)
        answer = RedirectResponse("/setup", status_code=303)
        self._seal.put(answer, COOKIE, {"browser": self._browser}, lives=LIVES)
        return answer

    def _form(self, *, wrong: str = "", typed: dict[str, str] | None = None) -> Response:
        manifest = app_yml()
        return self._pages.show(
            "setup_form.html",
            viewer=None,
            status=400 if wrong else 200,
            wrong=wrong,
            token=self._browser,
            github=self._web,
            typed={
                "name": manifest["name"],
                "address": self._chosen.address,
                "owner": "me",
                "organization": "",
                "operators": "",
                **(typed or {}),
            },
            permissions=[
                (name, level, PURPOSES[name])
                for name, level in manifest["default_permissions"].items()
            ],
        )

    def _confirm(self, wish: Wish) -> Response:
        state = secrets.token_urlsafe(24)
        with self._lock:
            self._wishes[state] = wish
        return self._pages.show(
            "setup_confirm.html",
            viewer=None,
            wish=wish,
            github=self._web,
            unreachable=wish.is_local and self._web.startswith("https://"),
            action=form_address(wish, web=self._web, state=state),
            manifest=manifest(wish, opened_at=self._chosen.address),
        )

    def _created(self, request: Request, code: str, state: str) -> Response:
        self._alive()
        if not self._knows(request):
            raise HTTPException(403, "This set-up was begun in another browser.")
        with self._lock:
            wish = self._wishes.pop(state, None)
        if wish is None:
            raise HTTPException(400, "GitHub's answer does not belong to a question from here.")
        try:
            with httpx.Client(timeout=20, trust_env=False) as http:
                app = credentials.fetch(code, api_url=self._chosen.api_url, http=http)
        except InputError as error:
            raise HTTPException(400, f"{error} Go back to the beginning and try again.") from error
        values = credentials.lines(app, wish)
        place, trouble = self._left(values)
        goes_on = False
        if place is not None:
            self._is_done = True
            log.info("set up", app=app["slug"], credentials=str(place))
            goes_on = self._go_on(values)
        return self._pages.show(
            "setup_done.html",
            viewer=None,
            name=app.get("name") or app["slug"],
            install=_install(self._web, app),
            place=place,
            trouble=trouble,
            values=None if place is not None else values,
            goes_on=goes_on,
        )

    def _go_on(self, values: dict[str, str]) -> bool:
        """The App is made and its credentials are kept, whatever becomes of the server."""
        try:
            return self._finished(values)
        except Exception:
            log.error("Milepost cannot go on; start it again", exc_info=True)
            return False

    def _left(self, values: dict[str, str]) -> tuple[Path | None, str]:
        try:
            return credentials.leave(self._chosen.directory, values), ""
        except OSError as error:
            return None, error.strerror or type(error).__name__

    def _alive(self) -> None:
        if self._is_done:
            raise HTTPException(410, "It is set up.")

    def _knows(self, request: Request) -> bool:
        content = self._seal.get(request.cookies, COOKIE, lives=LIVES) or {}
        return self._browser is not None and content.get("browser") == self._browser

    def _own(self, request: Request, form: dict[str, str]) -> None:
        self._alive()
        token = form.get("token", "")
        if not self._knows(request) or not compare_digest(
            token.encode(), str(self._browser).encode()
        ):
            raise HTTPException(403, "This form is not from here.")


def _install(web: str, app: dict[str, Any]) -> str:
    """Where the App is installed; its page is GitHub's, whatever the answer says."""
    page = str(app["html_url"])
    if not page.startswith(f"{web}/"):
        page = f"{web}/apps/{app['slug']}"
    return f"{page}/installations/new"

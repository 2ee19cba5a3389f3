"""The dashboard: read-only, made on the server, without scripts.

A repository is shown only where its own configuration says so (`web.public`); every other one does
not exist here.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.engine.gather.home import PUBLIC
from bot.entrypoints.dashboard.view import seen
from bot.storage.ledger import SqlLedger

HERE = Path(__file__).parent
PAGES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def dashboard(ledger: SqlLedger, *, now: Callable[[], datetime]) -> APIRouter:
    """Build the routes."""
    router = APIRouter(default_response_class=HTMLResponse)
    style = (HERE / "templates" / "style.css").read_text(encoding="utf-8")

    def is_open(repo: str) -> bool:
        return ledger.cursor(repo=repo, name=PUBLIC) == "yes"

    @router.get("/")
    def home() -> HTMLResponse:
        """The repositories that are open to everybody."""
        repos = [repo for repo in ledger.repos() if is_open(repo)]
        return HTMLResponse(PAGES.get_template("home.html").render(repos=repos))

    @router.get("/style.css")
    def css() -> Response:
        """The one style sheet."""
        return Response(style, media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    @router.get("/{owner}/{name}")
    def repository(owner: str, name: str) -> HTMLResponse:
        """One repository: claims, reviews, and what was done and why."""
        repo = f"{owner}/{name}"
        if not is_open(repo):
            raise HTTPException(404)
        view = seen(ledger, repo, now=now())
        return HTMLResponse(PAGES.get_template("repository.html").render(repo=repo, view=view))

    return router

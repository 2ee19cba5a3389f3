"""The operator's page: how delivery stands, dead letters with replay, the global pause."""

from collections.abc import Callable
from datetime import datetime

import structlog
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bot.delivery.inbox import Inbox
from bot.entrypoints.dashboard.access import Access
from bot.entrypoints.dashboard.forms import Fields
from bot.entrypoints.dashboard.rendering import Pages
from bot.entrypoints.operation import pausing
from bot.entrypoints.operation.standing import Standing, spell

log = structlog.get_logger(__name__)
_LONGEST_REASON = 200


def operator_pages(
    access: Access,
    pages: Pages,
    *,
    standing: Callable[[], Standing],
    inbox: Inbox,
    now: Callable[[], datetime],
) -> APIRouter:
    """Build the routes; each asks for an operator."""
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @router.get("/operator")
    def show(request: Request, done: str = "") -> HTMLResponse:
        """How everything stands."""
        viewer = access.operator(request)
        told = {"replayed": "It is tried again.", "gone": "It was no dead letter any more."}
        return pages.show(
            "operator.html",
            viewer=viewer,
            standing=standing(),
            letters=inbox.dead_letters(limit=100),
            pause=pausing.paused(access.ledger),
            tell=pausing.tell,
            spell=spell,
            done=told.get(done, ""),
        )

    @router.post("/operator/replay")
    def replay(request: Request, form: Fields) -> Response:
        """Try a dead letter again; with `fresh` also what had been finished."""
        viewer = access.posted(request, form)
        guid = form.get("guid", "")
        revived = inbox.replay(guid, fresh="fresh" in form)
        if revived:
            log.warning("dead letter replayed", delivery=guid, by=viewer.login)
        return _back("replayed" if revived else "gone")

    @router.post("/operator/pause")
    def pause(request: Request, form: Fields) -> Response:
        """Stop writing to GitHub."""
        viewer = access.posted(request, form)
        why = form.get("why", "").strip()
        if len(why) > _LONGEST_REASON or not why.isprintable():
            raise HTTPException(400, f"A reason has one line of {_LONGEST_REASON} characters.")
        pausing.pause(access.ledger, by=viewer.login, at=now(), why=why)
        return _back()

    @router.post("/operator/resume")
    def resume(request: Request, form: Fields) -> Response:
        """Go on writing."""
        viewer = access.posted(request, form)
        if pausing.resume(access.ledger) is not None:
            log.warning("resumed", by=viewer.login)
        return _back()

    return router


def _back(done: str = "") -> Response:
    return RedirectResponse(f"/operator?done={done}" if done else "/operator", status_code=303)

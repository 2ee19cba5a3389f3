"""The pages of repositories: read-only, made on the server, without scripts."""

from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from bot.delivery.inbox import Stored
from bot.entrypoints.dashboard import picture
from bot.entrypoints.dashboard.access import Access
from bot.entrypoints.dashboard.rendering import Pages
from bot.entrypoints.dashboard.view.activity import activity, reason
from bot.entrypoints.dashboard.view.claims import board
from bot.entrypoints.dashboard.view.overview import overview
from bot.entrypoints.dashboard.view.reviews import reviews
from bot.entrypoints.dashboard.view.standards import standards


def repository_pages(
    access: Access,
    pages: Pages,
    *,
    github: str,
    delivery: Callable[[str], Stored | None],
    now: Callable[[], datetime],
) -> APIRouter:
    """Build the routes; `github` is where people see GitHub, `delivery` finds one by its GUID."""
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
    ledger = access.ledger

    @router.get("/")
    def home(request: Request) -> HTMLResponse:
        """The repositories that the viewer may see, each with its numbers."""
        viewer = access.viewer(request)
        rows = [overview(ledger, repo, now=now()) for repo in access.repositories(viewer)]
        return pages.show("home.html", viewer=viewer, rows=rows)

    @router.get("/{owner}/{name}")
    def show_overview(request: Request, owner: str, name: str) -> HTMLResponse:
        """How far the library has come."""
        repo = f"{owner}/{name}"
        viewer = access.shown(request, repo)
        view = overview(ledger, repo, now=now())
        held = board(ledger, repo).claims
        asked = reviews(ledger, repo, now=now())
        return pages.show(
            "overview.html",
            viewer=viewer,
            repo=repo,
            github=github,
            view=view,
            picture=picture.burn_up(view),
            sentence=picture.sentence(view),
            held=sum(each.holder is not None for each in held),
            waiting=sum(len(each.waiting) for each in held),
            late=sum(each.late for each in asked.open),
            reviews=asked,
        )

    @router.get("/{owner}/{name}/claims")
    def show_claims(request: Request, owner: str, name: str) -> HTMLResponse:
        """Who holds what, and who waits."""
        repo = f"{owner}/{name}"
        viewer = access.shown(request, repo)
        view = board(ledger, repo)
        return pages.show("claims.html", viewer=viewer, repo=repo, github=github, view=view)

    @router.get("/{owner}/{name}/reviews")
    def show_reviews(request: Request, owner: str, name: str) -> HTMLResponse:
        """Whose turn it is, and how the promise was kept."""
        repo = f"{owner}/{name}"
        viewer = access.shown(request, repo)
        view = reviews(ledger, repo, now=now())
        return pages.show("reviews.html", viewer=viewer, repo=repo, github=github, view=view)

    @router.get("/{owner}/{name}/standards")
    def show_standards(request: Request, owner: str, name: str) -> HTMLResponse:
        """Which rules fail most, and how pull requests fared."""
        repo = f"{owner}/{name}"
        viewer = access.shown(request, repo)
        view = standards(ledger, repo)
        return pages.show("standards.html", viewer=viewer, repo=repo, github=github, view=view)

    @router.get("/{owner}/{name}/activity")
    def show_activity(
        request: Request, owner: str, name: str, before: datetime | None = None
    ) -> HTMLResponse:
        """What was done, the latest first."""
        repo = f"{owner}/{name}"
        viewer = access.shown(request, repo)
        view = activity(ledger, repo, before=before)
        return pages.show("activity.html", viewer=viewer, repo=repo, view=view, before=before)

    @router.get("/{owner}/{name}/activity/{decision:path}")
    def show_reason(request: Request, owner: str, name: str, decision: str) -> HTMLResponse:
        """Why one thing was done."""
        repo = f"{owner}/{name}"
        viewer = access.shown(request, repo)
        view = reason(ledger, repo, decision, delivery=delivery)
        if view is None:
            raise HTTPException(404)
        return pages.show("reason.html", viewer=viewer, repo=repo, view=view)

    return router

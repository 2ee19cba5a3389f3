"""The same as JSON, under `/api/v1`; described by `/api/v1/openapi.json`.

Whoever is signed in asks with their cookie; strangers get what is open to everybody. What may not
be seen answers 404, as what does not exist.
"""

from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Path, Query, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from pydantic import AwareDatetime, Field

from bot.delivery.inbox import Stored
from bot.entrypoints.dashboard.access import Access, Redirect
from bot.entrypoints.dashboard.view import activity as acts
from bot.entrypoints.dashboard.view import claims, overview, reviews, standards
from bot.entrypoints.dashboard.view.model import Shown
from bot.entrypoints.operation.standing import Standing

BASE = "/api/v1"
_NAME = r"^[A-Za-z0-9._-]+$"
Owner = Annotated[str, Path(pattern=_NAME, max_length=100, description="Owner of the repository.")]
Name = Annotated[str, Path(pattern=_NAME, max_length=100, description="Name of the repository.")]


class Repositories(Shown):
    """What the asking person may see."""

    repositories: tuple[str, ...]


class DeadLetter(Shown):
    """A delivery that was tried in vain."""

    guid: str
    event: str
    lane: str
    received_at: datetime
    failures: int
    note: str


class Status(Shown):
    """How delivery stands; lengths in seconds."""

    waiting: int
    lag: float = Field(description="Age of the oldest delivery that waits for its turn alone.")
    delayed: int
    blocked_lanes: int
    dead: int
    silent: float | None = Field(description="Since the last delivery; None before the first.")
    paused: bool
    worries: tuple[str, ...]
    dead_letters: tuple[DeadLetter, ...]


class Trouble(Shown):
    """Why there is no answer."""

    detail: str


_ABSENT: dict[int | str, dict[str, Any]] = {
    404: {"model": Trouble, "description": "There is none, or it may not be seen."},
    503: {"model": Trouble, "description": "GitHub cannot be asked what may be seen."},
}


def api(
    access: Access,
    *,
    standing: Callable[[], Standing],
    delivery: Callable[[str], Stored | None],
    now: Callable[[], datetime],
) -> APIRouter:
    """Build the routes."""
    router = APIRouter(prefix=BASE, tags=["dashboard"])
    ledger = access.ledger

    def visible(request: Request, owner: Owner, name: Name) -> str:
        repo = f"{owner}/{name}"
        try:
            access.shown(request, repo)
        except Redirect:
            raise HTTPException(404) from None
        return repo

    def operated(request: Request) -> None:
        try:
            access.operator(request)
        except Redirect:
            raise HTTPException(404) from None

    Repo = Annotated[str, Depends(visible)]  # noqa: N806 - a type

    @router.get("/repositories", responses={503: _ABSENT[503]})
    def list_repositories(request: Request) -> Repositories:
        """List the repositories that may be seen."""
        return Repositories(repositories=access.repositories(access.viewer(request)))

    @router.get("/repositories/{owner}/{name}", responses=_ABSENT)
    def show_overview(repo: Repo) -> overview.Overview:
        """Numbers, phases, burn-up, pace."""
        return overview.overview(ledger, repo, now=now())

    @router.get("/repositories/{owner}/{name}/claims", responses=_ABSENT)
    def show_claims(repo: Repo) -> claims.Board:
        """The claim board."""
        return claims.board(ledger, repo)

    @router.get("/repositories/{owner}/{name}/reviews", responses=_ABSENT)
    def show_reviews(repo: Repo) -> reviews.Reviews:
        """The review board and the record."""
        return reviews.reviews(ledger, repo, now=now())

    @router.get("/repositories/{owner}/{name}/standards", responses=_ABSENT)
    def show_standards(repo: Repo) -> standards.Standards:
        """Verdicts, and the rules that fail most."""
        return standards.standards(ledger, repo)

    @router.get("/repositories/{owner}/{name}/activity", responses=_ABSENT)
    def show_activity(
        repo: Repo,
        before: Annotated[AwareDatetime | None, Query(description="Only what came before.")] = None,
    ) -> acts.Activity:
        """Decisions, the youngest first, fifty at a time."""
        return acts.activity(ledger, repo, before=before)

    @router.get("/repositories/{owner}/{name}/activity/decision", responses=_ABSENT)
    def show_reason(
        repo: Repo,
        id: Annotated[str, Query(max_length=300, description="Of a decision.")],  # noqa: A002
    ) -> acts.Reason:
        """One decision: delivery, facts, rule, entries, writes."""
        found = acts.reason(ledger, repo, id, delivery=delivery)
        if found is None:
            raise HTTPException(404)
        return found

    @router.get("/status", responses=_ABSENT, dependencies=[Depends(operated)])
    def show_status() -> Status:
        """How delivery stands; for operators."""
        found = standing()
        return Status(
            waiting=found.delivery.waiting,
            lag=found.delivery.lag,
            delayed=found.delivery.delayed,
            blocked_lanes=found.delivery.blocked_lanes,
            dead=found.delivery.dead,
            silent=found.delivery.silent,
            paused=found.paused is not None,
            worries=found.worries,
            dead_letters=tuple(
                DeadLetter(
                    guid=each.guid,
                    event=each.event,
                    lane=each.lane,
                    received_at=each.received_at,
                    failures=each.tries,
                    note=each.note,
                )
                for each in found.letters
            ),
        )

    return router


def describe(app: FastAPI, router: APIRouter) -> None:
    """Publish the description of what stands under `/api/v1`."""

    @app.get(f"{BASE}/openapi.json", include_in_schema=False)
    def openapi() -> JSONResponse:
        """This description."""
        found = get_openapi(
            title="Milepost",
            version=version("milepost"),
            description="What Milepost shows of a repository, as JSON. Read-only.",
            routes=router.routes,
        )
        return JSONResponse(found)

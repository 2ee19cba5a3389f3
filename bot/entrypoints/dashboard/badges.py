"""Badges: how many skills a library holds, and how reviews were kept; open repositories only."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal

from fastapi import APIRouter, HTTPException
from fastapi.responses import JSONResponse, Response

from bot.engine.record import proved
from bot.entrypoints.dashboard.access import Access
from bot.entrypoints.dashboard.view.overview import overview
from bot.model.badge import Badge
from bot.workflow.review import proof
from bot.workflow.review.promise import Promise

Kind = Literal["first", "follow-up", "decision"]
PROMISES: dict[Kind, Promise] = {
    "first": Promise.FIRST,
    "follow-up": Promise.FOLLOW_UP,
    "decision": Promise.DECISION,
}
_KEPT = {"Cache-Control": "max-age=300"}


def badges(access: Access, *, now: Callable[[], datetime]) -> APIRouter:
    """Build the routes; a badge is asked for by pages on which nobody is signed in here."""
    router = APIRouter(include_in_schema=False)

    def made(kind: str, repo: str, promise: Kind) -> Badge:
        if not access.is_public(repo):
            raise HTTPException(404)
        if kind == "reviews":
            found = proved(access.ledger, repo, promise=PROMISES[promise], now=now())
            if found is None:
                raise HTTPException(404)
            return proof.badge(found)
        if kind == "skills":
            view = overview(access.ledger, repo, now=now())
            words = f"{view.skills} of {view.target}" if view.target else str(view.skills)
            return Badge(label="skills", words=words, colour="blue")
        raise HTTPException(404)

    @router.get("/badges/{owner}/{name}/{kind}.json")
    def endpoint(owner: str, name: str, kind: str, promise: Kind = "first") -> JSONResponse:
        """The badge as shields.io reads it."""
        told: Mapping[str, object] = made(kind, f"{owner}/{name}", promise).as_json()
        return JSONResponse(told, headers=_KEPT)

    @router.get("/badges/{owner}/{name}/{kind}.svg")
    def picture(owner: str, name: str, kind: str, promise: Kind = "first") -> Response:
        """The badge as a picture."""
        svg = made(kind, f"{owner}/{name}", promise).as_svg()
        return Response(svg, media_type="image/svg+xml", headers=_KEPT)

    return router

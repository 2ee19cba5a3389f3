"""The record of reviews: how many promises were kept, for people and for badges."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from fastapi import APIRouter, HTTPException
from fastapi.responses import JSONResponse, Response

from bot.engine.gather.home import PUBLIC
from bot.engine.ports import Ledger
from bot.engine.record import proved
from bot.workflow.review import proof
from bot.workflow.review.promise import Promise
from bot.workflow.review.proof import Proof

Kind = Literal["first", "follow-up", "decision"]
PROMISES: dict[Kind, Promise] = {
    "first": Promise.FIRST,
    "follow-up": Promise.FOLLOW_UP,
    "decision": Promise.DECISION,
}


def record(ledger: Ledger, *, now: Callable[[], datetime]) -> APIRouter:
    """Build the routes; repositories that did not open their record do not exist here."""
    router = APIRouter()

    def found(repo: str, kind: Kind) -> Proof | None:
        if ledger.cursor(repo=repo, name=PUBLIC) != "yes":
            raise HTTPException(404)
        return proved(ledger, repo, promise=PROMISES[kind], now=now())

    def told(repo: str, kind: Kind) -> Proof:
        known = found(repo, kind)
        if known is None:
            raise HTTPException(404)
        return known

    @router.get("/api/repos/{owner}/{name}/reviews")
    def reviews(owner: str, name: str) -> JSONResponse:
        """Compliance, median and 90th percentile, whole and by week; lengths in hours.

        The first review stands at the top, the other promises under their names, null where the
        repository does not make them.
        """
        repo = f"{owner}/{name}"
        others = {kind: found(repo, kind) for kind in PROMISES if kind != "first"}
        return JSONResponse(
            {
                **proof.as_json(told(repo, "first")),
                **{
                    kind.replace("-", "_"): None if known is None else proof.as_json(known)
                    for kind, known in others.items()
                },
            }
        )

    @router.get("/badges/{owner}/{name}/reviews.json")
    def badge(owner: str, name: str, promise: Kind = "first") -> JSONResponse:
        """The badge as shields.io reads it."""
        return JSONResponse(proof.badge(told(f"{owner}/{name}", promise)))

    @router.get("/badges/{owner}/{name}/reviews.svg")
    def picture(owner: str, name: str, promise: Kind = "first") -> Response:
        """The badge as a picture."""
        return Response(
            proof.badge_svg(told(f"{owner}/{name}", promise)),
            media_type="image/svg+xml",
            headers={"Cache-Control": "max-age=300"},
        )

    return router

"""The record of reviews: how many promises were kept, for people and for badges."""

from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter, HTTPException
from fastapi.responses import JSONResponse, Response

from bot.engine.gather.home import PUBLIC
from bot.engine.ports import Ledger
from bot.workflow.review import proof
from bot.workflow.review.promise import Promise
from bot.workflow.review.proof import Proof
from bot.workflow.review.settling import cases

DEFAULT_HOURS = 48


def record(ledger: Ledger, *, now: Callable[[], datetime]) -> APIRouter:
    """Build the routes; repositories that did not open their record do not exist here."""
    router = APIRouter()

    def proved(repo: str) -> Proof:
        if ledger.cursor(repo=repo, name=PUBLIC) != "yes":
            raise HTTPException(404)
        return proof.prove(
            cases(ledger.entries(repo=repo)),
            promise=Promise.FIRST,
            hours=DEFAULT_HOURS,
            now=now(),
        )

    @router.get("/api/repos/{owner}/{name}/reviews")
    def reviews(owner: str, name: str) -> JSONResponse:
        """Compliance, median and 90th percentile, whole and by week; lengths in hours."""
        return JSONResponse(proof.as_json(proved(f"{owner}/{name}")))

    @router.get("/badges/{owner}/{name}/reviews.json")
    def badge(owner: str, name: str) -> JSONResponse:
        """The badge as shields.io reads it."""
        return JSONResponse(proof.badge(proved(f"{owner}/{name}")))

    @router.get("/badges/{owner}/{name}/reviews.svg")
    def picture(owner: str, name: str) -> Response:
        """The badge as a picture."""
        return Response(
            proof.badge_svg(proved(f"{owner}/{name}")),
            media_type="image/svg+xml",
            headers={"Cache-Control": "max-age=300"},
        )

    return router

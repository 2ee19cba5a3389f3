"""The style sheet and the icon; there is nothing else that pages fetch."""

from fastapi import APIRouter
from fastapi.responses import Response

from bot.entrypoints.dashboard.rendering import TEMPLATES

_KEPT = {"Cache-Control": "max-age=300"}


def assets() -> APIRouter:
    """Build the routes."""
    router = APIRouter(include_in_schema=False)
    style = (TEMPLATES / "style.css").read_bytes()
    picture = (TEMPLATES / "icon.svg").read_bytes()

    @router.get("/style.css")
    async def css() -> Response:
        """The one style sheet."""
        return Response(style, media_type="text/css", headers=_KEPT)

    @router.get("/icon.svg")
    async def icon() -> Response:
        """What browsers show beside the title."""
        return Response(picture, media_type="image/svg+xml", headers=_KEPT)

    return router

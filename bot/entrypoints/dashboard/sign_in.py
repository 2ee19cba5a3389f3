"""Signing in with GitHub: out with a state and a PKCE challenge, back with a code."""

import secrets
from datetime import timedelta
from hmac import compare_digest

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bot.entrypoints.dashboard.access import Access
from bot.entrypoints.dashboard.forms import Fields
from bot.entrypoints.dashboard.rendering import Pages
from bot.model.errors import Forbidden, MilepostError

BACK = "/sign-in/callback"
_WAY = "milepost-sign-in"
_LIVES = timedelta(minutes=10)


def local(place: str) -> str:
    """Give the place if it is one of our own, else the front page."""
    fine = place.startswith("/") and not place.startswith("//")
    return place if fine and place.isprintable() and "\\" not in place else "/"


def sign_in(access: Access, pages: Pages, *, address: str) -> APIRouter:
    """Build the routes; `address` is ours as GitHub knows it, without a slash at its end."""
    router = APIRouter(include_in_schema=False)
    back = address + BACK

    @router.get("/sign-in")
    def begin(next: str = "/") -> Response:  # noqa: A002 - the query's own name
        """Send the browser to GitHub; a page of ours would only be one click more."""
        if access.people is None:
            raise HTTPException(404)
        way = {
            "state": secrets.token_urlsafe(24),
            "verifier": secrets.token_urlsafe(48),
            "next": local(next),
        }
        answer = RedirectResponse(
            access.people.door(back=back, state=way["state"], verifier=way["verifier"]),
            status_code=303,
        )
        access.seal.put(answer, _WAY, way, lives=_LIVES)
        return answer

    @router.get(BACK)
    def end(request: Request, code: str = "", state: str = "", error: str = "") -> Response:
        """GitHub sends the browser back; only the one that set out is let in."""
        way = access.seal.get(request.cookies, _WAY, lives=_LIVES)
        if access.people is None:
            raise HTTPException(404)
        if way is None or not compare_digest(state.encode(), str(way["state"]).encode()):
            return _again(pages, "This sign-in did not begin in this browser, or long ago.")
        if error or not code:
            return _again(pages, "GitHub was not allowed to say who you are.")
        try:
            person = access.people.sign_in(code=code, back=back, verifier=str(way["verifier"]))
        except Forbidden:
            return _again(pages, "GitHub did not take the code; it works once, for ten minutes.")
        except MilepostError as trouble:
            raise HTTPException(503, str(trouble)) from trouble
        answer = RedirectResponse(local(str(way["next"])), status_code=303)
        access.begin(answer, person)
        access.seal.drop(answer, _WAY)
        return answer

    @router.post("/sign-out")
    def leave(request: Request, form: Fields) -> Response:
        """Forget who is signed in; by a form, so that no link can do it."""
        viewer = access.viewer(request)
        if viewer is not None:
            access.own_form(viewer, form)
        answer = RedirectResponse("/", status_code=303)
        access.end(answer)
        return answer

    return router


def _again(pages: Pages, why: str) -> HTMLResponse:
    return pages.show("sign_in.html", viewer=None, status=400, why=why)

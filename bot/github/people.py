"""Signing people in with GitHub, and what they themselves may see.

https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx

from bot.github.auth import API_VERSION
from bot.github.paging import Row, paged
from bot.model.errors import Forbidden, MilepostError, Unauthorized, Unclear

_MOST_PAGES = 20


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """A person; `token` is theirs, given to this App alone."""

    login: str
    token: str = field(repr=False)


def web_address(api_url: str) -> str:
    """Where people see GitHub, from where programs do."""
    if api_url == "https://api.github.com":
        return "https://github.com"
    return api_url.removesuffix("/api/v3")


class People:
    """GitHub as a signed-in person sees it; safe to share between threads."""

    def __init__(
        self, *, client_id: str, client_secret: str, api_url: str, http: httpx.Client
    ) -> None:
        self._client_id = client_id
        self._client_secret = client_secret
        self._api = api_url
        self._web = web_address(api_url)
        self._http = http

    def door(self, *, back: str, state: str, verifier: str) -> str:
        """Give the address that asks a person; PKCE binds the answer to `verifier`."""
        digest = hashlib.sha256(verifier.encode()).digest()
        query = {
            "client_id": self._client_id,
            "redirect_uri": back,
            "state": state,
            "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
            "code_challenge_method": "S256",
        }
        return f"{self._web}/login/oauth/authorize?{urlencode(query)}"

    def sign_in(self, *, code: str, back: str, verifier: str) -> SignedIn:
        """Trade the code; raises `Forbidden` if GitHub does not take it."""
        answer = self._asked(
            "POST",
            f"{self._web}/login/oauth/access_token",
            data={
                "client_id": self._client_id,
                "client_secret": self._client_secret,
                "code": code,
                "redirect_uri": back,
                "code_verifier": verifier,
            },
            headers={"Accept": "application/json"},
        )
        token = answer.get("access_token")
        if not token:
            raise Forbidden(f"GitHub did not sign in: {answer.get('error', 'no token')}")
        return SignedIn(login=str(self._get("/user", str(token))["login"]), token=str(token))

    def repositories(self, token: str) -> frozenset[str]:
        """Give the repositories (`owner/name`) of this App that the person has a right to."""
        found: set[str] = set()
        for installation in self._pages("/user/installations", token, "installations"):
            path = f"/user/installations/{int(installation['id'])}/repositories"
            found |= {str(each["full_name"]) for each in self._pages(path, token, "repositories")}
        return frozenset(found)

    def _pages(self, path: str, token: str, key: str) -> Iterator[Row]:
        return paged(lambda page: self._get(page, token)[key], path, most=_MOST_PAGES)

    def _get(self, path: str, token: str) -> dict[str, Any]:
        headers = {
            "Authorization": f"Bearer {token}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": API_VERSION,
        }
        return self._asked("GET", f"{self._api}{path}", headers=headers)

    def _asked(self, verb: str, address: str, **what: Any) -> dict[str, Any]:
        try:
            answer = self._http.request(verb, address, **what)
        except httpx.HTTPError as error:
            raise Unclear(f"GitHub cannot be reached: {type(error).__name__}") from error
        if answer.status_code == 401:
            raise Unauthorized("GitHub no longer takes the person's token")
        if answer.status_code != 200:
            raise Unclear(f"GitHub answered {answer.status_code}")
        try:
            found = answer.json()
        except ValueError as error:
            raise MilepostError("GitHub's answer is not JSON") from error
        return found if isinstance(found, dict) else {}

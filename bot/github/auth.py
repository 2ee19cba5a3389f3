"""App JWTs and installation tokens: one per repository, minted once, renewed before they end."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import jwt
from github import Auth, Github

from bot.github.faults import translated
from bot.model.errors import MilepostError

MARGIN = timedelta(minutes=2)
"""How long before its end a token counts as ended."""

API_VERSION = "2022-11-28"


@dataclass(frozen=True, kw_only=True)
class AppCredentials:
    """Who the App is; `private_key` is PEM text."""

    app_id: str
    private_key: str
    api_url: str = "https://api.github.com"

    def __repr__(self) -> str:
        return f"AppCredentials(app_id={self.app_id!r}, api_url={self.api_url!r})"


def client(auth: Auth.Auth, api_url: str) -> Github:
    """Make a PyGithub client that neither retries nor paces: the engine knows what may repeat."""
    return Github(
        auth=auth,
        base_url=api_url,
        lazy=True,
        retry=None,
        seconds_between_requests=None,
        seconds_between_writes=None,
        per_page=100,
        timeout=15,
        api_version=API_VERSION,
    )


class Tokens:
    """Installation tokens by repository; safe to share between threads."""

    def __init__(self, *, credentials: AppCredentials, now: Callable[[], datetime]) -> None:
        self._credentials = credentials
        self.now = now
        self.api_url = credentials.api_url
        self._lock = threading.Lock()
        self._installations: dict[str, int] = {}
        self._tokens: dict[str, tuple[str, datetime]] = {}

    def app(self) -> Github:
        """Give a client that speaks as the App itself."""
        issued = self.now() - timedelta(seconds=60)
        claims = {
            "iat": int(issued.timestamp()),
            "exp": int((issued + timedelta(minutes=9)).timestamp()),
            "iss": self._credentials.app_id,
        }
        try:
            token = jwt.encode(claims, self._credentials.private_key, algorithm="RS256")
        except (ValueError, jwt.PyJWTError) as error:
            raise MilepostError("The App's private key is not a PEM RSA key.") from error
        return client(Auth.AppAuthToken(token), self._credentials.api_url)

    def request(self, verb: str, path: str, **keywords: Any) -> Any:
        """Call an App endpoint that PyGithub does not know; gives the JSON answer."""
        speaker = self.app()
        try:
            with translated(self.now):
                return speaker.requester.requestJsonAndCheck(verb, path, **keywords)[1]
        finally:
            speaker.close()

    def of(self, *, repo: str, installation: int | None = None) -> str:
        """Give a token for one repository, narrowed to it."""
        with self._lock:
            known = self._tokens.get(repo)
            if known and known[1] - MARGIN > self.now():
                return known[0]
            number = installation or self._installations.get(repo)
            if number is None:
                number = int(self.request("GET", f"/repos/{repo}/installation")["id"])
            self._installations[repo] = number
            answer = self.request(
                "POST",
                f"/app/installations/{number}/access_tokens",
                input={"repositories": [repo.split("/", 1)[1]]},
            )
            token = str(answer["token"])
            ends = datetime.fromisoformat(str(answer["expires_at"]))
            self._tokens[repo] = (token, ends)
            return token

    def drop(self, *, repo: str) -> None:
        """Forget a token that GitHub refused."""
        with self._lock:
            self._tokens.pop(repo, None)
            self._installations.pop(repo, None)

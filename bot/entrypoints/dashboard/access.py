"""Who may see what. GitHub decides: a person sees here the repositories that they see there.

Strangers see what a repository's own configuration opens (`web.public`). For them a repository
that is not open and one that does not exist answer alike.
"""

import hashlib
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from urllib.parse import quote

from fastapi import HTTPException, Request, Response

from bot.engine.gather.home import PUBLIC
from bot.entrypoints.dashboard.session import Seal
from bot.github.people import People, SignedIn
from bot.model.errors import MilepostError, Unauthorized
from bot.storage.ledger import SqlLedger

SESSION = "milepost-session"
LIVES = timedelta(hours=8)
"""As long as GitHub's own token for a person."""
FRESH = timedelta(minutes=5)
"""How long what GitHub said about a person's rights is believed."""
_MOST_KNOWN = 1000


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Somebody who is signed in. `repos` are in lower case."""

    login: str
    repos: frozenset[str]
    is_operator: bool
    form_token: str
    """What each form must carry, so that no other site can send one."""


class Redirect(Exception):
    """Sign in first."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to


class Access:
    """Answers for each request who asks and what they may see; safe to share between threads."""

    def __init__(
        self,
        *,
        ledger: SqlLedger,
        people: People | None,
        seal: Seal,
        operators: Callable[[], frozenset[str]],
        now: Callable[[], datetime],
    ) -> None:
        self.ledger = ledger
        self.people = people
        self.seal = seal
        self._operators = operators
        self._now = now
        self._lock = threading.Lock()
        self._known: dict[str, tuple[datetime, frozenset[str]]] = {}

    def begin(self, answer: Response, person: SignedIn) -> None:
        """Remember in the person's browser that they signed in."""
        content = {
            "login": person.login,
            "token": person.token,
            "form": secrets.token_urlsafe(16),
        }
        self.seal.put(answer, SESSION, content, lives=LIVES)

    def end(self, answer: Response) -> None:
        """Sign out."""
        self.seal.drop(answer, SESSION)

    def viewer(self, request: Request) -> Viewer | None:
        """Say who asks; None for a stranger. 503 where GitHub cannot be asked for their rights."""
        content = self.seal.get(request.cookies, SESSION, lives=LIVES)
        if content is None or self.people is None:
            return None
        try:
            repos = self._repos(str(content["token"]))
        except Unauthorized:
            return None
        except MilepostError as error:
            raise HTTPException(503, f"What you may see cannot be asked now: {error}") from error
        login = str(content["login"])
        return Viewer(
            login=login,
            repos=repos,
            is_operator=login.lower() in self._operators(),
            form_token=str(content["form"]),
        )

    def is_public(self, repo: str) -> bool:
        """Whether the repository's configuration opens it to everybody."""
        return self.ledger.cursor(repo=repo, name=PUBLIC) == "yes"

    def repositories(self, viewer: Viewer | None) -> tuple[str, ...]:
        """Give what the viewer may see of what Milepost works for."""
        return tuple(repo for repo in self.ledger.repos() if self.may_see(viewer, repo))

    def may_see(self, viewer: Viewer | None, repo: str) -> bool:
        """Whether the viewer may see the repository."""
        return self.is_public(repo) or (viewer is not None and repo.lower() in viewer.repos)

    def shown(self, request: Request, repo: str) -> Viewer | None:
        """Let the viewer on to a page of the repository; strangers are asked to sign in."""
        if self.is_public(repo):
            # A page that is open to everybody stays so when GitHub cannot be asked.
            try:
                return self.viewer(request)
            except HTTPException:
                return None
        viewer = self.viewer(request)
        if viewer is None:
            self._ask(request)
        if not self.may_see(viewer, repo) or repo not in self.ledger.repos():
            raise HTTPException(404)
        return viewer

    def operator(self, request: Request) -> Viewer:
        """Let operators on; for everybody else who is signed in the page does not exist."""
        viewer = self.viewer(request)
        if viewer is None:
            self._ask(request)
        if viewer is None or not viewer.is_operator:
            raise HTTPException(404)
        return viewer

    def posted(self, request: Request, form: Mapping[str, str]) -> Viewer:
        """As `operator`, for a form that is on one of our own pages."""
        viewer = self.operator(request)
        self.own_form(viewer, form)
        return viewer

    def own_form(self, viewer: Viewer, form: Mapping[str, str]) -> None:
        """Refuse a form that another site made up."""
        if not compare_digest(form.get("token", "").encode(), viewer.form_token.encode()):
            raise HTTPException(
                403, "This form is too old, or not from here. Go back and try again."
            )

    def _ask(self, request: Request) -> None:
        if self.people is None:
            raise HTTPException(404)
        where = request.url.path
        raise Redirect(f"/sign-in?next={quote(where)}" if request.method == "GET" else "/sign-in")

    def _repos(self, token: str) -> frozenset[str]:
        assert self.people is not None
        key = hashlib.sha256(token.encode()).hexdigest()
        now = self._now()
        with self._lock:
            known = self._known.get(key)
        if known is not None and now - known[0] < FRESH:
            return known[1]
        found = frozenset(repo.lower() for repo in self.people.repositories(token))
        with self._lock:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = (now, found)
        return found

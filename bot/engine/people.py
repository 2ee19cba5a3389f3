"""Who may do what and who is in which team: asked for once in a while, not once per event.

What somebody does with a right (a tick, a command, a waiver) is held against a fresh answer; this
serves what is only read back: whose reviews count, and whom a team stands for.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from typing import TypeVar

from bot.engine.ports import GitHub
from bot.model.errors import Forbidden, NotFound

KEPT = timedelta(minutes=10)
MOST = 4096

T = TypeVar("T")


class People:
    """Safe to share between threads."""

    def __init__(self, *, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._known: OrderedDict[Hashable, tuple[datetime, object]] = OrderedDict()

    def permission(self, github: GitHub, repo: str, login: str) -> str:
        """What GitHub's permission API says; at most one request."""
        return self._of(("permission", repo, login.lower()), lambda: github.permission(login=login))

    def team(self, github: GitHub, team: str) -> tuple[str, ...] | None:
        """Members of `org/team`; None if there is no such team or the App may not see it."""

        def read() -> tuple[str, ...] | None:
            org, _, slug = team.partition("/")
            try:
                return github.team(org=org, slug=slug)
            except (Forbidden, NotFound):
                return None

        return self._of(("team", team.lower()), read)

    def _of(self, key: Hashable, read: Callable[[], T]) -> T:
        now = self._now()
        with self._lock:
            known = self._known.get(key)
        if known is not None and now - known[0] < KEPT:
            return known[1]  # type: ignore[return-value]  # the key says which kind it is
        found = read()
        with self._lock:
            self._known[key] = (now, found)
            self._known.move_to_end(key)
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return found

"""Rate limits: requests an hour for each caller, REST and GraphQL apart; and content made.

https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

WINDOW = timedelta(hours=1)
CONTENT = ((timedelta(minutes=1), 80), (timedelta(hours=1), 500))
"""How much that notifies people (comments, issues, reviews …) may be made within a time."""
CREATES = frozenset(
    {
        "POST /repos/{owner}/{repo}/issues",
        "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
        "POST /repos/{owner}/{repo}/pulls",
        "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
        "graphql addDiscussionComment",
        "graphql createDiscussion",
    }
)
"""Calls that make content."""


@dataclass
class Limits:
    """`limit` requests per hour and resource; the hour begins with the first request."""

    limit: int = 5000
    _windows: dict[tuple[str, str], tuple[datetime, int]] = field(default_factory=dict)
    _made: dict[str, list[datetime]] = field(default_factory=dict)

    def _window(self, who: str, resource: str, now: datetime) -> tuple[datetime, int]:
        began, used = self._windows.get((who, resource), (now, 0))
        return (began, used) if began <= now < began + WINDOW else (now, 0)

    def spend(self, who: str, resource: str, now: datetime) -> bool:
        """Count one request; False if none was left."""
        began, used = self._window(who, resource, now)
        if used >= self.limit:
            return False
        self._windows[who, resource] = (began, used + 1)
        return True

    def make(self, who: str, name: str, now: datetime) -> timedelta | None:
        """Count a call that makes content; if that is too much, how long to wait."""
        if name not in CREATES:
            return None
        made = [at for at in self._made.get(who, ()) if timedelta() <= now - at < CONTENT[-1][0]]
        for span, most in CONTENT:
            recent = [at for at in made if now - at < span]
            if len(recent) >= most:
                return recent[0] + span - now
        self._made[who] = [*made, now]
        return None

    def exhaust(self, who: str, resource: str, now: datetime) -> None:
        """Leave nothing until the hour is over."""
        began, _ = self._window(who, resource, now)
        self._windows[who, resource] = (began, self.limit)

    def show(self, who: str, resource: str, now: datetime) -> dict[str, int]:
        """limit, remaining, used and reset (epoch seconds)."""
        began, used = self._window(who, resource, now)
        return {
            "limit": self.limit,
            "remaining": max(self.limit - used, 0),
            "used": used,
            "reset": int((began + WINDOW).timestamp()),
        }

    def headers(self, who: str, resource: str, now: datetime) -> dict[str, str]:
        """What every answer carries."""
        shown = self.show(who, resource, now)
        named = {f"X-RateLimit-{key.capitalize()}": str(value) for key, value in shown.items()}
        return {**named, "X-RateLimit-Resource": resource}

"""Primary rate limits: so many requests an hour for each caller, REST and GraphQL apart."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

WINDOW = timedelta(hours=1)


@dataclass
class Limits:
    """`limit` requests per hour and resource; the hour begins with the first request."""

    limit: int = 5000
    _windows: dict[tuple[str, str], tuple[datetime, int]] = field(default_factory=dict)

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

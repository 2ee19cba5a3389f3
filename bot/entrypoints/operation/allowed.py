"""What may still be asked of GitHub for each account, as the workers last said it."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.storage.database import Database
from bot.storage.vitals import vitals


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """One account that has installed the App. `requests` are (remaining, limit) of the hour by
    kind; posts are those that notify people; `blocked_until` is a pause that GitHub asked for."""

    owner: str
    requests: dict[str, tuple[int, int]]
    posts_of_minute: int
    posts_of_hour: int
    blocked_until: datetime | None

    def line(self) -> str:
        """Say it in a line."""
        left = [f"{n} of {limit} {kind} requests" for kind, (n, limit) in self.requests.items()]
        left.append(f"{self.posts_of_minute} posts in a minute, {self.posts_of_hour} in an hour")
        if self.blocked_until is not None:
            left.append(f"GitHub asked for a pause until {self.blocked_until:%H:%M:%S} UTC")
        return "; ".join(left)


def allowed(database: Database, *, now: datetime) -> tuple[Allowed, ...]:
    """Read from the database, so from any process; the posts of several workers are added up."""
    requests: dict[str, dict[str, tuple[int, int]]] = {}
    minute: Counter[str] = Counter()
    hour: Counter[str] = Counter()
    blocked: dict[str, float] = {}
    stamp = now.timestamp()
    for vital in vitals(database):
        for said in vital.said.get("budget", ()):
            owner = said["owner"]
            kinds = requests.setdefault(owner, {})
            for kind, (remaining, limit, reset) in said["allowances"].items():
                if reset > stamp:
                    kinds[kind] = min(kinds.get(kind, (limit, limit)), (remaining, limit))
            minute[owner] += sum(at > stamp - 60 for at in said["posts"])
            hour[owner] += sum(at > stamp - 3600 for at in said["posts"])
            if (said["blocked_until"] or 0) > stamp:
                blocked[owner] = max(said["blocked_until"], blocked.get(owner, 0))
    return tuple(
        Allowed(
            owner=owner,
            requests=kinds,
            posts_of_minute=minute[owner],
            posts_of_hour=hour[owner],
            blocked_until=datetime.fromtimestamp(blocked[owner], UTC) if owner in blocked else None,
        )
        for owner, kinds in sorted(requests.items())
    )

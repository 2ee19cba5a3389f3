"""How much may still be asked of GitHub, for each account that has installed the App.

Three limits (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api): so many
requests an hour, told in each answer; a pause that GitHub asks for (secondary limit); and posts
that notify people, at most 80 a minute and 500 an hour, which no answer tells and which are counted
here. The less urgent a thing is, the earlier it stops, so that something is left for the urgent.
Nothing waits in here: who may not go on is told when to come again.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.engine.urgency import Urgency
from bot.model.errors import OverBudget

RESERVE = {
    Urgency.REPLY: 0.0,
    Urgency.CHECK: 0.05,
    Urgency.REMINDER: 0.15,
    Urgency.DIGEST: 0.3,
}
"""Share of each limit that is left for what is more urgent."""
POSTS = ((timedelta(minutes=1), 80), (timedelta(hours=1), 500))
"""Posts within a time."""


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """Requests of one kind (`core`, `graphql`), as the last answer told."""

    remaining: int
    limit: int
    reset: datetime


@dataclass(kw_only=True)
class Account:
    """What is known of one account. `posts` are the times of posts of the last hour."""

    allowances: dict[str, Allowance] = field(default_factory=dict)
    blocked_until: datetime | None = None
    posts: deque[datetime] = field(default_factory=deque)

    def wait(
        self, *, urgency: Urgency, posts: int, now: datetime, shards: int = 1
    ) -> tuple[str, datetime] | None:
        """Why not now, and when it may be tried again; None if it may go on.

        Each of several `shards` counts its own posts, so each has its part of them.
        """
        if self.blocked_until is not None and self.blocked_until > now:
            return "GitHub asked for a pause", self.blocked_until
        share = 1 - RESERVE[urgency]
        for kind, known in self.allowances.items():
            if known.reset > now and known.remaining <= known.limit * RESERVE[urgency]:
                return f"{known.remaining} of {known.limit} {kind} requests are left", known.reset
        for span, most in POSTS if posts else ():
            recent = [at for at in self.posts if at > now - span]
            excess = len(recent) + posts - max(posts, int(most * share / shards))
            if excess > 0:
                return f"{len(recent)} posts within {span}", recent[excess - 1] + span
        return None


class Budgets:
    """Every account's; safe to share between threads. Fits `engine.ports.Budget`."""

    def __init__(self, *, now: Callable[[], datetime], shards: int = 1) -> None:
        self._now = now
        self._shards = shards
        self._lock = threading.Lock()
        self._accounts: dict[str, Account] = {}

    def permit(self, *, repo: str, urgency: Urgency, posts: int = 0) -> None:
        """Count what is about to be posted; raises `OverBudget` if it must wait."""
        now = self._now()
        with self._lock:
            account = self._accounts.get(_owner(repo))
            if account is None and not posts:
                return
            account = account or self._accounts.setdefault(_owner(repo), Account())
            while account.posts and account.posts[0] <= now - POSTS[-1][0]:
                account.posts.popleft()
            waits = account.wait(urgency=urgency, posts=posts, now=now, shards=self._shards)
            if waits is None:
                account.posts.extend([now] * posts)
                return
        why, until = waits
        raise OverBudget(f"{_owner(repo)}: {why}; a {urgency.name.lower()} waits", until=until)

    def limited(self, *, repo: str, until: datetime) -> None:
        """GitHub refused for now: nothing at all is asked for this account until then."""
        with self._lock:
            account = self._accounts.setdefault(_owner(repo), Account())
            account.blocked_until = max(until, account.blocked_until or until)

    def heard(
        self, *, repo: str, remaining: object, limit: object, reset: object, kind: str = "core"
    ) -> None:
        """Note what an answer told of the hourly limit; what cannot be read is passed over."""
        try:
            told = Allowance(
                remaining=int(str(remaining)),
                limit=int(str(limit)),
                reset=datetime.fromtimestamp(int(str(reset)), UTC),
            )
        except ValueError:
            return
        if told.limit > 0:
            with self._lock:
                account = self._accounts.setdefault(_owner(repo), Account())
                account.allowances[kind] = told

    def heard_headers(self, *, repo: str, headers: Mapping[str, str]) -> None:
        """Note the headers of an answer; their names in lower case."""
        self.heard(
            repo=repo,
            remaining=headers.get("x-ratelimit-remaining"),
            limit=headers.get("x-ratelimit-limit"),
            reset=headers.get("x-ratelimit-reset"),
            kind=headers.get("x-ratelimit-resource", "core"),
        )

    def read(self) -> list[dict[str, Any]]:
        """All accounts that anything is known of, as plain data; times in seconds since 1970."""
        now = self._now()
        with self._lock:
            return [
                {
                    "owner": owner,
                    "blocked_until": _seconds(account.blocked_until),
                    "posts": [_seconds(at) for at in account.posts if at > now - POSTS[-1][0]],
                    "allowances": {
                        kind: [known.remaining, known.limit, _seconds(known.reset)]
                        for kind, known in account.allowances.items()
                        if known.reset > now
                    },
                }
                for owner, account in sorted(self._accounts.items())
            ]

    def restore(self, said: Iterable[Mapping[str, Any]]) -> None:
        """Take up what `read` gave before a restart."""
        with self._lock:
            for each in said:
                blocked = each["blocked_until"]
                self._accounts[each["owner"]] = Account(
                    blocked_until=datetime.fromtimestamp(blocked, UTC) if blocked else None,
                    posts=deque(datetime.fromtimestamp(at, UTC) for at in each["posts"]),
                    allowances={
                        kind: Allowance(
                            remaining=remaining,
                            limit=limit,
                            reset=datetime.fromtimestamp(reset, UTC),
                        )
                        for kind, (remaining, limit, reset) in each["allowances"].items()
                    },
                )


def _owner(repo: str) -> str:
    return repo.partition("/")[0]


def _seconds(at: datetime | None) -> float | None:
    return at.timestamp() if at is not None else None

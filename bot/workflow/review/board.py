"""How the review of each open pull request stands, as it was last seen; kept for the dashboard."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from bot.model.config.review import ReviewConfig
from bot.workflow.review.facts import ReviewFacts
from bot.workflow.review.promise import current, standings
from bot.workflow.review.reading import known

PREFIX = "review:"
"""Ledger cursors under it hold one place each, by number; an empty one is of a closed request."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """One open pull request; times are in UTC, lengths in hours."""

    number: int
    title: str
    author: str
    url: str
    opened: datetime
    seen: datetime
    """When all this was read."""
    head: str
    draft: bool
    turn: str
    """`author`, `maintainers`, `checks` or `paused`."""
    cause: str
    """Why it is that turn, e.g. `changes requested`."""
    by: str
    """Who brought it about, where a person did."""
    since: datetime | None
    promise: str = ""
    """What is promised next; empty where nothing is."""
    due: datetime | None = None
    """When it is due; None while the clock stands."""
    allowed_hours: float = 0.0
    left_hours: float = 0.0
    """As of `seen`; negative when late."""
    reviewers: tuple[str, ...] = ()
    """Logins that were asked."""
    skills: tuple[str, ...] = ()
    """Roadmap items that it brings."""
    errors: int | None = None
    """Findings that block, None if it was not judged."""

    def late(self, now: datetime) -> bool:
        """Whether the promise is broken."""
        return self.left_hours < 0 or (self.due is not None and self.due < now)


def placed(facts: ReviewFacts, config: ReviewConfig, now: datetime) -> Place:
    """Tell where a pull request stands."""
    told = known(facts, config, now)
    span = told.now
    standing = current(standings(told, config=config, now=now))
    pull = facts.pull
    return Place(
        number=pull.number,
        title=pull.title,
        author=pull.author.login,
        url=pull.url,
        opened=pull.created_at,
        seen=now,
        head=pull.head_sha,
        draft=pull.draft,
        turn=span.turn.value if span else "",
        cause=span.cause.value if span else "",
        by=span.by if span else "",
        since=span.start if span else None,
        promise=standing.promise.value if standing else "",
        due=standing.due if standing else None,
        allowed_hours=_hours(standing.allowed.total_seconds()) if standing else 0.0,
        left_hours=_hours(standing.left.total_seconds()) if standing else 0.0,
        reviewers=pull.requested,
        skills=tuple(held.skill for held in facts.claims),
        errors=facts.standards.counts["error"] if facts.standards else None,
    )


def dump(place: Place) -> str:
    """Write it as text."""
    return msgspec.json.encode(place).decode()


def load(text: str) -> Place | None:
    """Read what `dump` wrote; None for the empty text."""
    return msgspec.json.decode(text, type=Place) if text else None


def _hours(seconds: float) -> float:
    return round(seconds / 3600, 1)

"""The append-only record: who did what with which skill, when and why.

The truth about claims (GitHub's Discussions know no assignees). Entries are never changed;
a claim's state is what folding them in order gives.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What an entry says about a skill, or about a pull request's review."""

    CLAIMED = "claimed"
    QUEUED = "queued"
    LEFT_QUEUE = "left_queue"
    OFFERED = "offered"
    OFFER_LAPSED = "offer_lapsed"
    RENEWED = "renewed"
    WARNED = "warned"
    RELEASED = "released"
    EXPIRED = "expired"
    IN_REVIEW = "in_review"
    BACK_TO_WORK = "back_to_work"
    COMPLETED = "completed"
    REOPENED = "reopened"
    HEAD_SEEN = "head_seen"
    JUDGED = "judged"
    CHECKED = "checked"
    HANDED_BACK = "handed_back"
    REVIEWER_ASKED = "reviewer_asked"
    TICKED = "ticked"
    UNTICKED = "unticked"
    PROMISE_SETTLED = "promise_settled"
    LADDER_STEP = "ladder_step"
    MERGED = "merged"
    SUSPENDED = "suspended"
    UNSUSPENDED = "unsuspended"
    PAUSED = "paused"
    RESUMED = "resumed"
    WAIVED = "waived"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the ledger."""

    kind: Kind
    subject: str
    """The skill's slug, or `#number` for a pull request."""
    person: str
    """Login the entry is about (holder, waiter, reviewer)."""
    actor: str
    """Login that caused it; the App itself for what time causes."""
    at: datetime
    """When it counts from, UTC: the comment's creation, not the moment of handling."""
    why: str
    comment: int | None = None
    """Database id of the comment that caused it."""
    pull: int | None = None
    """Number of the pull request that it is linked to or was caused by."""
    due: datetime | None = None
    """End of a lease or an offer; of a warning, the earliest end of the lease."""
    data: tuple[tuple[str, str], ...] = field(default=())
    """Further plain facts, e.g. in which thread it was said."""
    seq: int = 0
    """Position in the repository's ledger, counted from 1; 0 until recorded."""

    def fact(self, name: str) -> str | None:
        """Give one of the further facts, or None."""
        return dict(self.data).get(name)

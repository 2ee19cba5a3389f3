"""The events of a pull request, and the stretches of time they cut its life into."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum, unique


@unique
class Kind(StrEnum):
    """What happened; events of the same second take effect in the order of this list."""

    OPENED = "opened"
    REOPENED = "reopened"
    DRAFTED = "drafted"
    READIED = "readied"
    PUSHED = "pushed"
    SUSPENDED = "suspended"
    UNSUSPENDED = "unsuspended"
    PAUSED = "paused"
    RESUMED = "resumed"
    CHECKS_RUNNING = "checks running"
    CHECKS_PASSED = "checks passed"
    CHECKS_FAILED = "checks failed"
    CHECKS_NEED_LEAVE = "checks need leave"
    """A workflow of a first-time contributor waits for a maintainer to let it run."""
    COMMENTED = "commented"
    REVIEW_COMMENTED = "review: commented"
    CHANGES_REQUESTED = "review: changes requested"
    APPROVED = "review: approved"
    DISMISSED = "review: dismissed"
    """`actor` is whose review no longer counts."""
    REVIEW_REQUESTED = "review requested"
    HANDED_BACK = "handed back"
    """The author's `/ready`."""
    MERGED = "merged"
    CLOSED = "closed"


_RANK = {kind: rank for rank, kind in enumerate(Kind)}
CHECKS = frozenset(
    {Kind.CHECKS_RUNNING, Kind.CHECKS_PASSED, Kind.CHECKS_FAILED, Kind.CHECKS_NEED_LEAVE}
)
REVIEWS = frozenset({Kind.REVIEW_COMMENTED, Kind.CHANGES_REQUESTED, Kind.APPROVED})


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One event of a pull request, at GitHub's own time (UTC)."""

    at: datetime
    kind: Kind
    actor: str = ""
    maintainer: bool = False
    """Whether the actor may review here."""
    commit: str = ""
    """The head that was opened, pushed, checked or reviewed."""
    draft: bool = False
    """For `OPENED`: opened as a draft."""

    @property
    def order(self) -> tuple[datetime, int, str, str, bool, bool]:
        """A total order, so that the sequence in which events arrive cannot matter."""
        return (self.at, _RANK[self.kind], self.actor, self.commit, self.maintainer, self.draft)


@unique
class Turn(Enum):
    """Who has to move."""

    AUTHOR = "author"
    MAINTAINERS = "maintainers"
    CHECKS = "checks"
    PAUSED = "paused"


@unique
class Cause(StrEnum):
    """Why it is that turn; the words stand in `wording`."""

    REVIEW = "review"
    MERGE = "merge"
    CHECKS_SILENT = "checks silent"
    CHECKS_NEED_LEAVE = "checks need leave"
    CHANGES_REQUESTED = "changes requested"
    QUESTION = "question"
    CHECKS_FAILED = "checks failed"
    CHECKS_RUNNING = "checks running"
    DRAFT = "draft"
    PAUSED = "paused"
    SUSPENDED = "suspended"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A stretch of time in which it was one party's turn, for one cause."""

    start: datetime
    end: datetime
    turn: Turn
    cause: Cause
    by: str = ""
    """Who brought it about, where a person did."""
    commit: str = ""

    @property
    def length(self) -> timedelta:
        """Elapsed time, by the clock."""
        return self.end - self.start

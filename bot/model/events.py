"""What happened: GitHub's webhooks in our own words, and the passing of time.

Payloads die at the door (`github/webhook.py`); from there on only these travel. They hold little,
because a decision reads the present state anyway: an event says where to look.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Place = Literal["discussion", "issue", "pull"]


@dataclass(frozen=True, kw_only=True)
class Person:
    """A GitHub account."""

    login: str
    id: int = 0
    is_bot: bool = False


@dataclass(frozen=True, kw_only=True)
class Thread:
    """Where people talk: a discussion, an issue or a pull request."""

    place: Place
    number: int
    node_id: str
    title: str = ""
    category: str = ""
    """Slug of a discussion's category."""


@dataclass(frozen=True, kw_only=True)
class Comment:
    """One comment; `parent` is the database id of the comment it answers (discussions only)."""

    node_id: str
    id: int
    author: Person
    body: str
    created_at: datetime
    url: str = ""
    parent: int | None = None


@dataclass(frozen=True, kw_only=True)
class Happened:
    """What every event tells: where, by whom, when (GitHub's own time), by which delivery."""

    repo: str
    """`owner/name`."""
    actor: Person
    at: datetime
    delivery: str = ""
    installation: int | None = None


@dataclass(frozen=True, kw_only=True)
class Commented(Happened):
    """A comment was written or edited; `before` is its text before the edit."""

    thread: Thread
    comment: Comment
    before: str | None = None


@dataclass(frozen=True, kw_only=True)
class CommentDeleted(Happened):
    """A comment is gone; its text is what it last was."""

    thread: Thread
    comment: Comment


@dataclass(frozen=True, kw_only=True)
class PullChanged(Happened):
    """Something about a pull request changed: opened, pushed, draft, ready, edited, labelled …"""

    number: int
    change: str
    """GitHub's action word (`opened`, `synchronize`, `converted_to_draft`, …)."""
    head_sha: str


@dataclass(frozen=True, kw_only=True)
class PullClosed(Happened):
    """A pull request was merged or closed."""

    number: int
    merged: bool
    merge_sha: str | None = None


@dataclass(frozen=True, kw_only=True)
class Reviewed(Happened):
    """A review was submitted, edited or dismissed, or a review comment was written."""

    number: int
    state: str
    """`approved`, `changes_requested`, `commented` or `dismissed`."""
    commit: str


@dataclass(frozen=True, kw_only=True)
class BranchPushed(Happened):
    """Commits arrived on a branch."""

    branch: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class CheckRequested(Happened):
    """Somebody pressed re-run; `numbers` are the pull requests GitHub names (none for forks)."""

    head_sha: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChecksReported(Happened):
    """An App's checks of a commit are done, or a service set a commit status.

    `numbers` as in `CheckRequested`; a commit status names none.
    """

    head_sha: str
    app: str = ""
    """Slug of the App; empty for a commit status."""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IssueChanged(Happened):
    """An issue was closed, reopened, assigned or unassigned by hand."""

    number: int
    change: str
    assignee: str | None = None


@dataclass(frozen=True, kw_only=True)
class InstallationChanged(Happened):
    """The App was installed, suspended, unsuspended, deleted, or its repositories changed."""

    change: str
    repos: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TimePassed(Happened):
    """The sweep: nothing happened but time."""

    subject: str
    """`claims`, `roadmap` or the number of a pull request: whose deadline has come; `everything`
    to compare the whole repository with what is known of it, `missed` to look for what happened
    since the last run."""


@dataclass(frozen=True, kw_only=True)
class Ignored(Happened):
    """Signed and readable, but nothing to do; `why` says so in the log."""

    why: str


Event = (
    Commented
    | CommentDeleted
    | PullChanged
    | PullClosed
    | Reviewed
    | BranchPushed
    | CheckRequested
    | ChecksReported
    | IssueChanged
    | InstallationChanged
    | TimePassed
    | Ignored
)

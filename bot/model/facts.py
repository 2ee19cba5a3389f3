"""What a decision may look at: frozen snapshots of GitHub's state, read before deciding."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.model.events import Comment, Person, Thread


@dataclass(frozen=True, kw_only=True)
class TreeEntry:
    """A file or directory of a git tree; `path` is relative to the tree that was asked for."""

    path: str
    kind: Literal["blob", "tree", "commit"]
    mode: str
    sha: str
    size: int | None = None
    """Bytes, of blobs only."""


@dataclass(frozen=True, kw_only=True)
class PullFile:
    """A changed file of a pull request."""

    path: str
    status: str
    """`added`, `modified`, `removed`, `renamed`, `copied`, `changed` or `unchanged`."""
    sha: str | None
    patch: str | None = None
    """Unified diff without headers; GitHub leaves it out for large and binary files."""
    previous: str | None = None
    """Path before a rename."""


@dataclass(frozen=True, kw_only=True)
class Review:
    """A submitted review."""

    id: int
    author: Person
    state: str
    """`APPROVED`, `CHANGES_REQUESTED`, `COMMENTED` or `DISMISSED`."""
    commit: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Pull:
    """A pull request as it is now."""

    number: int
    title: str
    body: str
    author: Person
    state: Literal["open", "closed"]
    draft: bool
    merged: bool
    head_sha: str
    head_ref: str
    head_repo: str | None
    """`owner/name`; None when the fork is gone."""
    base_ref: str
    base_sha: str
    created_at: datetime
    changed_files: int
    labels: tuple[str, ...] = ()
    requested: tuple[str, ...] = ()
    """Logins asked for a review."""
    merge_sha: str | None = None
    merged_at: datetime | None = None
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Touched:
    """That something happened to a pull request; what, only a look at it tells."""

    number: int
    author: Person
    head_sha: str
    updated_at: datetime
    closed_at: datetime | None
    merged: bool
    merge_sha: str | None


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One dated fact of a pull request's timeline, in GitHub's words (`ready_for_review`, …)."""

    what: str
    at: datetime
    actor: Person | None = None
    commit: str | None = None
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Issue:
    """An issue as it is now."""

    number: int
    title: str
    body: str
    state: Literal["open", "closed"]
    author: Person
    assignees: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class CheckRun:
    """A check run on a commit, of whichever App."""

    id: int
    name: str
    external_id: str
    conclusion: str | None
    annotations: int = 0
    app: str = ""
    """Slug of the App that made it."""
    started_at: datetime | None = None
    completed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CheckSuite:
    """One App's checks of a commit, as a whole."""

    app: str
    conclusion: str | None
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A comment with the thread it stands in; what reading the claim threads back gives."""

    thread: Thread
    comment: Comment


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A discussion with its opening text."""

    number: int
    node_id: str
    title: str
    body: str


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What branch protection and rulesets ask of a branch."""

    pull_request_required: bool = False
    ruled: bool = False
    """Whether any ruleset speaks of the branch."""
    checks: tuple[str, ...] = field(default=())

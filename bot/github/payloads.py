"""The fields of webhook payloads that we read; everything else is ignored, whatever its shape.

Tolerant on purpose: a field that GitHub's schema does not require is optional here.
"""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    """A piece of a payload."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class User(Part):
    """An account; `null` in a payload means a deleted one."""

    login: str
    id: int
    type: str = "User"


class Repository(Part):
    """The repository of the event."""

    full_name: str
    default_branch: str = "main"


class Installation(Part):
    """The App's installation; GitHub does not promise it in every payload."""

    id: int
    suspended_at: datetime | None = None
    updated_at: datetime | None = None


class Category(Part):
    """A discussion's category."""

    slug: str = ""


class Discussion(Part):
    """A discussion."""

    number: int
    node_id: str
    title: str = ""
    category: Category | None = None


class CommentPart(Part):
    """A comment of a discussion, issue or pull request."""

    id: int
    node_id: str
    body: str | None = None
    user: User | None = None
    created_at: datetime
    updated_at: datetime | None = None
    html_url: str = ""
    parent_id: int | None = None


class BodyChange(Part):
    """What a text was before an edit."""

    from_: str = Field("", alias="from")


class Changes(Part):
    """What an edit changed."""

    body: BodyChange | None = None


class PullMark(Part):
    """Its presence says that an issue is a pull request."""


class IssuePart(Part):
    """An issue, or the issue side of a pull request."""

    number: int
    node_id: str
    title: str = ""
    pull_request: PullMark | None = None
    updated_at: datetime | None = None


class Head(Part):
    """One end of a pull request."""

    sha: str


class PullPart(Part):
    """A pull request."""

    number: int
    head: Head
    merged: bool | None = None
    merge_commit_sha: str | None = None
    updated_at: datetime
    closed_at: datetime | None = None


class ReviewPart(Part):
    """A review."""

    state: str
    commit_id: str | None = None
    submitted_at: datetime | None = None


class NumberPart(Part):
    """Something with a number."""

    number: int


class AppPart(Part):
    """An App."""

    slug: str = ""


class CheckPart(Part):
    """A check run or suite."""

    head_sha: str
    app: AppPart | None = None
    pull_requests: list[NumberPart] = []


class NamedRepository(Part):
    """A repository in an installation's list."""

    full_name: str


class Payload(Part):
    """Any payload: which parts are there depends on the event."""

    action: str = ""
    sender: User | None = None
    repository: Repository | None = None
    installation: Installation | None = None
    discussion: Discussion | None = None
    comment: CommentPart | None = None
    changes: Changes | None = None
    issue: IssuePart | None = None
    assignee: User | None = None
    pull_request: PullPart | None = None
    review: ReviewPart | None = None
    check_run: CheckPart | None = None
    check_suite: CheckPart | None = None
    repositories: list[NamedRepository] = []
    repositories_added: list[NamedRepository] = []
    repositories_removed: list[NamedRepository] = []
    ref: str = ""
    before: str = ""
    after: str = ""
    sha: str | None = None

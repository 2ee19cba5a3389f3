"""What people write: issues, pull requests, reviews, discussions, comments and reactions."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.simulator.state.accounts import Account
from bot.simulator.state.repositories import Category, Label, Repository

REACTIONS = {
    "THUMBS_UP": "+1",
    "THUMBS_DOWN": "-1",
    "LAUGH": "laugh",
    "CONFUSED": "confused",
    "HEART": "heart",
    "HOORAY": "hooray",
    "ROCKET": "rocket",
    "EYES": "eyes",
}
"""GraphQL's name → REST's."""


@dataclass(kw_only=True, eq=False)
class Reaction:
    """`content` is GraphQL's name."""

    id: int
    node_id: str
    content: str
    user: Account
    created_at: datetime


@dataclass(kw_only=True, eq=False)
class Written:
    """What every text of a person or bot has."""

    id: int
    node_id: str
    repository: Repository
    user: Account
    body: str
    created_at: datetime
    updated_at: datetime
    edited_at: datetime | None = None
    editor: Account | None = None
    reactions: list[Reaction] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One line of a timeline; `fields` are what GitHub shows beside actor and time."""

    id: int
    event: str
    actor: Account
    when: datetime
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(kw_only=True, eq=False)
class Issue(Written):
    """An issue, or the conversation side of a pull request (`pull` is set)."""

    number: int
    title: str
    state: str = "open"
    state_reason: str | None = None
    labels: list[Label] = field(default_factory=list)
    assignees: list[Account] = field(default_factory=list)
    comments: list["IssueComment"] = field(default_factory=list)
    closed_at: datetime | None = None
    closed_by: Account | None = None
    locked: bool = False
    timeline: list[Moment] = field(default_factory=list)
    pull: "Pull | None" = None


@dataclass(kw_only=True, eq=False)
class IssueComment(Written):
    """A comment on an issue or in a pull request's conversation."""

    issue: Issue
    minimized: str | None = None


@dataclass(kw_only=True, eq=False)
class Pull:
    """The code side of a pull request; `head` may be None when its fork is gone."""

    id: int
    node_id: str
    issue: Issue
    head: Repository | None
    head_branch: str
    head_label: str
    base_branch: str
    head_sha: str
    base_sha: str
    draft: bool = False
    merged_at: datetime | None = None
    merged_by: Account | None = None
    merge_sha: str | None = None
    reviewers: list[Account] = field(default_factory=list)
    reviews: list["Review"] = field(default_factory=list)


@dataclass(kw_only=True, eq=False)
class Review(Written):
    """A submitted review; `state` is APPROVED, CHANGES_REQUESTED, COMMENTED or DISMISSED."""

    pull: Pull
    state: str
    commit_id: str
    comments: list["ReviewComment"] = field(default_factory=list)


@dataclass(kw_only=True, eq=False)
class ReviewComment(Written):
    """A comment on a line of the diff; `line` counts in the new file (side RIGHT) or the old."""

    review: Review
    path: str
    line: int
    start_line: int | None
    side: str
    diff_hunk: str
    position: int


@dataclass(kw_only=True, eq=False)
class Discussion(Written):
    """A discussion."""

    number: int
    title: str
    category: Category
    state: str = "open"
    state_reason: str | None = None
    locked: bool = False
    labels: list[Label] = field(default_factory=list)
    comments: list["DiscussionComment"] = field(default_factory=list)
    answer: "DiscussionComment | None" = None
    answered_at: datetime | None = None
    answered_by: Account | None = None
    closed_at: datetime | None = None


@dataclass(kw_only=True, eq=False)
class DiscussionComment(Written):
    """A comment of a discussion; replies have `parent`, and no replies of their own."""

    discussion: Discussion
    parent: "DiscussionComment | None" = None
    replies: list["DiscussionComment"] = field(default_factory=list)
    deleted_at: datetime | None = None
    minimized: str | None = None

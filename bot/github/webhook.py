"""Bytes and an event name to one of our events. No I/O, no clock.

`SUBSCRIBED` is what `app.yml` asks for; a test compares the two.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypedDict, TypeVar

from pydantic import ValidationError

from bot.github.payloads import CommentPart, Payload, User
from bot.model.errors import MilepostError
from bot.model.events import (
    BranchPushed,
    CheckRequested,
    ChecksReported,
    Comment,
    CommentDeleted,
    Commented,
    Event,
    Ignored,
    InstallationChanged,
    IssueChanged,
    Person,
    PullChanged,
    PullClosed,
    Reviewed,
    Thread,
)

SUBSCRIBED = (
    "check_suite",
    "discussion",
    "discussion_comment",
    "issue_comment",
    "issues",
    "pull_request",
    "pull_request_review",
    "pull_request_review_comment",
    "push",
    "status",
)
"""`installation*` and `check_run` come by themselves; suites of other Apps must be asked for."""


class Unreadable(MilepostError):
    """A signed delivery whose body we cannot read: a dead letter, kept for a person to look at."""


class Common(TypedDict):
    """What every event shares."""

    repo: str
    actor: Person
    at: datetime
    delivery: str
    installation: int | None


def read(*, event: str, body: bytes, delivery: str, received_at: datetime) -> Event:
    """Read one delivery; raises `Unreadable`.

    `received_at` stands in where a payload has no time of its own.
    """
    try:
        payload = Payload.model_validate_json(body)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the body"
        raise Unreadable(f"{event}: {place}: {first['msg']}") from error
    reader = READERS.get(event)
    common = Common(
        repo=payload.repository.full_name if payload.repository else "",
        actor=_person(payload.sender),
        at=received_at,
        delivery=delivery,
        installation=payload.installation.id if payload.installation else None,
    )
    if reader is None:
        if event in {"ping", "discussion", "github_app_authorization", "installation_target"}:
            return Ignored(why=f"{event} asks for nothing", **common)
        raise Unreadable(f"{event}: an event that was not subscribed to")
    return reader(payload, common)


def _person(user: User | None) -> Person:
    if user is None:
        return Person(login="ghost")
    return Person(login=user.login, id=user.id, is_bot=user.type == "Bot")


def _comment(part: CommentPart) -> Comment:
    return Comment(
        node_id=part.node_id,
        id=part.id,
        author=_person(part.user),
        body=part.body or "",
        created_at=part.created_at,
        url=part.html_url,
        parent=part.parent_id,
    )


T = TypeVar("T")


def _needed(part: T | None, name: str) -> T:
    if part is None:
        raise Unreadable(f"{name} is missing")
    return part


def _comment_event(payload: Payload, common: Common, thread: Thread) -> Event:
    part = _needed(payload.comment, "comment")
    common["at"] = part.updated_at or part.created_at
    comment = _comment(part)
    if payload.action == "created":
        return Commented(thread=thread, comment=comment, **common)
    if payload.action == "edited":
        before = payload.changes.body if payload.changes else None
        if before is None:
            return Ignored(why="an edit that left the text as it was", **common)
        return Commented(thread=thread, comment=comment, before=before.from_, **common)
    if payload.action == "deleted":
        return CommentDeleted(thread=thread, comment=comment, **common)
    return Ignored(why=f"comment {payload.action}", **common)


def _discussion_comment(payload: Payload, common: Common) -> Event:
    found = _needed(payload.discussion, "discussion")
    thread = Thread(
        place="discussion",
        number=found.number,
        node_id=found.node_id,
        title=found.title,
        category=found.category.slug if found.category else "",
    )
    return _comment_event(payload, common, thread)


def _issue_comment(payload: Payload, common: Common) -> Event:
    issue = _needed(payload.issue, "issue")
    thread = Thread(
        place="pull" if issue.pull_request else "issue",
        number=issue.number,
        node_id=issue.node_id,
        title=issue.title,
    )
    return _comment_event(payload, common, thread)


def _issues(payload: Payload, common: Common) -> Event:
    issue = _needed(payload.issue, "issue")
    common["at"] = issue.updated_at or common["at"]
    if payload.action not in {"closed", "reopened", "assigned", "unassigned"}:
        return Ignored(why=f"issue {payload.action}", **common)
    return IssueChanged(
        number=issue.number,
        change=payload.action,
        assignee=payload.assignee.login if payload.assignee else None,
        **common,
    )


def _pull_request(payload: Payload, common: Common) -> Event:
    pull = _needed(payload.pull_request, "pull_request")
    common["at"] = pull.updated_at
    if payload.action == "closed":
        common["at"] = pull.closed_at or pull.updated_at
        return PullClosed(
            number=pull.number,
            merged=bool(pull.merged),
            merge_sha=pull.merge_commit_sha,
            **common,
        )
    return PullChanged(number=pull.number, change=payload.action, head_sha=pull.head.sha, **common)


def _review(payload: Payload, common: Common) -> Event:
    pull = _needed(payload.pull_request, "pull_request")
    review = _needed(payload.review, "review")
    common["at"] = review.submitted_at or common["at"]
    return Reviewed(
        number=pull.number,
        state="dismissed" if payload.action == "dismissed" else review.state.lower(),
        commit=review.commit_id or pull.head.sha,
        **common,
    )


def _review_comment(payload: Payload, common: Common) -> Event:
    pull = _needed(payload.pull_request, "pull_request")
    part = _needed(payload.comment, "comment")
    common["at"] = part.created_at
    if payload.action != "created":
        return Ignored(why=f"review comment {payload.action}", **common)
    return Reviewed(number=pull.number, state="commented", commit=pull.head.sha, **common)


def _push(payload: Payload, common: Common) -> Event:
    if not payload.ref.startswith("refs/heads/"):
        return Ignored(why="a push of tags", **common)
    branch = payload.ref.removeprefix("refs/heads/")
    repository = _needed(payload.repository, "repository")
    if branch != repository.default_branch:
        return Ignored(why="a push to another branch", **common)
    return BranchPushed(branch=branch, before=payload.before, after=payload.after, **common)


def _check(payload: Payload, common: Common) -> Event:
    part = payload.check_run or payload.check_suite
    if payload.action == "completed" and payload.check_suite is not None:
        suite = payload.check_suite
        return ChecksReported(
            head_sha=suite.head_sha,
            app=suite.app.slug if suite.app else "",
            numbers=tuple(each.number for each in suite.pull_requests),
            **common,
        )
    if payload.action != "rerequested" or part is None:
        return Ignored(why=f"check {payload.action}", **common)
    return CheckRequested(
        head_sha=part.head_sha,
        numbers=tuple(each.number for each in part.pull_requests),
        **common,
    )


def _status(payload: Payload, common: Common) -> Event:
    return ChecksReported(head_sha=_needed(payload.sha, "sha"), **common)


def _installation(payload: Payload, common: Common) -> Event:
    part = payload.installation
    if part is not None:
        common["at"] = part.suspended_at or part.updated_at or common["at"]
    named = payload.repositories or payload.repositories_added or payload.repositories_removed
    return InstallationChanged(
        change=payload.action, repos=tuple(each.full_name for each in named), **common
    )


READERS: dict[str, Callable[[Payload, Common], Event]] = {
    "discussion_comment": _discussion_comment,
    "issue_comment": _issue_comment,
    "issues": _issues,
    "pull_request": _pull_request,
    "pull_request_review": _review,
    "pull_request_review_comment": _review_comment,
    "push": _push,
    "check_run": _check,
    "check_suite": _check,
    "status": _status,
    "installation": _installation,
    "installation_repositories": _installation,
}

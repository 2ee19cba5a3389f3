"""GitHub's answers in our own words; no requests, but for what PyGithub loads lazily."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from github.CheckRun import CheckRun as FoundCheck
from github.CheckSuite import CheckSuite as FoundSuite
from github.Issue import Issue as FoundIssue
from github.IssueComment import IssueComment
from github.NamedUser import NamedUser
from github.Organization import Organization
from github.PullRequest import PullRequest as FoundPull
from github.Repository import Repository

from bot.model.events import Comment, Person
from bot.model.facts import CheckRun, CheckSuite, Issue, Moment, Pull, Touched

STATUS = "commit status"
"""Stands for the App where there is none; no slug holds a space."""
_CONCLUSIONS = {"success": "success", "failure": "failure", "error": "failure"}


def person(user: NamedUser | Organization | None) -> Person:
    """A deleted account comes as null; GitHub shows it as `ghost`."""
    if user is None:
        return Person(login="ghost")
    return Person(login=user.login, id=user.id, is_bot=user.type == "Bot")


def _full_name(repository: Repository | None) -> str | None:
    return repository.full_name if repository is not None else None


def as_issue(found: FoundIssue) -> Issue:
    """Turn PyGithub's issue into ours."""
    return Issue(
        number=found.number,
        title=found.title,
        body=found.body or "",
        state="open" if found.state == "open" else "closed",
        author=person(found.user),
        assignees=tuple(each.login for each in found.assignees),
        labels=tuple(each.name for each in found.labels),
        url=found.html_url,
    )


def as_pull(found: FoundPull, *, changed_files: int = 0) -> Pull:
    """Turn PyGithub's pull request into ours; lists lack the number of changed files."""
    return Pull(
        number=found.number,
        title=found.title,
        body=found.body or "",
        author=person(found.user),
        state="open" if found.state == "open" else "closed",
        draft=bool(found.draft),
        merged=found.merged_at is not None,
        head_sha=found.head.sha,
        head_ref=found.head.ref,
        head_repo=_full_name(found.head.repo),
        base_ref=found.base.ref,
        base_sha=found.base.sha,
        created_at=found.created_at,
        changed_files=changed_files,
        labels=tuple(each.name for each in found.labels),
        requested=tuple(each.login for each in found.requested_reviewers),
        merge_sha=found.merge_commit_sha,
        merged_at=found.merged_at,
        url=found.html_url,
    )


def as_comment(found: IssueComment) -> Comment:
    """Turn PyGithub's comment into ours."""
    return Comment(
        node_id=found.node_id,
        id=found.id,
        author=person(found.user),
        body=found.body or "",
        created_at=found.created_at,
        url=found.html_url,
    )


def as_moment(row: Mapping[str, Any]) -> Moment | None:
    """Turn a timeline event into ours; each kind has its date in a place of its own."""
    what = str(row.get("event", ""))
    date = row.get("created_at") or row.get("submitted_at")
    if date is None and what == "committed":
        date = row["committer"]["date"]
    if date is None:
        return None
    user = row.get("actor") or row.get("user")
    actor = (
        Person(login=user["login"], id=user["id"], is_bot=user.get("type") == "Bot")
        if user
        else None
    )
    return Moment(
        what=what,
        at=datetime.fromisoformat(date),
        actor=actor,
        commit=row.get("commit_id") or row.get("sha"),
        detail=str(row.get("state") or (row.get("label") or {}).get("name") or ""),
    )


def as_check(found: FoundCheck) -> CheckRun:
    """Turn PyGithub's check run into ours."""
    return CheckRun(
        id=found.id,
        name=found.name,
        external_id=found.external_id or "",
        conclusion=found.conclusion,
        annotations=found.output.annotations_count,
        app=_app(found.app),
        started_at=found.started_at,
        completed_at=found.completed_at,
    )


def as_status(row: Mapping[str, Any]) -> CheckRun:
    """Turn a commit status into a check: *pending* runs until the context's next status."""
    at = datetime.fromisoformat(row["created_at"])
    pending = row["state"] == "pending"
    return CheckRun(
        id=row["id"],
        name=row["context"],
        external_id="",
        conclusion=None if pending else _CONCLUSIONS.get(row["state"], "failure"),
        app=STATUS,
        started_at=at,
        completed_at=None if pending else at,
    )


def as_suite(found: FoundSuite) -> CheckSuite:
    """Turn PyGithub's check suite into ours."""
    return CheckSuite(
        app=_app(found.app),
        conclusion=found.conclusion,
        updated_at=found.updated_at,
    )


def _app(found: Any) -> str:
    """Slug of an App; GitHub gives null for one that was deleted, and PyGithub's type hides it."""
    return found.slug if found is not None else ""


def as_touched(found: FoundPull) -> Touched:
    """Turn PyGithub's pull request into the little that says it changed."""
    return Touched(
        number=found.number,
        author=person(found.user),
        head_sha=found.head.sha,
        updated_at=found.updated_at or found.created_at,
        closed_at=found.closed_at,
        merged=found.merged_at is not None,
        merge_sha=found.merge_commit_sha,
    )

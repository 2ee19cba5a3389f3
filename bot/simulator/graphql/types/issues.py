"""Issues, pull requests, their comments, reviews and files."""

from typing import Any

from bot.simulator.changes.threads import files_of, mergeable
from bot.simulator.graphql.connections import connection
from bot.simulator.graphql.context import Context
from bot.simulator.graphql.types.git import CommitOf
from bot.simulator.graphql.types.written import WRITTEN
from bot.simulator.render import issues as render
from bot.simulator.render import pulls as render_pulls
from bot.simulator.render.accounts import maybe, moment
from bot.simulator.state.threads import Issue, Pull, Review

CHANGES = {"removed": "DELETED", "unchanged": "CHANGED"}


def _state(pull: Pull, _context: Context) -> str:
    return "MERGED" if pull.merged_at else pull.issue.state.upper()


def _decision(pull: Pull, _context: Context) -> str | None:
    latest: dict[str, str] = {}
    for each in pull.reviews:
        if each.state in ("APPROVED", "CHANGES_REQUESTED", "DISMISSED"):
            latest[each.user.login] = each.state
    if "CHANGES_REQUESTED" in latest.values():
        return "CHANGES_REQUESTED"
    return "APPROVED" if "APPROVED" in latest.values() else None


def _mergeable(pull: Pull, _context: Context) -> str:
    if pull.issue.state == "closed":
        return "UNKNOWN"
    return "MERGEABLE" if mergeable(pull) else "CONFLICTING"


def _commits(pull: Pull, context: Context, **page: Any) -> dict[str, Any]:
    git = pull.issue.repository.git
    home = pull.issue.repository
    rows = [
        {
            "id": f"PRC_{pull.id}_{each.sha[:12]}",
            "commit": CommitOf(repository=home, commit=each),
            "pullRequest": pull,
            "url": f"{context.hub.at}/{home.full_name}/pull/{pull.issue.number}/commits/{each.sha}",
        }
        for each in reversed(git.log(pull.base_sha, pull.head_sha))
    ]
    return connection(rows, **page, name="commits")


def _commit(pull: Pull, sha: str | None) -> CommitOf | None:
    commit = pull.issue.repository.git.commit_of(sha) if sha else None
    return CommitOf(repository=pull.issue.repository, commit=commit) if commit else None


def _files(pull: Pull, _context: Context, **page: Any) -> dict[str, Any]:
    rows = [
        {
            "path": each.path,
            "additions": each.additions,
            "deletions": each.deletions,
            "changeType": CHANGES.get(each.status, each.status.upper()),
        }
        for each in files_of(pull)
    ]
    return connection(rows, **page, name="files")


def _reviews(
    pull: Pull, _context: Context, *, states: list[str] | None = None, **page: Any
) -> dict[str, Any]:
    rows = [each for each in pull.reviews if states is None or each.state in states]
    return connection(rows, **page, name="reviews")


def _sum(name: str) -> Any:
    return lambda pull, _context: sum(getattr(each, name) for each in files_of(pull))


def _reason(issue: Issue, _context: Context, *, enableDuplicate: bool = False) -> str | None:  # noqa: N803, ARG001
    return issue.state_reason.upper() if issue.state_reason else None


FIELDS: dict[str, dict[str, Any]] = {
    "Issue": {
        **WRITTEN,
        "number": lambda each, _context: each.number,
        "title": lambda each, _context: each.title,
        "state": lambda each, _context: each.state.upper(),
        "stateReason": _reason,
        "url": lambda each, context: render.issue(context.hub.at, each)["html_url"],
        "assignees": lambda each, _context, **page: connection(
            each.assignees, **page, name="assignees"
        ),
        "comments": lambda each, _context, **page: connection(
            each.comments, **page, name="comments"
        ),
    },
    "IssueComment": {
        **WRITTEN,
        "issue": lambda each, _context: each.issue,
        "pullRequest": lambda each, _context: each.issue.pull,
        "url": lambda each, context: render.comment(context.hub.at, each)["html_url"],
    },
    "PullRequest": {
        **WRITTEN,
        "number": lambda pull, _context: pull.issue.number,
        "title": lambda pull, _context: pull.issue.title,
        "state": _state,
        "isDraft": lambda pull, _context: pull.draft,
        "url": lambda pull, context: render_pulls.pull(context.hub.at, pull)["html_url"],
        "merged": lambda pull, _context: pull.merged_at is not None,
        "mergedAt": lambda pull, _context: maybe(pull.merged_at),
        "mergedBy": lambda pull, _context: pull.merged_by,
        "mergeCommit": lambda pull, _context: _commit(pull, pull.merge_sha),
        "mergeable": _mergeable,
        "assignees": lambda pull, _context, **page: connection(
            pull.issue.assignees, **page, name="assignees"
        ),
        "comments": lambda pull, _context, **page: connection(
            pull.issue.comments, **page, name="comments"
        ),
        "headRefName": lambda pull, _context: pull.head_branch,
        "headRefOid": lambda pull, _context: pull.head_sha,
        "baseRefName": lambda pull, _context: pull.base_branch,
        "baseRefOid": lambda pull, _context: pull.base_sha,
        "headRepository": lambda pull, _context: pull.head,
        "isCrossRepository": lambda pull, _context: pull.head is not pull.issue.repository,
        "additions": _sum("additions"),
        "deletions": _sum("deletions"),
        "changedFiles": lambda pull, _context: len(files_of(pull)),
        "files": _files,
        "commits": _commits,
        "reviews": _reviews,
        "reviewDecision": _decision,
    },
    "PullRequestReview": {
        **WRITTEN,
        "state": lambda each, _context: each.state,
        "submittedAt": lambda each, _context: moment(each.created_at),
        "commit": lambda each, _context: _commit(each.pull, each.commit_id),
        "pullRequest": lambda each, _context: each.pull,
        "url": lambda each, context: _review_url(each, context),
        "isMinimized": lambda _each, _context: False,
        "minimizedReason": lambda _each, _context: None,
    },
}


def _review_url(each: Review, context: Context) -> str:
    return str(render_pulls.review(context.hub.at, each)["html_url"])

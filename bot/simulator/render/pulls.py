"""Pull requests, their files, reviews and review comments."""

from typing import Any
from urllib.parse import quote

from bot.simulator.gitobjects import FileChange
from bot.simulator.render.accounts import account, association, maybe, moment
from bot.simulator.render.issues import reactions
from bot.simulator.render.repositories import label, repository
from bot.simulator.state.threads import Pull, Review, ReviewComment

Json = dict[str, Any]


def pull(at: str, the: Pull) -> Json:
    """`pull-request-simple`, as lists give it."""
    issue = the.issue
    home = f"{at}/repos/{issue.repository.full_name}"
    url = f"{home}/pulls/{issue.number}"
    conversation = f"{home}/issues/{issue.number}"
    page = f"{at}/{issue.repository.full_name}/pull/{issue.number}"
    assignees = [account(at, each) for each in issue.assignees]
    head_user = the.head.owner if the.head else None
    return {
        "id": the.id,
        "node_id": the.node_id,
        "url": url,
        "html_url": page,
        "diff_url": f"{page}.diff",
        "patch_url": f"{page}.patch",
        "issue_url": conversation,
        "commits_url": f"{url}/commits",
        "review_comments_url": f"{url}/comments",
        "review_comment_url": f"{home}/pulls/comments{{/number}}",
        "comments_url": f"{conversation}/comments",
        "statuses_url": f"{home}/statuses/{the.head_sha}",
        "number": issue.number,
        "state": issue.state,
        "locked": issue.locked,
        "active_lock_reason": None,
        "title": issue.title,
        "user": account(at, issue.user),
        "body": issue.body or None,
        "labels": [label(at, issue.repository, each) for each in issue.labels],
        "milestone": None,
        "created_at": moment(issue.created_at),
        "updated_at": moment(issue.updated_at),
        "closed_at": maybe(issue.closed_at),
        "merged_at": maybe(the.merged_at),
        "merge_commit_sha": the.merge_sha,
        "assignee": assignees[0] if assignees else None,
        "assignees": assignees,
        "requested_reviewers": [account(at, each) for each in the.reviewers],
        "requested_teams": [],
        "draft": the.draft,
        "author_association": association(issue.user, issue.repository),
        "auto_merge": None,
        "head": {
            "label": the.head_label,
            "ref": the.head_branch,
            "sha": the.head_sha,
            "user": account(at, head_user or issue.user),
            "repo": repository(at, the.head) if the.head else None,
        },
        "base": {
            "label": f"{issue.repository.owner.login}:{the.base_branch}",
            "ref": the.base_branch,
            "sha": the.base_sha,
            "user": account(at, issue.repository.owner),
            "repo": repository(at, issue.repository),
        },
        "_links": {
            "self": {"href": url},
            "html": {"href": page},
            "issue": {"href": conversation},
            "comments": {"href": f"{conversation}/comments"},
            "review_comments": {"href": f"{url}/comments"},
            "review_comment": {"href": f"{home}/pulls/comments{{/number}}"},
            "commits": {"href": f"{url}/commits"},
            "statuses": {"href": f"{home}/statuses/{the.head_sha}"},
        },
    }


def full_pull(
    at: str, the: Pull, *, changes: list[FileChange], commits: int, mergeable: bool | None
) -> Json:
    """`pull-request`: what `GET` of one gives, and webhooks carry."""
    merged = the.merged_at is not None
    state = "unknown" if mergeable is None else "clean" if mergeable else "dirty"
    return {
        **pull(at, the),
        "merged": merged,
        "mergeable": None if merged else mergeable,
        "rebaseable": None if merged else mergeable,
        "mergeable_state": "draft" if the.draft and not merged else state,
        "merged_by": account(at, the.merged_by) if the.merged_by else None,
        "comments": len(the.issue.comments),
        "review_comments": sum(len(each.comments) for each in the.reviews),
        "maintainer_can_modify": the.head is not the.issue.repository,
        "commits": commits,
        "additions": sum(each.additions for each in changes),
        "deletions": sum(each.deletions for each in changes),
        "changed_files": len(changes),
    }


def file(at: str, the: Pull, change: FileChange) -> Json:
    """`diff-entry`."""
    return diff_entry(at, the.issue.repository.full_name, the.head_sha, change)


def diff_entry(at: str, full_name: str, sha: str, change: FileChange) -> Json:
    """`diff-entry` of any two commits."""
    body: Json = {
        "sha": change.sha,
        "filename": change.path,
        "status": change.status,
        "additions": change.additions,
        "deletions": change.deletions,
        "changes": change.additions + change.deletions,
        "blob_url": f"{at}/{full_name}/blob/{sha}/{quote(change.path)}",
        "raw_url": f"{at}/{full_name}/raw/{sha}/{quote(change.path)}",
        "contents_url": f"{at}/repos/{full_name}/contents/{quote(change.path)}?ref={sha}",
    }
    if change.patch is not None:
        body["patch"] = change.patch
    if change.previous is not None:
        body["previous_filename"] = change.previous
    return body


def review(at: str, the: Review) -> Json:
    """`pull-request-review`."""
    url = f"{at}/repos/{the.repository.full_name}/pulls/{the.pull.issue.number}"
    page = f"{at}/{the.repository.full_name}/pull/{the.pull.issue.number}"
    return {
        "id": the.id,
        "node_id": the.node_id,
        "user": account(at, the.user),
        "body": the.body,
        "state": the.state,
        "html_url": f"{page}#pullrequestreview-{the.id}",
        "pull_request_url": url,
        "_links": {
            "html": {"href": f"{page}#pullrequestreview-{the.id}"},
            "pull_request": {"href": url},
        },
        "submitted_at": moment(the.created_at),
        "commit_id": the.commit_id,
        "author_association": association(the.user, the.repository),
    }


def review_comment(at: str, the: ReviewComment) -> Json:
    """`pull-request-review-comment`."""
    home = f"{at}/repos/{the.repository.full_name}"
    number = the.review.pull.issue.number
    url = f"{home}/pulls/comments/{the.id}"
    page = f"{at}/{the.repository.full_name}/pull/{number}#discussion_r{the.id}"
    return {
        "id": the.id,
        "node_id": the.node_id,
        "url": url,
        "html_url": page,
        "pull_request_url": f"{home}/pulls/{number}",
        "pull_request_review_id": the.review.id,
        "diff_hunk": the.diff_hunk,
        "path": the.path,
        "position": the.position,
        "original_position": the.position,
        "commit_id": the.review.commit_id,
        "original_commit_id": the.review.commit_id,
        "user": account(at, the.user),
        "body": the.body,
        "created_at": moment(the.created_at),
        "updated_at": moment(the.updated_at),
        "author_association": association(the.user, the.repository),
        "start_line": the.start_line,
        "original_start_line": the.start_line,
        "start_side": the.side if the.start_line else None,
        "line": the.line,
        "original_line": the.line,
        "side": the.side,
        "subject_type": "line",
        "reactions": reactions(url, the.reactions),
        "_links": {
            "self": {"href": url},
            "html": {"href": page},
            "pull_request": {"href": f"{home}/pulls/{number}"},
        },
    }

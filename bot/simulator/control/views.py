"""The state as a story reads it back: small, with everything that belongs to a thing inside it."""

from typing import Any

from bot.simulator.changes.threads import files_of, mergeable
from bot.simulator.hub import Hub
from bot.simulator.render import discussions as render_discussions
from bot.simulator.render import issues as render_issues
from bot.simulator.render.accounts import maybe, moment
from bot.simulator.state.checks import CheckRun
from bot.simulator.state.threads import (
    Discussion,
    DiscussionComment,
    Issue,
    IssueComment,
    Pull,
    Review,
    ReviewComment,
    Written,
)
from bot.simulator.webhooks.delivery import Delivery

View = dict[str, Any]


def _written(the: Written) -> View:
    return {
        "id": the.node_id,
        "database_id": the.id,
        "author": the.user.login,
        "body": the.body,
        "created_at": moment(the.created_at),
        "updated_at": moment(the.updated_at),
        "edited_at": maybe(the.edited_at),
        "reactions": [[each.user.login, each.content] for each in the.reactions],
    }


def view(hub: Hub, thing: Any) -> View:
    """Whatever a node id names."""
    if isinstance(thing, Pull):
        return pull(hub, thing)
    if isinstance(thing, Issue):
        return pull(hub, thing.pull) if thing.pull else issue(hub, thing)
    if isinstance(thing, Discussion):
        return discussion(hub, thing)
    if isinstance(thing, CheckRun):
        return check(thing)
    if isinstance(thing, DiscussionComment):
        return _discussion_comment(hub, thing)
    if isinstance(thing, IssueComment):
        return {**_written(thing), "url": render_issues.comment(hub.at, thing)["html_url"]}
    if isinstance(thing, Written):
        return _written(thing)
    return {"id": getattr(thing, "node_id", None), "kind": type(thing).__name__}


def _discussion_comment(hub: Hub, the: DiscussionComment) -> View:
    return {
        **_written(the),
        "url": render_discussions.comment(hub.at, the)["html_url"],
        "answer": the.discussion.answer is the,
        "deleted": the.deleted_at is not None,
        "minimized": the.minimized,
        "replies": [_discussion_comment(hub, each) for each in the.replies],
    }


def discussion(hub: Hub, the: Discussion) -> View:
    """A discussion with its whole thread."""
    return {
        **_written(the),
        "kind": "discussion",
        "number": the.number,
        "repository": the.repository.full_name,
        "title": the.title,
        "category": the.category.slug,
        "state": the.state,
        "labels": [each.name for each in the.labels],
        "url": render_discussions.page(hub.at, the),
        "comments": [_discussion_comment(hub, each) for each in the.comments],
    }


def issue(hub: Hub, the: Issue) -> View:
    """An issue with its comments."""
    return {
        **_written(the),
        "kind": "issue",
        "number": the.number,
        "repository": the.repository.full_name,
        "title": the.title,
        "state": the.state,
        "state_reason": the.state_reason,
        "labels": [each.name for each in the.labels],
        "assignees": [each.login for each in the.assignees],
        "url": render_issues.issue(hub.at, the)["html_url"],
        "comments": [view(hub, each) for each in the.comments],
    }


def pull(hub: Hub, the: Pull) -> View:
    """A pull request with conversation, reviews, checks and files."""
    home = the.issue.repository
    return {
        **issue(hub, the.issue),
        "kind": "pull",
        "head_sha": the.head_sha,
        "base_sha": the.base_sha,
        "head": the.head_label,
        "base": the.base_branch,
        "draft": the.draft,
        "merged": the.merged_at is not None,
        "merge_sha": the.merge_sha,
        "mergeable": the.issue.state == "open" and mergeable(the),
        "reviewers": [each.login for each in the.reviewers],
        "reviews": [review(each) for each in the.reviews],
        "files": [each.path for each in files_of(the)],
        "checks": [
            check(run)
            for suite in hub.store.suites.values()
            if suite.repository is home and suite.head_sha == the.head_sha
            for run in suite.runs
        ],
    }


def review(the: Review) -> View:
    """A review with its line comments."""
    return {
        **_written(the),
        "state": the.state,
        "commit_id": the.commit_id,
        "comments": [_line(each) for each in the.comments],
    }


def _line(the: ReviewComment) -> View:
    return {**_written(the), "path": the.path, "line": the.line, "start_line": the.start_line}


def check(the: CheckRun) -> View:
    """A check run with its annotations."""
    return {
        "id": the.node_id,
        "database_id": the.id,
        "name": the.name,
        "app": the.suite.app.slug,
        "head_sha": the.suite.head_sha,
        "external_id": the.external_id,
        "status": the.status,
        "conclusion": the.conclusion,
        "title": the.title,
        "summary": the.summary,
        "text": the.text,
        "annotations": list(the.annotations),
        "actions": list(the.actions),
    }


def delivery(the: Delivery) -> View:
    """One attempt."""
    return {
        "id": the.id,
        "guid": the.guid,
        "event": the.event,
        "action": the.action,
        "redelivery": the.redelivery,
        "status": the.status,
        "status_code": the.status_code,
    }

"""Issues, their comments, and reactions."""

from collections.abc import Sequence
from typing import Any

from bot.simulator.render.accounts import account, association, maybe, moment
from bot.simulator.render.repositories import label
from bot.simulator.state.threads import REACTIONS, Issue, IssueComment, Reaction

Json = dict[str, Any]


def reactions(url: str, of: Sequence[Reaction]) -> Json:
    """`reaction-rollup`."""
    counts = dict.fromkeys(REACTIONS.values(), 0)
    for each in of:
        counts[REACTIONS[each.content]] += 1
    return {"url": f"{url}/reactions", "total_count": len(of), **counts}


def issue(at: str, the: Issue) -> Json:
    """`issue`, without its repository."""
    home = f"{at}/repos/{the.repository.full_name}"
    url = f"{home}/issues/{the.number}"
    kind = "pull" if the.pull else "issues"
    assignees = [account(at, each) for each in the.assignees]
    body: Json = {
        "id": the.id,
        "node_id": the.node_id,
        "url": url,
        "repository_url": home,
        "labels_url": f"{url}/labels{{/name}}",
        "comments_url": f"{url}/comments",
        "events_url": f"{url}/events",
        "html_url": f"{at}/{the.repository.full_name}/{kind}/{the.number}",
        "timeline_url": f"{url}/timeline",
        "number": the.number,
        "state": the.state,
        "state_reason": the.state_reason,
        "title": the.title,
        "body": the.body,
        "user": account(at, the.user),
        "labels": [label(at, the.repository, each) for each in the.labels],
        "assignee": assignees[0] if assignees else None,
        "assignees": assignees,
        "milestone": None,
        "locked": the.locked,
        "active_lock_reason": None,
        "comments": len(the.comments),
        "closed_at": maybe(the.closed_at),
        "created_at": moment(the.created_at),
        "updated_at": moment(the.updated_at),
        "author_association": association(the.user, the.repository),
        "reactions": reactions(url, the.reactions),
        "performed_via_github_app": None,
    }
    if the.pull:
        body["draft"] = the.pull.draft
        body["pull_request"] = {
            "url": f"{home}/pulls/{the.number}",
            "html_url": body["html_url"],
            "diff_url": f"{body['html_url']}.diff",
            "patch_url": f"{body['html_url']}.patch",
            "merged_at": maybe(the.pull.merged_at),
        }
    return body


def comment(at: str, the: IssueComment) -> Json:
    """`issue-comment`."""
    home = f"{at}/repos/{the.repository.full_name}"
    url = f"{home}/issues/comments/{the.id}"
    kind = "pull" if the.issue.pull else "issues"
    page = f"{at}/{the.repository.full_name}/{kind}/{the.issue.number}"
    return {
        "id": the.id,
        "node_id": the.node_id,
        "url": url,
        "html_url": f"{page}#issuecomment-{the.id}",
        "issue_url": f"{home}/issues/{the.issue.number}",
        "user": account(at, the.user),
        "body": the.body,
        "created_at": moment(the.created_at),
        "updated_at": moment(the.updated_at),
        "author_association": association(the.user, the.repository),
        "reactions": reactions(url, the.reactions),
        "performed_via_github_app": None,
    }

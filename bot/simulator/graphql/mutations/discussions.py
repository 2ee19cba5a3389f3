"""Mutations of discussions and their comments."""

from typing import Any

from bot.simulator.changes import discussions
from bot.simulator.errors import Refusal
from bot.simulator.graphql.context import Context
from bot.simulator.state.repositories import Category, Repository
from bot.simulator.state.threads import Discussion, DiscussionComment, IssueComment

NEEDS = "discussions:write"
Input = dict[str, Any]


def _discussion(context: Context, identifier: str) -> Discussion:
    found = context.node(identifier, Discussion)
    assert isinstance(found, Discussion)
    context.may(found.repository, NEEDS)
    return found


def _comment(context: Context, identifier: str) -> DiscussionComment:
    found = context.node(identifier, DiscussionComment)
    assert isinstance(found, DiscussionComment)
    context.may(found.repository, NEEDS)
    return found


def create(context: Context, sent: Input) -> Input:
    """Begin a discussion."""
    home = context.node(sent["repositoryId"], Repository)
    category = context.node(sent["categoryId"], Category)
    context.may(home, NEEDS)
    the = discussions.open_discussion(
        context.hub, home, context.actor, category, sent["title"], sent["body"]
    )
    return {"discussion": the}


def update(context: Context, sent: Input) -> Input:
    """Change title, body or category."""
    the = _discussion(context, sent["discussionId"])
    category = context.node(sent["categoryId"], Category) if sent.get("categoryId") else None
    discussions.edit(
        context.hub,
        the,
        context.actor,
        title=sent.get("title"),
        body=sent.get("body"),
        category=category,
    )
    return {"discussion": the}


def close(context: Context, sent: Input) -> Input:
    """Close."""
    the = _discussion(context, sent["discussionId"])
    discussions.close(context.hub, the, context.actor, (sent.get("reason") or "RESOLVED").lower())
    return {"discussion": the}


def reopen(context: Context, sent: Input) -> Input:
    """Open again."""
    the = _discussion(context, sent["discussionId"])
    discussions.reopen(context.hub, the, context.actor)
    return {"discussion": the}


def add_comment(context: Context, sent: Input) -> Input:
    """Comment, or reply to a top-level comment."""
    the = _discussion(context, sent["discussionId"])
    parent = _comment(context, sent["replyToId"]) if sent.get("replyToId") else None
    made = discussions.comment(context.hub, the, context.actor, sent["body"], parent=parent)
    return {"comment": made}


def update_comment(context: Context, sent: Input) -> Input:
    """Change a comment of one's own."""
    made = _comment(context, sent["commentId"])
    discussions.edit_comment(context.hub, made, context.actor, sent["body"])
    return {"comment": made}


def delete_comment(context: Context, sent: Input) -> Input:
    """Remove a comment."""
    made = _comment(context, sent["id"])
    discussions.delete_comment(context.hub, made, context.actor)
    return {"comment": made}


def mark_answer(context: Context, sent: Input) -> Input:
    """Mark as the answer."""
    made = _comment(context, sent["id"])
    discussions.answer(context.hub, made, context.actor)
    return {"discussion": made.discussion}


def minimize(context: Context, sent: Input) -> Input:
    """Fold a comment away."""
    found = context.node(sent["subjectId"])
    if not isinstance(found, DiscussionComment | IssueComment):
        raise Refusal(422, "Only comments can be minimized")
    context.may(found.repository, "discussions:write issues:write pull_requests:write")
    found.minimized = sent["classifier"]
    return {"minimizedComment": found}


def unminimize(context: Context, sent: Input) -> Input:
    """Show a folded comment again."""
    found = context.node(sent["subjectId"])
    if not isinstance(found, DiscussionComment | IssueComment):
        raise Refusal(422, "Only comments can be minimized")
    context.may(found.repository, "discussions:write issues:write pull_requests:write")
    found.minimized = None
    return {"unminimizedComment": found}


MUTATIONS = {
    "createDiscussion": create,
    "updateDiscussion": update,
    "closeDiscussion": close,
    "reopenDiscussion": reopen,
    "addDiscussionComment": add_comment,
    "updateDiscussionComment": update_comment,
    "deleteDiscussionComment": delete_comment,
    "markDiscussionCommentAsAnswer": mark_answer,
    "minimizeComment": minimize,
    "unminimizeComment": unminimize,
}

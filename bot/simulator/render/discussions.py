"""Discussions and their comments, as webhooks carry them (REST has none)."""

from typing import Any

from bot.simulator.render.accounts import account, association, maybe, moment
from bot.simulator.render.issues import reactions
from bot.simulator.render.repositories import label
from bot.simulator.state.repositories import Category
from bot.simulator.state.threads import Discussion, DiscussionComment

Json = dict[str, Any]


def page(at: str, the: Discussion) -> str:
    """The discussion's address for people."""
    return f"{at}/{the.repository.full_name}/discussions/{the.number}"


def category(the: Category, repository_id: int) -> Json:
    """The category inside a discussion."""
    return {
        "id": the.id,
        "node_id": the.node_id,
        "repository_id": repository_id,
        "emoji": the.emoji,
        "name": the.name,
        "description": the.description,
        "created_at": moment(the.created_at),
        "updated_at": moment(the.created_at),
        "slug": the.slug,
        "is_answerable": the.answerable,
    }


def discussion(at: str, the: Discussion) -> Json:
    """`discussion`."""
    home = f"{at}/repos/{the.repository.full_name}"
    address = page(at, the)
    answer = f"{address}#discussioncomment-{the.answer.id}" if the.answer else None
    return {
        "repository_url": home,
        "category": category(the.category, the.repository.id),
        "answer_html_url": answer,
        "answer_chosen_at": maybe(the.answered_at),
        "answer_chosen_by": account(at, the.answered_by) if the.answered_by else None,
        "html_url": address,
        "id": the.id,
        "node_id": the.node_id,
        "number": the.number,
        "title": the.title,
        "user": account(at, the.user),
        "labels": [label(at, the.repository, each) for each in the.labels],
        "state": the.state,
        "state_reason": the.state_reason,
        "locked": the.locked,
        "comments": sum(1 + len(each.replies) for each in the.comments),
        "created_at": moment(the.created_at),
        "updated_at": moment(the.updated_at),
        "author_association": association(the.user, the.repository),
        "active_lock_reason": None,
        "body": the.body,
        "reactions": reactions(f"{home}/discussions/{the.number}", the.reactions),
        "timeline_url": f"{home}/discussions/{the.number}/timeline",
    }


def comment(at: str, the: DiscussionComment) -> Json:
    """`webhooks_comment`; `parent_id` is a database id."""
    home = f"{at}/repos/{the.repository.full_name}"
    address = page(at, the.discussion)
    return {
        "id": the.id,
        "node_id": the.node_id,
        "html_url": f"{address}#discussioncomment-{the.id}",
        "parent_id": the.parent.id if the.parent else None,
        "child_comment_count": len(the.replies),
        "repository_url": home,
        "discussion_id": the.discussion.id,
        "author_association": association(the.user, the.repository),
        "user": account(at, the.user),
        "created_at": moment(the.created_at),
        "updated_at": moment(the.updated_at),
        "body": the.body,
        "reactions": reactions(f"{home}/discussions/comments/{the.id}", the.reactions),
    }

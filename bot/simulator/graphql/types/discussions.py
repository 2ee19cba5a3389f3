"""Discussions, their comments and categories."""

from typing import Any

from bot.simulator.graphql.connections import connection
from bot.simulator.graphql.context import Context
from bot.simulator.graphql.types.written import WRITTEN
from bot.simulator.render.accounts import maybe, moment
from bot.simulator.render.discussions import comment as render_comment
from bot.simulator.render.discussions import page as address
from bot.simulator.state.threads import Discussion, DiscussionComment


def _may_answer(comment: DiscussionComment, context: Context) -> bool:
    the = comment.discussion
    return (
        the.category.answerable
        and comment.parent is None
        and context.can(the.repository, "discussions:write")
    )


def _reason(the: Discussion, _context: Context) -> str | None:
    return the.state_reason.upper() if the.state_reason else None


FIELDS: dict[str, dict[str, Any]] = {
    "Discussion": {
        **WRITTEN,
        "number": lambda the, _context: the.number,
        "title": lambda the, _context: the.title,
        "category": lambda the, _context: the.category,
        "url": lambda the, context: address(context.hub.at, the),
        "answer": lambda the, _context: the.answer,
        "answerChosenAt": lambda the, _context: maybe(the.answered_at),
        "answerChosenBy": lambda the, _context: the.answered_by,
        "isAnswered": lambda the, _context: (
            the.answer is not None if the.category.answerable else None
        ),
        "stateReason": _reason,
        "comments": lambda the, _context, **page: connection(the.comments, **page, name="comments"),
    },
    "DiscussionComment": {
        **WRITTEN,
        "discussion": lambda each, _context: each.discussion,
        "deletedAt": lambda each, _context: maybe(each.deleted_at),
        "isAnswer": lambda each, _context: each.discussion.answer is each,
        "replyTo": lambda each, _context: each.parent,
        "replies": lambda each, _context, **page: connection(each.replies, **page, name="replies"),
        "url": lambda each, context: render_comment(context.hub.at, each)["html_url"],
        "viewerCanMarkAsAnswer": lambda each, context: (
            _may_answer(each, context) and each.discussion.answer is not each
        ),
        "viewerCanUnmarkAsAnswer": lambda each, context: (
            _may_answer(each, context) and each.discussion.answer is each
        ),
    },
    "DiscussionCategory": {
        "id": lambda each, _context: each.node_id,
        "emoji": lambda each, _context: each.emoji,
        "isAnswerable": lambda each, _context: each.answerable,
        "createdAt": lambda each, _context: moment(each.created_at),
        "updatedAt": lambda each, _context: moment(each.created_at),
        "repository": lambda each, context: next(
            home
            for home in context.hub.store.repositories.values()
            if each in home.categories.values()
        ),
    },
}

"""Discussions: text, state, answers, and comments with one level of replies."""

from typing import Any

from bot.simulator.changes.permission import check_body, require
from bot.simulator.errors import Refusal, invalid
from bot.simulator.hub import Hub
from bot.simulator.render import discussions as render
from bot.simulator.state.accounts import Account
from bot.simulator.state.repositories import Category, Repository
from bot.simulator.state.threads import Discussion, DiscussionComment


def open_discussion(
    hub: Hub,
    repository: Repository,
    actor: Account,
    category: Category,
    title: str,
    body: str,
) -> Discussion:
    """Begin a discussion."""
    check_body("Discussion", body)
    number, node = hub.store.identify("Discussion")
    made = Discussion(
        id=number,
        node_id=node,
        repository=repository,
        user=actor,
        body=body,
        created_at=hub.now(),
        updated_at=hub.now(),
        number=repository.take_number(),
        title=title,
        category=category,
    )
    hub.store.discussions[repository.id, made.number] = made
    hub.store.keep(node, made)
    announce(hub, made, "created", actor)
    return made


def edit(
    hub: Hub,
    the: Discussion,
    actor: Account,
    *,
    title: str | None = None,
    body: str | None = None,
    category: Category | None = None,
) -> None:
    """Change title, body or category."""
    changes: dict[str, object] = {}
    if title is not None and title != the.title:
        changes["title"] = {"from": the.title}
        the.title = title
    if body is not None and body != the.body:
        check_body("Discussion", body)
        changes["body"] = {"from": the.body}
        the.body, the.editor, the.edited_at = body, actor, hub.now()
    the.updated_at = hub.now()
    if changes:
        announce(hub, the, "edited", actor, changes=changes)
    if category is not None and category is not the.category:
        before, the.category = the.category, category
        announce(
            hub,
            the,
            "category_changed",
            actor,
            changes={"category": {"from": render.category(before, the.repository.id)}},
        )


def close(hub: Hub, the: Discussion, actor: Account, reason: str = "resolved") -> None:
    """Close; `reason` is resolved, outdated or duplicate."""
    if actor is not the.user:
        require(the.repository, actor, "triage")
    if the.state == "closed":
        raise Refusal(422, "Discussion is already closed")
    the.state, the.state_reason, the.closed_at = "closed", reason, hub.now()
    the.updated_at = hub.now()
    announce(hub, the, "closed", actor)


def reopen(hub: Hub, the: Discussion, actor: Account) -> None:
    """Open again."""
    the.state, the.state_reason, the.closed_at = "open", "reopened", None
    the.updated_at = hub.now()
    announce(hub, the, "reopened", actor)


def lock(hub: Hub, the: Discussion, actor: Account, locked: bool) -> None:
    """Lock or unlock the conversation."""
    require(the.repository, actor, "triage")
    the.locked = locked
    announce(hub, the, "locked" if locked else "unlocked", actor)


def delete(hub: Hub, the: Discussion, actor: Account) -> None:
    """Remove the discussion with its comments."""
    require(the.repository, actor, "triage")
    del hub.store.discussions[the.repository.id, the.number]
    for comment in the.comments:
        for each in (comment, *comment.replies):
            hub.store.nodes.pop(each.node_id, None)
    hub.store.nodes.pop(the.node_id, None)
    announce(hub, the, "deleted", actor)


def comment(
    hub: Hub,
    the: Discussion,
    actor: Account,
    body: str,
    *,
    parent: DiscussionComment | None = None,
) -> DiscussionComment:
    """Comment, or reply to a top-level comment; a reply has no replies."""
    if parent is not None and parent.discussion is not the:
        raise Refusal(404, "Parent comment not found in this discussion")
    if parent is not None and parent.parent is not None:
        raise Refusal(422, "Parent comment is already in a thread, cannot reply to it")
    if the.locked:
        require(the.repository, actor, "write")
    check_body("DiscussionComment", body, blank=False)
    number, node = hub.store.identify("DiscussionComment")
    made = DiscussionComment(
        id=number,
        node_id=node,
        repository=the.repository,
        user=actor,
        body=body,
        created_at=hub.now(),
        updated_at=hub.now(),
        discussion=the,
        parent=parent,
    )
    (parent.replies if parent else the.comments).append(made)
    the.updated_at = hub.now()
    hub.store.keep(node, made)
    _announce_comment(hub, made, actor, "created")
    return made


def edit_comment(hub: Hub, made: DiscussionComment, actor: Account, body: str) -> None:
    """Change a comment: its author may, and people with write access."""
    if actor is not made.user:
        if actor.kind == "Bot":
            raise Refusal(403, "Resource not accessible by integration")
        require(made.repository, actor, "write")
    check_body("DiscussionComment", body, blank=False)
    before, made.body = made.body, body
    made.updated_at = made.edited_at = hub.now()
    made.editor = actor
    _announce_comment(hub, made, actor, "edited", changes={"body": {"from": before}})


def delete_comment(hub: Hub, made: DiscussionComment, actor: Account) -> None:
    """Remove a comment; one with replies is wiped, not removed."""
    if actor is not made.user:
        require(made.repository, actor, "triage")
    the = made.discussion
    if the.answer is made:
        the.answer, the.answered_at, the.answered_by = None, None, None
    _announce_comment(hub, made, actor, "deleted")
    if made.replies:
        made.body, made.deleted_at = "", hub.now()
        return
    (made.parent.replies if made.parent else the.comments).remove(made)
    hub.store.nodes.pop(made.node_id, None)


def answer(hub: Hub, made: DiscussionComment, actor: Account) -> None:
    """Mark as the answer; only in a category that has answers, only a top-level comment."""
    the = made.discussion
    if not the.category.answerable:
        raise Refusal(422, "Category does not support marking comments as answers")
    if actor is not the.user:
        require(the.repository, actor, "triage")
    the.answer, the.answered_at, the.answered_by = made, hub.now(), actor
    announce(hub, the, "answered", actor, answer=render.comment(hub.at, made))


def category_of(repository: Repository, slug: str) -> Category:
    """A category by its slug."""
    if slug not in repository.categories:
        raise invalid("Discussion", "category")
    return repository.categories[slug]


def announce(hub: Hub, the: Discussion, action: str, actor: Account, **fields: Any) -> None:
    """Emit `discussion` with that action."""
    hub.emit(
        "discussion",
        action=action,
        sender=actor,
        repository=the.repository,
        discussion=render.discussion(hub.at, the),
        **fields,
    )


def _announce_comment(
    hub: Hub, made: DiscussionComment, actor: Account, action: str, **fields: Any
) -> None:
    hub.emit(
        "discussion_comment",
        action=action,
        sender=actor,
        repository=made.repository,
        discussion=render.discussion(hub.at, made.discussion),
        comment=render.comment(hub.at, made),
        **fields,
    )

"""What all texts share: author, body, edits, reactions, what the viewer may do."""

from typing import Any

from bot.simulator.graphql.connections import connection
from bot.simulator.graphql.context import Context, home_of, permission_of
from bot.simulator.render.accounts import association, maybe, moment
from bot.simulator.state.threads import REACTIONS, Pull, Reaction, Written


def text_of(thing: Any) -> Written:
    """The text of a thing: a pull request's is its issue's."""
    found = thing.issue if isinstance(thing, Pull) else thing
    assert isinstance(found, Written)
    return found


def _may_edit(thing: Any, context: Context) -> bool:
    own = text_of(thing).user is context.actor
    if context.token.installation is None:
        return own or home_of(thing).allows(context.actor, "write")
    comment = "Comment" in type(thing).__name__
    return (own or not comment) and context.can(home_of(thing), permission_of(thing))


def _may_write(thing: Any, context: Context) -> bool:
    return context.can(home_of(thing), permission_of(thing))


def _groups(thing: Any, _context: Context) -> list[dict[str, Any]]:
    reactions = text_of(thing).reactions
    groups = []
    for content in REACTIONS:
        found = [each for each in reactions if each.content == content]
        groups.append({"content": content, "subject": thing, "reactions": found})
    return groups


def _reactions(
    thing: Any, context: Context, *, content: str | None = None, **page: Any
) -> dict[str, Any]:
    rows = [each for each in text_of(thing).reactions if content in (None, each.content)]
    mine = any(each.user is context.actor for each in rows)
    return {**connection(rows, **page, name="reactions"), "viewerHasReacted": mine}


WRITTEN: dict[str, Any] = {
    "id": lambda thing, _context: thing.node_id,
    "databaseId": lambda thing, _context: thing.id,
    "author": lambda thing, _context: text_of(thing).user,
    "authorAssociation": lambda thing, _context: association(
        text_of(thing).user, text_of(thing).repository
    ),
    "body": lambda thing, _context: text_of(thing).body,
    "createdAt": lambda thing, _context: moment(text_of(thing).created_at),
    "updatedAt": lambda thing, _context: moment(text_of(thing).updated_at),
    "publishedAt": lambda thing, _context: moment(text_of(thing).created_at),
    "lastEditedAt": lambda thing, _context: maybe(text_of(thing).edited_at),
    "includesCreatedEdit": lambda thing, _context: text_of(thing).edited_at is not None,
    "editor": lambda thing, _context: text_of(thing).editor,
    "repository": lambda thing, _context: text_of(thing).repository,
    "reactionGroups": _groups,
    "reactions": _reactions,
    "viewerDidAuthor": lambda thing, context: text_of(thing).user is context.actor,
    "viewerCanUpdate": _may_edit,
    "viewerCanDelete": _may_edit,
    "viewerCanReact": _may_write,
    "viewerCanLabel": _may_write,
    "viewerCanClose": _may_write,
    "viewerCanReopen": _may_write,
    "viewerCanMinimize": _may_write,
    "viewerCannotUpdateReasons": lambda thing, context: (
        [] if _may_edit(thing, context) else ["INSUFFICIENT_ACCESS"]
    ),
    "locked": lambda thing, _context: getattr(text_of(thing), "locked", False),
    "activeLockReason": lambda _thing, _context: None,
    "closed": lambda thing, _context: getattr(text_of(thing), "state", "") == "closed",
    "closedAt": lambda thing, _context: maybe(getattr(text_of(thing), "closed_at", None)),
    "isMinimized": lambda thing, _context: thing.minimized is not None,
    "minimizedReason": lambda thing, _context: (
        thing.minimized.lower().replace("_", "-") if thing.minimized else None
    ),
    "upvoteCount": lambda _thing, _context: 1,
    "labels": lambda thing, _context, **page: connection(
        getattr(text_of(thing), "labels", ()), **page, name="labels"
    ),
}
"""Fields of Comment, Reactable, Labelable, Closable and their kin."""

FIELDS: dict[str, dict[str, Any]] = {
    "Reaction": {
        "id": lambda each, _context: each.node_id,
        "databaseId": lambda each, _context: each.id,
        "content": lambda each, _context: each.content,
        "createdAt": lambda each, _context: moment(each.created_at),
        "user": lambda each, _context: each.user if each.user.kind == "User" else None,
        "reactable": lambda each, context: _reactable(each, context),
    },
    "ReactionGroup": {
        "createdAt": lambda group, _context: (
            moment(group["reactions"][0].created_at) if group["reactions"] else None
        ),
        "viewerHasReacted": lambda group, context: any(
            each.user is context.actor for each in group["reactions"]
        ),
        "reactors": lambda group, _context, **page: connection(
            [each.user for each in group["reactions"]], **page, name="reactors"
        ),
    },
}


def _reactable(reaction: Reaction, context: Context) -> object:
    for thing in context.hub.store.nodes.values():
        if isinstance(thing, Written) and reaction in thing.reactions:
            return thing
    raise LookupError("a reaction without its text")

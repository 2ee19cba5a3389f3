"""Replies, the living comment and the claim board: found again by their marks, never doubled."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.engine.desk import Desk
from bot.engine.plans.claims import facts as claim_facts
from bot.model.actions import LivingComment, Reply, UpdateBoard
from bot.model.errors import NotFound
from bot.model.events import Comment
from bot.model.markdown import same
from bot.workflow.claims import board
from bot.workflow.review.checklist import carried


def _mine(desk: Desk, comments: Sequence[Comment], subject: str, key: str) -> list[Comment]:
    """Our own comments under a key, lowest id first; other people's words never count."""
    me = desk.github.me()
    found = [
        each
        for each in comments
        if each.author.login == me
        and desk.markers.key(repo=desk.repo, subject=subject, body=each.body) == key
    ]
    return sorted(found, key=lambda each: each.id)


def reply(action: Reply, *, desk: Desk, fresh: bool, outcomes: Mapping[str, str]) -> str:
    """Write the one comment of this key, with a line on each projection of the same decision."""
    subject = action.node_id if action.place == "discussion" else f"#{action.number}"
    lines = [text for key, text in outcomes.items() if key.startswith("track:") and text]
    if not action.key.startswith("reply:"):  # to somebody else than who asked
        lines = []
    mark = desk.markers.sign(
        repo=desk.repo, subject=subject, key=action.key, entries=action.entries
    )
    body = "\n\n".join([action.body.rstrip(), *lines, mark])
    in_discussion = action.place == "discussion"
    known: Sequence[Comment] = ()
    if action.again or not fresh:
        known = (
            desk.github.discussion_comments(node_id=action.node_id)
            if in_discussion
            else desk.github.comments(number=action.number)
        )
    found = _mine(desk, known, subject, action.key)
    if found:
        if not action.again or same(found[0].body, body):
            return "as it was"
        if in_discussion:
            desk.github.edit_discussion_comment(node_id=found[0].node_id, body=body)
        else:
            desk.github.edit_comment(comment=found[0].id, body=body)
        return "done"
    if in_discussion:
        desk.github.add_discussion_comment(
            discussion=action.node_id, body=body, reply_to=action.answers
        )
    else:
        desk.github.add_comment(number=action.number, body=body)
    return "done"


def living_comment(action: LivingComment, *, desk: Desk) -> str:
    """Keep exactly one comment of this key true: edit, recreate, or merge doubles away."""
    subject = f"#{action.number}"
    mark = desk.markers.sign(repo=desk.repo, subject=subject, key=action.key, entries=())
    body = f"{action.body.rstrip()}\n\n{mark}"
    found = _mine(desk, desk.github.comments(number=action.number), subject, action.key)
    if not found:
        desk.github.add_comment(number=action.number, body=body)
        return "done"
    keep, *doubles = found
    for each in doubles:
        desk.github.delete_comment(comment=each.id)
    if not action.restore:
        body = carried(body, keep.body)
    if same(keep.body, body):
        return "as it was"
    try:
        desk.github.edit_comment(comment=keep.id, body=body)
    except NotFound:  # deleted between reading and writing
        desk.github.add_comment(number=action.number, body=body)
    return "done"


def update_board(action: UpdateBoard, *, desk: Desk) -> str:
    """Keep the claim board true: a discussion of our own whose opening text is the board.

    It shows the ledger and the roadmap as they are now, which may be ahead of the decision that
    asked for this.
    """
    desk = replace(desk)  # with the roadmap that was pushed meanwhile
    now = claim_facts(desk, desk.ledger.entries(repo=desk.repo))
    action = board.update(now.claims, now, desk.config.claims)
    known = desk.ledger.cursor(repo=desk.repo, name=action.key)
    mark = desk.markers.sign(repo=desk.repo, subject="board", key=action.key, entries=())
    body = f"{action.body.rstrip()}\n\n{mark}"
    if known is not None:
        node_id, _, before = known.partition("\n")
        if before == body:
            return "as it was"
        try:
            desk.github.edit_discussion(node_id=node_id, body=body)
        except NotFound:
            known = None
        else:
            desk.ledger.set_cursor(repo=desk.repo, name=action.key, value=f"{node_id}\n{body}")
            return "done"
    node_id = _board_on_github(action, desk) or desk.github.open_discussion(
        category=desk.config.claims.board_category, title=action.title, body=body
    )
    desk.github.edit_discussion(node_id=node_id, body=body)
    desk.ledger.set_cursor(repo=desk.repo, name=action.key, value=f"{node_id}\n{body}")
    return "done"


def _board_on_github(action: UpdateBoard, desk: Desk) -> str | None:
    for each in desk.github.discussions_of(author=desk.github.me()):
        if desk.markers.key(repo=desk.repo, subject="board", body=each.body) == action.key:
            return each.node_id
    return None

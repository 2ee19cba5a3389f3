"""What follows for claims from a comment, and from its deletion.

A comment is decided alone; who calls sees to it that earlier comments were decided before
(`order.to_handle`).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.model.actions import NOTHING, Action, Decision, Part, React, Reply
from bot.model.config.claims import ClaimsConfig
from bot.model.facts import Spoken
from bot.model.ledger import Entry
from bot.workflow.claims import notices, wording
from bot.workflow.claims.facts import Asked, ClaimFacts, Desk
from bot.workflow.claims.mirrors import mirrors
from bot.workflow.claims.queue import offers_after

Verb = Callable[[Desk, Asked], Part]


def on_comment(
    spoken: Spoken,
    asked: Sequence[Asked],
    facts: ClaimFacts,
    config: ClaimsConfig,
    now: datetime,
    *,
    verbs: Mapping[str, Verb],
    said_at: datetime | None = None,
) -> Decision:
    """Decide one comment.

    `verbs` says what each word does; words of other steps of the workflow are not among them and
    pass by. `said_at` is the time of the edit, where an edit brought the requests. Gives at most
    one `Reply`, with the key `reply:<comment id>`.
    """
    comment = spoken.comment
    if comment.author.is_bot:
        return Decision(rule="ignored.bot", why=f"{comment.author.login} is a bot.")
    desk = Desk(
        spoken=spoken,
        facts=facts,
        config=config,
        now=now,
        said_at=said_at or comment.created_at,
        claims=facts.claims,
    )
    parts: list[Part] = []
    for each in asked:
        part = _part(desk, each, verbs)
        if part is not None:
            parts.append(part)
            desk = desk.after(part.entries)
    if not parts:
        return NOTHING
    return _answered(desk, parts, edited=said_at is not None)


def _part(desk: Desk, asked: Asked, verbs: Mapping[str, Verb]) -> Part | None:
    verb = verbs.get(asked.verb)
    if verb is None:
        return None
    if not asked.certain:
        names = asked.skills or asked.nearest
        line = asked.question or wording.did_you_mean(asked.verb, names)
        return Part(rule="ask_back", why="What was meant is not certain.", lines=(line,))
    lines = [wording.unknown(asked.unknown, asked.nearest)] if asked.unknown else []
    if asked.verb == "claim" and not asked.skills:
        lines = lines or [wording.did_you_mean("claim", asked.nearest)]
        return Part(rule="claim.unknown", why="No item of the roadmap fits.", lines=tuple(lines))
    part = verb(desk, asked)
    return Part(
        rule=part.rule,
        why=part.why,
        lines=(*part.lines, *lines),
        entries=part.entries,
        actions=part.actions,
    )


def _answered(desk: Desk, parts: Sequence[Part], *, edited: bool) -> Decision:
    """Put the parts together. The tracking issues come before the reply, which names them."""
    facts, config, comment = desk.facts, desk.config, desk.spoken.comment
    offers = offers_after(desk.new, facts, config, desk.now)
    entries = (*desk.new, *(offer.entry for offer in offers))
    told = [offer.reply for offer in offers if offer.reply]
    *issues, board = mirrors(entries, facts, config) or [None]
    actions: list[Action | None] = [
        React(key=f"react:{comment.id}", node_id=comment.node_id),
        *issues,
        _reply(desk, parts, edited=edited),
        *(action for part in parts for action in part.actions),
        *told,
        board,
    ]
    return Decision(
        rule=", ".join(dict.fromkeys(part.rule for part in parts)),
        why=" ".join(part.why for part in parts),
        entries=entries,
        actions=tuple(action for action in actions if action),
    )


def _reply(desk: Desk, parts: Sequence[Part], *, edited: bool) -> Reply | None:
    """Give the comment's one reply; none in a thread where too much was said already."""
    facts, limit = desk.facts, desk.config.replies_per_hour
    before = [entry for entry in facts.entries if entry.comment == desk.spoken.comment.id]
    if facts.recent_replies > limit:
        return None
    if facts.recent_replies == limit:
        lines = [notices.breaker(limit)]
    else:
        lines = [*_before_the_edit(desk, before), *(line for part in parts for line in part.lines)]
    body = "\n\n".join(dict.fromkeys(lines))
    return answer(desk.spoken, body, entries=(*before, *desk.new), again=edited)


def answer(
    spoken: Spoken, body: str, *, entries: tuple[Entry, ...] = (), again: bool = False
) -> Reply:
    """The one reply to a comment; `again` if the comment may have been answered before."""
    thread, comment = spoken.thread, spoken.comment
    return Reply(
        key=f"reply:{comment.id}",
        place=thread.place,
        number=thread.number,
        node_id=thread.node_id,
        body=body,
        answers=comment.node_id if thread.place == "discussion" else None,
        entries=entries,
        again=again,
    )


def _before_the_edit(desk: Desk, before: Sequence[Entry]) -> list[str]:
    """Repeat what stands from before an edit, because the one reply is rewritten."""
    told: list[str] = []
    touched = {entry.subject for entry in desk.new}
    for slug in dict.fromkeys(entry.subject for entry in before):
        if slug in touched:
            continue
        skill, name = desk.claims.of(slug), desk.facts.name_of(slug)
        if skill.hold and skill.hold.comment == desk.spoken.comment.id:
            told.append(wording.granted(name, skill.hold.due, desk.now))
        elif place := skill.place_of(desk.speaker.login):
            told.append(wording.already_waiting(name, place))
    return told


def on_deleted(spoken: Spoken, facts: ClaimFacts) -> Decision:
    """A comment was deleted: that releases nothing, and the reply says so."""
    comment = spoken.comment
    caused = [entry for entry in facts.entries if entry.comment == comment.id]
    standing = [
        facts.name_of(slug)
        for slug in dict.fromkeys(entry.subject for entry in caused)
        if ((hold := facts.claims.of(slug).hold) and hold.comment == comment.id)
        or any(wait.comment == comment.id for wait in facts.claims.of(slug).waiting)
    ]
    if not standing:
        return NOTHING
    body = notices.comment_deleted(standing)
    reply = answer(spoken, body, entries=tuple(caused), again=True)
    return Decision(
        rule="deleted.stands",
        why=f"Comment {comment.id} is gone; what it claimed stays.",
        actions=(reply,),
    )

"""What follows for claims from a comment, and from its deletion.

A comment is decided alone; who calls sees to it that earlier comments were decided before
(`order.to_handle`).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.model.actions import NOTHING, Action, Decision, Part, React, Reply
from bot.model.config.claims import ClaimsConfig
from bot.model.events import Comment, Thread
from bot.model.facts import Spoken
from bot.model.ledger import Entry, Kind
from bot.workflow.claims import granting, keeping, telling, undoing, wording
from bot.workflow.claims.facts import Asked, ClaimFacts, Desk
from bot.workflow.claims.mirrors import mirrors
from bot.workflow.claims.queue import offer_next
from bot.workflow.claims.state import fold

Verb = Callable[[Desk, Asked], Part]

VERBS: Mapping[str, Verb] = {
    "claim": granting.claim,
    "assign": granting.assign,
    "release": keeping.release,
    "unassign": keeping.unassign,
    "extend": keeping.extend,
    "status": telling.status,
    "claims": telling.claims,
    "why": telling.why,
    "undo": undoing.undo,
}
"""What each word does; words of other steps are not known here and pass by."""

_FREED = frozenset({Kind.RELEASED, Kind.EXPIRED, Kind.OFFER_LAPSED, Kind.LEFT_QUEUE})


def on_comment(
    spoken: Spoken,
    asked: Sequence[Asked],
    facts: ClaimFacts,
    config: ClaimsConfig,
    now: datetime,
    *,
    said_at: datetime | None = None,
    verbs: Mapping[str, Verb] = VERBS,
) -> Decision:
    """Decide one comment. `said_at` is the time of the edit, where an edit brought the requests.

    Gives at most one `Reply`, with the key `reply:<comment id>`.
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
    return _answered(desk, parts)


def _part(desk: Desk, asked: Asked, verbs: Mapping[str, Verb]) -> Part | None:
    verb = verbs.get(asked.verb)
    if verb is None:
        return None
    if not asked.certain:
        names = asked.skills or asked.nearest
        line = wording.did_you_mean(asked.verb, names)
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


def _answered(desk: Desk, parts: Sequence[Part]) -> Decision:
    comment, thread = desk.spoken.comment, desk.spoken.thread
    before = [entry for entry in desk.facts.entries if entry.comment == comment.id]
    lines = [line for part in parts for line in part.lines]
    actions: list[Action] = [React(key=f"react:{comment.id}", node_id=comment.node_id)]
    if desk.facts.recent_replies < desk.config.replies_per_hour:
        said = _dedupe((*_before_the_edit(desk, before), *lines))
        actions.append(answer(thread, comment, "\n\n".join(said), entries=(*before, *desk.new)))
    elif desk.facts.recent_replies == desk.config.replies_per_hour:
        text = wording.breaker(desk.config.replies_per_hour)
        actions.append(answer(thread, comment, text, entries=(*before, *desk.new)))
    actions.extend(action for part in parts for action in part.actions)
    offers = _offers(desk.facts, desk.new, desk.config, desk.now)
    entries = (*desk.new, *(offer for offer, _ in offers))
    actions.extend(reply for _, reply in offers if reply)
    actions.extend(mirrors(entries, desk.facts, desk.config))
    return Decision(
        rule=", ".join(dict.fromkeys(part.rule for part in parts)),
        why=" ".join(part.why for part in parts),
        entries=entries,
        actions=tuple(actions),
    )


def answer(
    thread: Thread, comment: Comment, body: str, *, entries: tuple[Entry, ...] = ()
) -> Reply:
    """The one reply to a comment."""
    return Reply(
        key=f"reply:{comment.id}",
        place=thread.place,
        number=thread.number,
        node_id=thread.node_id,
        body=body,
        answers=comment.node_id if thread.place == "discussion" else None,
        entries=entries,
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


def _offers(
    facts: ClaimFacts, new: Sequence[Entry], config: ClaimsConfig, now: datetime
) -> list[tuple[Entry, Reply | None]]:
    claims = fold((*facts.entries, *new))
    freed = dict.fromkeys(entry.subject for entry in new if entry.kind in _FREED)
    offerings = [offer_next(claims.of(slug), facts, config, now) for slug in freed]
    return [(offering.entry, offering.reply) for offering in offerings if offering]


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
    body = wording.comment_deleted(standing)
    reply = answer(spoken.thread, comment, body, entries=tuple(caused))
    return Decision(
        rule="deleted.stands",
        why=f"Comment {comment.id} is gone; what it claimed stays.",
        actions=(reply,),
    )


def _dedupe(lines: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(lines))

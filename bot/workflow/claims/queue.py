"""The waiting list: who is offered a skill that became free."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.actions import Reply
from bot.model.config.claims import ClaimsConfig
from bot.model.ledger import Entry, Kind
from bot.workflow.claims import notices
from bot.workflow.claims.facts import ClaimFacts
from bot.workflow.claims.granting import needs_a_yes
from bot.workflow.claims.state import Skill, Where, fold
from bot.workflow.claims.table import State

_FREES = frozenset({Kind.RELEASED, Kind.EXPIRED, Kind.OFFER_LAPSED, Kind.LEFT_QUEUE})


@dataclass(frozen=True, kw_only=True)
class Offering:
    """An offer and the words that tell the person about it."""

    entry: Entry
    reply: Reply | None
    """None if nobody knows where the person asked for it."""


def offer_next(
    skill: Skill, facts: ClaimFacts, config: ClaimsConfig, now: datetime
) -> Offering | None:
    """Offer a free skill to the first in line, unless a maintainer has to say who gets it."""
    if skill.state is not State.FREE or not skill.waiting:
        return None
    item = facts.item(skill.slug)
    if item is None or item.done or needs_a_yes(config.ask_first, item):
        return None
    first = skill.waiting[0]
    until = now + timedelta(hours=config.offer_hours)
    entry = Entry(
        kind=Kind.OFFERED,
        subject=skill.slug,
        person=first.person,
        actor=facts.me,
        at=now,
        due=until,
        why="It became free, and they are first on the waiting list.",
    )
    key = f"offer:{skill.slug}:{first.comment or first.person}:{now:%Y%m%dT%H%M%S}"
    body = notices.offered(first.person, item.name, until)
    reply = reply_at(first.where, key, body, (entry,)) if first.where else None
    return Offering(entry=entry, reply=reply)


def offers_after(
    new: Sequence[Entry], facts: ClaimFacts, config: ClaimsConfig, now: datetime
) -> tuple[Offering, ...]:
    """Offer what new entries set free."""
    claims = fold(new, facts.claims)
    freed = dict.fromkeys(entry.subject for entry in new if entry.kind in _FREES)
    offers = (offer_next(claims.of(slug), facts, config, now) for slug in freed)
    return tuple(offer for offer in offers if offer)


def reply_at(where: Where, key: str, body: str, entries: tuple[Entry, ...] = ()) -> Reply:
    """Answer in the place where somebody spoke."""
    return Reply(
        key=key,
        place=where.place,
        number=where.number,
        node_id=where.thread,
        body=body,
        answers=where.node if where.place == "discussion" and where.node else None,
        entries=entries,
    )

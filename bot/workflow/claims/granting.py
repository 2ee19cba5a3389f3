"""`/claim` and `/assign`: who gets a skill, and what the others hear.

The order of the questions is the rule: a done skill is done for everybody; a holder keeps it; an
offer stands; then come the waiting list, the cool-down, a maintainer's yes and the limit.
"""

from datetime import datetime, timedelta

from bot.model.actions import Part
from bot.model.ledger import Entry, Kind
from bot.workflow.claims import linking, phrases, wording
from bot.workflow.claims.facts import Asked, Desk, Item
from bot.workflow.claims.state import Skill, same
from bot.workflow.claims.table import State


def claim(desk: Desk, asked: Asked) -> Part:
    """Claim each skill named, in the order they were named."""
    return _each(desk, asked, desk.speaker.login)


def assign(desk: Desk, asked: Asked) -> Part:
    """A maintainer claims for somebody else: no limit, no cool-down, and it is the yes."""
    if not desk.is_maintainer:
        return Part(
            rule="assign.not_a_maintainer",
            why=f"{desk.speaker.login} has permission {desk.facts.permission}.",
            lines=(wording.maintainers_only("assign"),),
        )
    if asked.person is None:
        return Part(
            rule="assign.whom", why="Nobody was named.", lines=(wording.name_the_person("assign"),)
        )
    return _each(desk, asked, asked.person)


def _each(desk: Desk, asked: Asked, person: str) -> Part:
    parts: list[Part] = []
    gained: list[str] = []
    for name in asked.skills:
        item = desk.facts.item(name)
        if item is None:
            parts.append(
                Part(
                    rule="claim.unknown",
                    why=f"{name} is not on the roadmap.",
                    lines=(wording.unknown([name], ()),),
                )
            )
            continue
        part = _one(desk, item, person, assigned=asked.verb == "assign")
        if part.rule == "claim.granted":
            gained.append(item.name)
        parts.append(part)
        desk = desk.after(part.entries)
    lines = [line for part in parts for line in part.lines]
    if gained:
        lines.append(wording.how_to_go_on(gained))
    return Part(
        rule=", ".join(dict.fromkeys(part.rule for part in parts)),
        why=" ".join(part.why for part in parts),
        lines=tuple(lines),
        entries=tuple(entry for part in parts for entry in part.entries),
    )


def _one(desk: Desk, item: Item, person: str, *, assigned: bool) -> Part:
    skill = desk.claims.of(item.slug)
    if item.done or (skill.state is State.DONE and not assigned):
        return Part(
            rule="claim.done",
            why=f"{item.slug} is done.",
            lines=(wording.done(item.name, item.path),),
        )
    if skill.hold is not None:
        return _held(desk, item, skill, person, assigned=assigned)
    if assigned:
        return _grant(desk, item, skill, person, assigned=True)
    if skill.offer is not None and not same(skill.offer.person, person):
        if place := skill.place_of(person):
            return _waits_already(item, place)
        return _queue(desk, item, skill, "claim.behind_offer")
    offered = skill.offer is not None
    if place := skill.place_of(person):
        if not offered:
            return _waits_already(item, place)
    elif until := _cooling_down(desk, skill, person):
        return Part(
            rule="claim.cooling_down",
            why=f"The claim of {person} on {item.slug} expired; cool-down until {until:%F %H:%M}.",
            lines=(wording.cooling_down(item.name, until),),
        )
    if needs_a_yes(desk.config.ask_first, item) and not desk.is_maintainer and not offered:
        return _queue(desk, item, skill, "claim.needs_a_yes")
    if refusal := _over_limit(desk, item, person):
        return refusal
    return _grant(desk, item, skill, person, assigned=False)


def _grant(desk: Desk, item: Item, skill: Skill, person: str, *, assigned: bool) -> Part:
    due = desk.now + timedelta(days=desk.config.lease_days)
    work = linking.work_of(desk.facts, item, person)
    entries: list[Entry] = []
    if skill.state is State.DONE:
        why = f"{desk.speaker.login} assigned it again after it was done."
        entries.append(desk.entry(Kind.REOPENED, item.slug, why, person=person))
    if assigned:
        why = f"{desk.speaker.login}, a maintainer, assigned it."
    elif skill.offer is not None:
        why = "It was offered to them as the first in line."
    else:
        why = "It was free, and theirs is the earliest claim."
    marks = {"assigned": "yes"} if assigned else {}
    entries.append(
        desk.entry(
            Kind.CLAIMED,
            item.slug,
            why,
            person=person,
            due=due,
            pull=work.pull.number if work else None,
            **marks,
        )
    )
    own = same(person, desk.speaker.login)
    line = (
        wording.granted(item.name, due, desk.now)
        if own
        else wording.assigned(item.name, person, due)
    )
    return Part(
        rule="claim.granted" if own else "assign.granted",
        why=f"{item.slug} → {person}: {why}",
        lines=(line,),
        entries=tuple(entries),
    )


def _held(desk: Desk, item: Item, skill: Skill, person: str, *, assigned: bool) -> Part:
    hold = skill.hold
    assert hold is not None
    if same(hold.person, person):
        if skill.state is State.IN_REVIEW:
            line = wording.already_in_review(item.name, hold.pull)
        elif hold.comment == desk.spoken.comment.id:
            line = wording.granted(item.name, hold.due, desk.now)
        else:
            line = wording.already_yours(item.name, hold.end)
        return Part(
            rule="claim.already_held", why=f"{person} holds {item.slug} already.", lines=(line,)
        )
    if assigned:
        return Part(
            rule="assign.held_by_other",
            why=f"{item.slug} is held by {hold.person}.",
            lines=(wording.held_by_other(item.name, hold.person),),
        )
    if place := skill.place_of(person):
        return _waits_already(item, place)
    if (desk.said_at, desk.spoken.comment.id) < (hold.since, hold.comment or 0):
        return _queue(desk, item, skill, "claim.late_delivery")
    return _queue(desk, item, skill, "claim.queued")


def _queue(desk: Desk, item: Item, skill: Skill, rule: str) -> Part:
    person = desk.speaker.login
    awaited = len(desk.claims.awaited_by(person))
    holder = skill.holder or (skill.offer.person if skill.offer else "")
    if awaited >= desk.config.waiting_limit:
        return Part(
            rule="claim.waiting_limit",
            why=f"{person} stands on {awaited} waiting lists of {desk.config.waiting_limit}.",
            lines=(wording.waiting_list_full(item.name, holder, awaited),),
        )
    why = {
        "claim.needs_a_yes": "It needs a maintainer's yes first.",
        "claim.behind_offer": f"It is offered to {holder}.",
        "claim.late_delivery": f"{holder}'s claim was confirmed before this earlier one came in.",
    }.get(rule, f"It is held by {holder}.")
    entry = desk.entry(Kind.QUEUED, item.slug, why)
    place = desk.after([entry]).claims.of(item.slug).place_of(person)
    assert place is not None
    return Part(
        rule=rule,
        why=f"{item.slug}, {person} {phrases.ordinal(place)} in line: {why}",
        lines=(_queue_line(item, skill, rule, holder, place),),
        entries=(entry,),
    )


def _queue_line(item: Item, skill: Skill, rule: str, holder: str, place: int) -> str:
    if rule == "claim.needs_a_yes":
        return wording.needs_a_yes(item.name, place)
    if skill.offer is not None:
        return wording.queued_behind_offer(item.name, holder, skill.offer.until, place)
    hold = skill.hold
    assert hold is not None
    until = (
        wording.until_reviewed(hold.pull)
        if skill.state is State.IN_REVIEW
        else wording.until_held(hold.end)
    )
    if rule == "claim.late_delivery":
        return wording.queued_first_though_earlier(item.name, holder, until, place)
    return wording.queued(item.name, holder, until, place)


def _waits_already(item: Item, place: int) -> Part:
    return Part(
        rule="claim.already_waiting",
        why=f"Already {phrases.ordinal(place)} in line for {item.slug}.",
        lines=(wording.already_waiting(item.name, place),),
    )


def _cooling_down(desk: Desk, skill: Skill, person: str) -> datetime | None:
    expired = skill.expired.get(person.casefold())
    if expired is None:
        return None
    until = expired + timedelta(days=desk.config.cooldown_days)
    return until if desk.now < until else None


def _over_limit(desk: Desk, item: Item, person: str) -> Part | None:
    newcomer = not desk.is_maintainer and desk.claims.completed_by(person) == 0
    limit = desk.config.newcomer_limit if newcomer else desk.config.limit
    limit = min(limit, desk.config.limit)
    held = desk.claims.held_by(person, in_review=desk.config.count_in_review)
    if len(held) < limit:
        return None
    names = [desk.facts.name_of(skill.slug) for skill in held]
    return Part(
        rule="claim.limit",
        why=f"{person} holds {len(held)} of {limit}{' (newcomer)' if newcomer else ''}.",
        lines=(
            wording.limit_reached(
                item.name, names, limit, newcomer=newcomer and limit < desk.config.limit
            ),
        ),
    )


def needs_a_yes(ask_first: tuple[str, ...], item: Item) -> bool:
    """Whether config asks for a maintainer's yes: by name, slug or `phase N`."""
    meant = {item.name.casefold(), item.slug.casefold(), f"phase {item.phase}".casefold()}
    return any(" ".join(name.split()).casefold() in meant for name in ask_first)

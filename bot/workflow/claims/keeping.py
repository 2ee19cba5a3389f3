"""`/release`, `/unassign` and `/extend`: what holders do with what they hold."""

from datetime import timedelta

from bot.model.actions import Part
from bot.model.ledger import Entry, Kind
from bot.workflow.claims import notices, phrases, wording
from bot.workflow.claims.facts import Asked, Desk
from bot.workflow.claims.state import Skill, same
from bot.workflow.claims.table import State


def release(desk: Desk, asked: Asked) -> Part:
    """Give back skills, turn an offer down, or leave a waiting list."""
    person = desk.speaker.login
    slugs, lines = _slugs(desk, asked)
    if not slugs and not lines:
        held = desk.claims.held_by(person)
        if asked.everything or len(held) == 1:
            slugs = [skill.slug for skill in held]
        if not slugs:
            lines = [wording.nothing_held() if not held else wording.which("release")]
    entries: list[Entry] = []
    rules: list[str] = []
    for slug in slugs:
        skill = desk.claims.of(slug)
        rule, line, entry = _release_one(desk, skill)
        rules.append(rule)
        lines.append(line)
        if entry is not None:
            entries.append(entry)
            desk = desk.after([entry])
    return _part("release.nothing", rules, lines, entries)


def _release_one(desk: Desk, skill: Skill) -> tuple[str, str, Entry | None]:
    person, name = desk.speaker.login, desk.facts.name_of(skill.slug)
    if skill.hold and same(skill.hold.person, person):
        entry = desk.entry(Kind.RELEASED, skill.slug, "They gave it back.")
        return "release.released", wording.released(name), entry
    if skill.offer and same(skill.offer.person, person):
        entry = desk.entry(Kind.OFFER_LAPSED, skill.slug, "They passed the offer on.")
        return "release.offer_declined", wording.left_queue(name), entry
    if skill.place_of(person):
        entry = desk.entry(Kind.LEFT_QUEUE, skill.slug, "They left the waiting list.")
        return "release.left_queue", wording.left_queue(name), entry
    done = desk.said_here(skill.slug, Kind.RELEASED, Kind.LEFT_QUEUE, Kind.OFFER_LAPSED)
    if done is not None:
        return "release.done_before", wording.released(name), None
    return "release.not_theirs", wording.not_yours(name, skill.holder), None


def unassign(desk: Desk, asked: Asked) -> Part:
    """A maintainer frees what somebody holds, or takes them off the waiting list."""
    if not desk.is_maintainer:
        return Part(
            rule="unassign.not_a_maintainer",
            why=f"{desk.speaker.login} has permission {desk.facts.permission}.",
            lines=(wording.maintainers_only("unassign"),),
        )
    person = asked.person
    if person is None:
        return Part(
            rule="unassign.whom",
            why="Nobody was named.",
            lines=(wording.name_the_person("unassign"),),
        )
    slugs, lines = _slugs(desk, asked)
    if not slugs and not lines:
        held = desk.claims.held_by(person)
        if asked.everything or len(held) == 1:
            slugs = [skill.slug for skill in held]
        else:
            lines = [wording.which(f"unassign @{phrases.plain(person)}")]
    entries: list[Entry] = []
    rules: list[str] = []
    why = f"{desk.speaker.login}, a maintainer, freed it."
    for slug in slugs:
        skill, name = desk.claims.of(slug), desk.facts.name_of(slug)
        if skill.hold and same(skill.hold.person, person):
            kind = Kind.RELEASED
        elif skill.offer and same(skill.offer.person, person):
            kind = Kind.OFFER_LAPSED
        elif skill.place_of(person):
            kind = Kind.LEFT_QUEUE
        else:
            rules.append("unassign.not_held")
            lines.append(wording.not_held_by(name, person))
            continue
        entry = desk.entry(kind, slug, why, person=person)
        rules.append("unassign.freed")
        lines.append(notices.unassigned(name, person))
        entries.append(entry)
        desk = desk.after([entry])
    return _part("unassign.nothing", rules, lines, entries)


def extend(desk: Desk, asked: Asked) -> Part:
    """Move the end of one's own claims: by the days asked for, else a whole lease from now."""
    person = desk.speaker.login
    slugs, lines = _slugs(desk, asked)
    if not slugs and not lines:
        held = desk.claims.held_by(person)
        if asked.everything or len(held) == 1:
            slugs = [skill.slug for skill in held]
        else:
            lines = [wording.which("extend") if held else wording.nothing_held()]
    entries: list[Entry] = []
    rules: list[str] = []
    for slug in dict.fromkeys(slugs):
        skill = desk.claims.of(slug)
        rule, line, entry = _extend_one(desk, skill, asked.days)
        rules.append(rule)
        lines.append(line)
        if entry is not None:
            entries.append(entry)
            desk = desk.after([entry])
    return _part("extend.nothing", rules, lines, entries)


def _extend_one(desk: Desk, skill: Skill, days: int | None) -> tuple[str, str, Entry | None]:
    hold, name, config = skill.hold, desk.facts.name_of(skill.slug), desk.config
    if hold is None or not same(hold.person, desk.speaker.login):
        return "extend.not_theirs", wording.not_extendable(name, skill.holder), None
    if skill.state is State.IN_REVIEW:
        return "extend.in_review", wording.no_need_to_extend(name, hold.pull), None
    if desk.said_here(skill.slug, Kind.RENEWED):
        left = config.extensions - hold.extended
        return "extend.done_before", wording.extended(name, hold.due, left), None
    if hold.extended >= config.extensions:
        line = wording.no_more_extensions(name, hold.end, hold.extended)
        return "extend.limit", line, None
    lease = timedelta(days=config.lease_days)
    wish = hold.end + timedelta(days=days) if days else desk.now + lease
    due = max(hold.end, min(wish, desk.now + 2 * lease))
    if due == hold.end and hold.warned_at is None:
        return "extend.most", wording.extended_to_the_most(name, hold.due), None
    entry = desk.entry(
        Kind.RENEWED, skill.slug, "They said they are still at it.", due=due, by="word"
    )
    left = config.extensions - hold.extended - 1
    return "extend.renewed", wording.extended(name, due, left), entry


def _slugs(desk: Desk, asked: Asked) -> tuple[list[str], list[str]]:
    """Give the slugs of the skills named, and a line for each that nobody knows."""
    slugs: list[str] = []
    lines: list[str] = []
    for name in asked.skills:
        item = desk.facts.item(name)
        known = item.slug if item else name if name in desk.claims.skills else None
        if known is None:
            lines.append(wording.unknown([name], ()))
        else:
            slugs.append(known)
    return list(dict.fromkeys(slugs)), lines


def _part(nothing: str, rules: list[str], lines: list[str], entries: list[Entry]) -> Part:
    return Part(
        rule=", ".join(dict.fromkeys(rules)) or nothing,
        why=" ".join(f"{entry.subject}: {entry.why}" for entry in entries) or "Nothing changed.",
        lines=tuple(lines),
        entries=tuple(entries),
    )

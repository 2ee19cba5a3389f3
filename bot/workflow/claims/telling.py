"""`/status`, `/claims` and `/why`: answers that change nothing."""

from bot.model.actions import Part
from bot.model.ledger import Entry
from bot.workflow.claims import board, notices, phrases, wording
from bot.workflow.claims.facts import Asked, Desk, Item
from bot.workflow.claims.state import same
from bot.workflow.claims.table import OF_CLAIMS, State

_MANY = 12
"""Skills that one answer tells about in full."""
_LISTED = 30
"""Free skills that an overview names."""
_STEPS = 5
"""Steps of a skill's history that `/why` tells."""


def status(desk: Desk, asked: Asked) -> Part:
    """Tell where skills stand; without a name, how many are free and what the speaker has."""
    items = [item for name in asked.skills if (item := desk.facts.item(name))]
    if not items:
        return _overview(desk)
    lines = [_line(desk, item) for item in items[:_MANY]]
    if any(desk.claims.of(item.slug).hold for item in items):
        lines.append(notices.rule_of_lease(desk.config.lease_days, desk.config.grace_days))
    return Part(rule="status", why="They asked.", lines=tuple(lines))


def _line(desk: Desk, item: Item) -> str:
    skill = desk.claims.of(item.slug)
    hold = skill.hold
    if item.done or skill.state is State.DONE:
        return wording.done(item.name, item.path)
    if skill.offer is not None:
        line = notices.status_offered(item.name, skill.offer.person, skill.offer.until)
    elif hold is None:
        line = notices.status_free(item.name, item.priority)
    elif skill.state is State.IN_REVIEW:
        line = notices.status_in_review(item.name, hold.person, hold.pull)
    else:
        line = notices.status_held(
            item.name, hold.person, hold.end, desk.now, hold.warned_at is not None
        )
    if skill.waiting:
        line += " " + notices.status_waiting([wait.person for wait in skill.waiting])
    return line


def _overview(desk: Desk) -> Part:
    facts, claims = desk.facts, desk.claims
    free = [item for item in board.in_order(facts.items) if board.is_free(claims, item)]
    finished = sum(1 for item in facts.items if item.done)
    taken = sum(
        1
        for item in facts.items
        if not item.done and claims.of(item.slug).state not in (State.FREE, State.DONE)
    )
    lines = [notices.overview(len(free), taken, finished, len(facts.items), facts.board_url)]
    if free:
        lines.append(notices.free_ones([item.name for item in free[:_LISTED]], len(free)))
    lines.append(_of_person(desk, desk.speaker.login))
    return Part(rule="status.overview", why="They asked.", lines=tuple(lines))


def claims(desk: Desk, asked: Asked) -> Part:
    """Tell what somebody holds and waits for; the speaker, if nobody is named."""
    person = asked.person or desk.speaker.login
    mine = [_line(desk, item) for item in _items_of(desk, person)]
    lines = (_of_person(desk, person), *mine[:_MANY])
    return Part(rule="claims", why="They asked.", lines=lines)


def _of_person(desk: Desk, person: str) -> str:
    held = [desk.facts.name_of(skill.slug) for skill in desk.claims.held_by(person)]
    waiting = [desk.facts.name_of(skill.slug) for skill in desk.claims.awaited_by(person)]
    if same(person, desk.speaker.login):
        return notices.yours(held, waiting)
    return notices.theirs(person, held, waiting)


def _items_of(desk: Desk, person: str) -> list[Item]:
    skills = (*desk.claims.held_by(person), *desk.claims.awaited_by(person))
    return [item for skill in skills if (item := desk.facts.item(skill.slug))]


def why(desk: Desk, asked: Asked) -> Part:
    """Tell the last steps of a skill, or of this thread, and what caused each."""
    slugs = [item.slug for name in asked.skills if (item := desk.facts.item(name))]
    if not slugs:
        return _why_here(desk)
    lines: list[str] = []
    for slug in slugs[:_MANY]:
        history = desk.claims.of(slug).history
        name = desk.facts.name_of(slug)
        if not history:
            lines.append(notices.no_history(name))
            continue
        told = "\n".join(f"- {_because(entry)}" for entry in history[-_STEPS:])
        lines.append(f"{phrases.code(name)}:\n{told}")
    lines.append(notices.rule_of_lease(desk.config.lease_days, desk.config.grace_days))
    return Part(rule="why", why="They asked.", lines=tuple(lines))


def _why_here(desk: Desk) -> Part:
    thread = desk.spoken.thread
    here = [
        entry
        for entry in desk.facts.entries
        if entry.kind in OF_CLAIMS
        and entry.fact("place") == thread.place
        and entry.fact("number") == str(thread.number)
    ]
    elsewhere = desk.facts.elsewhere
    if not here and elsewhere:
        return Part(rule="why.here", why="They asked.", lines=elsewhere)
    if not here:
        return Part(
            rule="why.nothing", why="No entry comes from here.", lines=(notices.nothing_here(),)
        )
    lines = [
        f"- {phrases.code(desk.facts.name_of(entry.subject))}: {_because(entry)}"
        for entry in here
        if entry.comment == here[-1].comment
    ]
    rule = notices.rule_of_lease(desk.config.lease_days, desk.config.grace_days)
    return Part(rule="why.here", why="They asked.", lines=(*elsewhere, "\n".join(lines), rule))


def _because(entry: Entry) -> str:
    what = entry.kind.value.replace("_", " ")
    url = entry.fact("url") or ""
    return notices.because(what, entry.person, entry.actor, entry.at, entry.why, url, entry.seq)

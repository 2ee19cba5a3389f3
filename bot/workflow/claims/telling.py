"""`/status`, `/claims` and `/why`: answers that change nothing."""

from bot.model.actions import Part
from bot.model.ledger import Entry
from bot.workflow.claims import board, wording
from bot.workflow.claims.facts import Asked, Desk, Item
from bot.workflow.claims.table import OF_CLAIMS, State

_MANY = 12
"""Skills that one answer tells about in full."""
_STEPS = 5
"""Steps of a skill's history that `/why` tells."""


def status(desk: Desk, asked: Asked) -> Part:
    """Tell where skills stand; without a name, how many are free and what the speaker has."""
    items = [item for name in asked.skills if (item := desk.facts.item(name))]
    if not items:
        return _overview(desk)
    lines = [_line(desk, item) for item in items[:_MANY]]
    if any(desk.claims.of(item.slug).hold for item in items):
        lines.append(wording.rule_of_lease(desk.config.lease_days, desk.config.grace_days))
    return Part(rule="status", why="They asked.", lines=tuple(lines))


def _line(desk: Desk, item: Item) -> str:
    skill = desk.claims.of(item.slug)
    hold = skill.hold
    if item.done or skill.state is State.DONE:
        return wording.done(item.name, item.path)
    if skill.offer is not None:
        line = wording.status_offered(item.name, skill.offer.person, skill.offer.until)
    elif hold is None:
        line = wording.status_free(item.name, item.priority)
    elif skill.state is State.IN_REVIEW:
        line = wording.status_in_review(item.name, hold.person, hold.pull)
    else:
        end = max(hold.due, hold.release_at or hold.due)
        line = wording.status_held(
            item.name, hold.person, end, desk.now, hold.warned_at is not None
        )
    if skill.waiting:
        line += " " + wording.status_waiting([wait.person for wait in skill.waiting])
    return line


def _overview(desk: Desk) -> Part:
    facts, claims = desk.facts, desk.claims
    free = sum(1 for item in facts.items if board.is_free(claims, item))
    finished = sum(1 for item in facts.items if item.done)
    taken = sum(
        1
        for item in facts.items
        if not item.done and claims.of(item.slug).state not in (State.FREE, State.DONE)
    )
    person = desk.speaker.login
    held = [facts.name_of(skill.slug) for skill in claims.held_by(person)]
    waiting = [facts.name_of(skill.slug) for skill in claims.awaited_by(person)]
    return Part(
        rule="status.overview",
        why="They asked.",
        lines=(
            wording.overview(free, taken, finished, len(facts.items), facts.board_url),
            wording.yours(held, waiting),
        ),
    )


def claims(desk: Desk, _asked: Asked) -> Part:
    """Show the claim board here."""
    text = board.body(desk.claims, desk.facts, desk.config)
    return Part(rule="claims", why="They asked.", lines=(text.strip(),))


def why(desk: Desk, asked: Asked) -> Part:
    """Tell the last steps of a skill and what caused each."""
    slugs = [item.slug for name in asked.skills if (item := desk.facts.item(name))]
    if not slugs:
        slugs = [skill.slug for skill in desk.claims.held_by(desk.speaker.login)]
    if not slugs:
        return Part(rule="why.which", why="No skill named.", lines=(wording.which("why"),))
    lines: list[str] = []
    for slug in slugs[:_MANY]:
        history = desk.claims.of(slug).history
        name = desk.facts.name_of(slug)
        if not history:
            lines.append(wording.no_history(name))
            continue
        told = "\n".join(f"- {_because(entry)}" for entry in history[-_STEPS:])
        lines.append(f"{wording.code(name)}:\n{told}")
    lines.append(wording.rule_of_lease(desk.config.lease_days, desk.config.grace_days))
    return Part(rule="why", why="They asked.", lines=tuple(lines))


def _because(entry: Entry) -> str:
    assert entry.kind in OF_CLAIMS
    what = entry.kind.value.replace("_", " ")
    url = entry.fact("url") or ""
    return wording.because(what, entry.person, entry.actor, entry.at, entry.why, url, entry.seq)

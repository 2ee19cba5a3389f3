"""The claim board: what is free, who holds what until when, who waits. A function of the state."""

from bot.model.actions import UpdateBoard
from bot.model.config.claims import ClaimsConfig
from bot.workflow.claims import phrases
from bot.workflow.claims.facts import ClaimFacts, Item
from bot.workflow.claims.granting import needs_a_yes
from bot.workflow.claims.state import Claims, Skill
from bot.workflow.claims.table import State

_RANK = {"HIGH": 0, "MEDIUM": 1, None: 2, "LOW": 3}


def update(claims: Claims, facts: ClaimFacts, config: ClaimsConfig) -> UpdateBoard:
    return UpdateBoard(key="board", title=config.board, body=body(claims, facts, config))


def body(claims: Claims, facts: ClaimFacts, config: ClaimsConfig) -> str:
    """Give the board's text."""
    items = in_order(facts.items)
    free = [item for item in items if is_free(claims, item)]
    taken = [item for item in items if claims.of(item.slug).state in (State.HELD, State.IN_REVIEW)]
    offered = [item for item in items if claims.of(item.slug).state is State.OFFERED]
    done = sum(1 for item in facts.items if item.done)
    sections = [
        "Pick a skill: say `/claim NAME` in any discussion or issue here, or write in your own "
        "words that you would like to take it. `/help` tells the rest.",
        _free_section(free, claims, config),
        _taken_section(taken, offered, claims, facts),
        f"{done} of {len(facts.items)} roadmap items are done.",
    ]
    return "\n\n".join(sections) + "\n"


def is_free(claims: Claims, item: Item) -> bool:
    return not item.done and claims.of(item.slug).state is State.FREE


def in_order(items: tuple[Item, ...]) -> list[Item]:
    """Sort by priority, then phase; within a phase the roadmap's own order stays."""
    return sorted(items, key=lambda item: (_RANK.get(item.priority, 2), _number(item.phase)))


def _number(phase: str) -> int:
    return int(phase) if phase.isascii() and phase.isdigit() and len(phase) < 9 else 0


def _free_section(free: list[Item], claims: Claims, config: ClaimsConfig) -> str:
    if not free:
        return "### Free\n\nNothing at the moment. Everything on the roadmap is taken or done."
    rows: dict[tuple[str, str, str | None], list[str]] = {}
    for item in free:
        note = ""
        if needs_a_yes(config.ask_first, item):
            waiting = claims.of(item.slug).waiting
            asked = ", asked for by " + phrases.listed(w.person for w in waiting) if waiting else ""
            note = f" (needs a maintainer's yes{asked})"
        key = (item.phase, item.phase_title, item.priority)
        rows.setdefault(key, []).append(phrases.code(item.name) + note)
    lines = [f"### Free ({len(free)})", "", "| Priority | Phase | Skills |", "|---|---|---|"]
    for (phase, title, priority), names in rows.items():
        where = " ".join(part for part in (phase, phrases.cell(title)) if part)
        lines.append(f"| {(priority or '–').capitalize()} | {where} | {', '.join(names)} |")
    return "\n".join(lines)


def _taken_section(
    taken: list[Item], offered: list[Item], claims: Claims, facts: ClaimFacts
) -> str:
    if not taken and not offered:
        return "### Taken\n\nNothing yet."
    lines = [
        f"### Taken ({len(taken) + len(offered)})",
        "",
        "| Skill | Who | Until | Waiting |",
        "|---|---|---|---|",
    ]
    for item in (*taken, *offered):
        skill = claims.of(item.slug)
        issue = facts.tracked(item.slug)
        name = phrases.code(item.name) + (f" (#{issue})" if issue else "")
        waiting = ", ".join(phrases.code(wait.person) for wait in skill.waiting) or "–"
        lines.append(f"| {name} | {_who(skill)} | {until(skill)} | {waiting} |")
    return "\n".join(lines)


def _who(skill: Skill) -> str:
    if skill.offer is not None:
        return f"kept for {phrases.code(skill.offer.person)}"
    return phrases.code(skill.holder or "")


def until(skill: Skill) -> str:
    """Say until when the skill is out of reach, in a few words."""
    if skill.offer is not None:
        return phrases.date(skill.offer.until)
    hold = skill.hold
    if hold is None:
        return ""
    if skill.state is State.IN_REVIEW:
        return f"in review (#{hold.pull})" if hold.pull else "in review"
    draft = f" (#{hold.pull})" if hold.pull else ""
    return phrases.date(hold.end) + draft

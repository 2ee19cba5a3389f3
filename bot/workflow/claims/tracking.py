"""The tracking issue of a skill: a mirror of its claim, never the truth about it."""

from bot.model.actions import TrackIssue
from bot.model.config.claims import ClaimsConfig
from bot.model.ledger import Entry
from bot.workflow.claims import board, notices, phrases
from bot.workflow.claims.facts import ClaimFacts
from bot.workflow.claims.state import Claims, Skill, step
from bot.workflow.claims.table import State

_MOST_ENTRIES = 120
"""Entries that an issue's marker carries; GitHub takes 65,536 characters in a body."""
LABELS = {
    State.FREE: "claim: free",
    State.OFFERED: "claim: offered",
    State.HELD: "claim: held",
    State.IN_REVIEW: "claim: in review",
    State.DONE: "claim: done",
}


def title(name: str) -> str:
    return f"Skill: {' '.join(name.split())[:200]}"


def track(slug: str, claims: Claims, facts: ClaimFacts, config: ClaimsConfig) -> TrackIssue:
    """Give the issue as it should be now."""
    skill, item = claims.of(slug), facts.item(slug)
    name = facts.name_of(slug)
    hold = skill.hold
    lines = [notices.tracking_intro(name)]
    if item and item.phase:
        lines.append(f"Phase {phrases.cell(item.phase)} {phrases.cell(item.phase_title)}".strip())
    if hold:
        lines.append(notices.tracking_held(hold.person, hold.since, board.until(skill)))
    elif skill.offer:
        lines.append(notices.status_offered(name, skill.offer.person, skill.offer.until))
    elif skill.state is State.DONE:
        lines.append(notices.tracking_done(skill.done_by))
    else:
        lines.append(notices.status_free(name, item.priority if item else None))
    if skill.waiting:
        lines.append(notices.status_waiting([wait.person for wait in skill.waiting]))
    if skill.state is not State.DONE:
        lines.append(notices.tracking_how_to(name))
    return TrackIssue(
        key=f"track:{slug}",
        skill=slug,
        title=title(name),
        body="\n\n".join(lines),
        labels=(config.label, LABELS[skill.state]),
        assignee=hold.person if hold else None,
        # Open while the skill is: only a merge closes it, never time.
        state="closed" if skill.state is State.DONE else "open",
        entries=_carried(skill.history),
    )


def _carried(history: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Give the entries that the issue carries: all, or the last ones that start from nothing.

    Folding must be able to begin with the first of them, so a long history is cut where the skill
    was free and nobody waited.
    """
    if len(history) <= _MOST_ENTRIES:
        return history
    skill = Skill(slug=history[0].subject)
    start = 0
    for number, entry in enumerate(history, 1):
        skill = step(skill, entry)
        untouched = skill.state is State.FREE and not skill.waiting
        if untouched and len(history) - start > _MOST_ENTRIES:
            start = number
    return history[start:]

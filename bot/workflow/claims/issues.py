"""What follows for claims from a tracking issue that somebody changed by hand."""

from datetime import datetime

from bot.model.actions import NOTHING, Decision, Reply
from bot.model.config.claims import ClaimsConfig
from bot.model.facts import Issue
from bot.model.ledger import Entry, Kind
from bot.workflow.claims import notices
from bot.workflow.claims.facts import ClaimFacts
from bot.workflow.claims.mirrors import mirrors, redrawn
from bot.workflow.claims.queue import offer_next
from bot.workflow.claims.state import Skill, fold, same


def on_issue(
    issue: Issue,
    facts: ClaimFacts,
    config: ClaimsConfig,
    now: datetime,
    *,
    change: str,
    actor: str,
    assignee: str | None = None,
) -> Decision:
    """A tracking issue was closed or unassigned by hand.

    Taking the holder's name off is a release, by the holder or by a maintainer (`permission` in
    the facts is the actor's). Anything else is brought back in line, and said once.
    """
    slug = next((slug for slug, number in facts.tracking if number == issue.number), None)
    if slug is None or same(actor, facts.me):
        return NOTHING
    skill, name = facts.claims.of(slug), facts.name_of(slug)
    hold = skill.hold
    if hold is None:
        return NOTHING
    if change == "unassigned" and assignee is not None and same(assignee, hold.person):
        if same(actor, hold.person) or facts.permission in config.maintainers:
            return _unassigned(issue, skill, facts, config, now, actor)
    elif change != "closed":
        return NOTHING
    reply = Reply(
        key=f"stands:{issue.number}:{hold.seq}",
        place="issue",
        number=issue.number,
        node_id="",
        body=notices.claim_stands(name, hold.person),
    )
    return Decision(
        rule="issue.brought_back",
        why=f"{actor}: {change}; the claim of {hold.person} still stands.",
        actions=(reply, *redrawn([slug], (), facts, config)),
    )


def _unassigned(
    issue: Issue,
    skill: Skill,
    facts: ClaimFacts,
    config: ClaimsConfig,
    now: datetime,
    actor: str,
) -> Decision:
    assert skill.hold is not None
    person, name = skill.hold.person, facts.name_of(skill.slug)
    entry = Entry(
        kind=Kind.RELEASED,
        subject=skill.slug,
        person=person,
        actor=actor,
        at=now,
        why=f"{actor} took {person} off the tracking issue.",
    )
    freed = fold((entry,), facts.claims).of(skill.slug)
    offering = offer_next(freed, facts, config, now)
    entries = (entry, offering.entry) if offering else (entry,)
    reply = Reply(
        key=f"unassigned:{issue.number}:{skill.hold.seq}",
        place="issue",
        number=issue.number,
        node_id="",
        body=notices.unassigned(name, person),
        entries=(entry,),
    )
    told = (offering.reply,) if offering and offering.reply else ()
    return Decision(
        rule="issue.unassigned",
        why=entry.why,
        entries=entries,
        actions=(reply, *told, *mirrors(entries, facts, config)),
    )

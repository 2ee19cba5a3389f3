"""What time alone causes: warnings, ends of claims, offers and their ends. Never a closing.

    claimed ──────────────── due - grace ──────────── due
                                  │ warned             │ ended, if warned at least *grace* before
                                  ▼                    ▼
                             release_at = max(due, warned_at + grace)

A sweep that comes late warns late and therefore ends late: nobody is released without having been
warned *grace* before. Claims in review are not looked at; their clock stands.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.actions import Action, Decision
from bot.model.config.claims import ClaimsConfig
from bot.model.ledger import Entry, Kind
from bot.workflow.claims import linking, notices
from bot.workflow.claims.facts import ClaimFacts, Work
from bot.workflow.claims.mirrors import mirrors
from bot.workflow.claims.queue import offer_next, reply_at
from bot.workflow.claims.state import Hold, Skill, Where, step
from bot.workflow.claims.table import State


def on_time(facts: ClaimFacts, config: ClaimsConfig, now: datetime) -> tuple[Decision, ...]:
    """Decide all that is due, one decision per skill; each has an `id` of its own.

    Each sees the ledger as the ones before leave it, so that the last board is the right one.
    """
    decisions: list[Decision] = []
    for slug in sorted(facts.claims.skills):
        decision = _of_skill(facts.claims.of(slug), facts, config, now)
        if decision is not None:
            decisions.append(decision)
            facts = facts.grown(decision.entries)
    return tuple(decisions)


def next_deadline(facts: ClaimFacts, config: ClaimsConfig) -> datetime | None:
    """Tell when time will next cause something; None if nothing is running."""
    moments: list[datetime] = []
    for skill in facts.claims.skills.values():
        if skill.offer is not None:
            moments.append(skill.offer.until)
        elif skill.hold is not None and skill.state is State.HELD:
            moments.append(_warn_at(skill.hold, config) or skill.hold.end)
    return min(moments, default=None)


def _of_skill(
    skill: Skill, facts: ClaimFacts, config: ClaimsConfig, now: datetime
) -> Decision | None:
    hold, item = skill.hold, facts.item(skill.slug)
    if item is not None and item.done and skill.state is not State.DONE:
        return _done_elsewhere(skill, facts, config, now)
    if skill.state is State.HELD and hold is not None:
        warn_at = _warn_at(hold, config)
        if now < (warn_at or hold.end):
            return None
        work = linking.work_of(facts, item, hold.person) if item is not None else None
        if work is not None and work.maintainers_turn:
            return _stop(skill, hold, work, facts, config, now)
        act = _expire if warn_at is None else _warn
        return act(skill, hold, facts, config, now)
    if skill.offer is not None and now >= skill.offer.until:
        return _lapse(skill, facts, config, now)
    offering = offer_next(skill, facts, config, now)
    if offering is None:
        return None
    told = [offering.reply] if offering.reply else []
    return _decision(
        "time.offered", offering.entry.why, skill, [offering.entry], told, facts, config
    )


def _warn_at(hold: Hold, config: ClaimsConfig) -> datetime | None:
    return None if hold.warned_at else hold.due - timedelta(days=config.grace_days)


def _warn(
    skill: Skill, hold: Hold, facts: ClaimFacts, config: ClaimsConfig, now: datetime
) -> Decision:
    release_at = max(hold.due, now + timedelta(days=config.grace_days))
    entry = _entry(Kind.WARNED, skill.slug, hold.person, facts, now, "The end is near.", release_at)
    name = facts.name_of(skill.slug)
    body = notices.warning(hold.person, name, release_at, now)
    key = f"warn:{skill.slug}:{hold.seq}:{now:%Y%m%dT%H%M%S}"
    told = _tell(hold, key, body, (entry,))
    why = f"{skill.slug} is due {hold.due:%F %H:%M}; it ends {release_at:%F %H:%M} at the earliest."
    return _decision("time.warned", why, skill, [entry], told, facts, config)


def _stop(
    skill: Skill,
    hold: Hold,
    work: Work,
    facts: ClaimFacts,
    config: ClaimsConfig,
    now: datetime,
) -> Decision:
    """What the claim brings waits for a review, and nobody told: the clock stands after all."""
    why = f"#{work.pull.number} waits for a review; the clock stands."
    entry = _entry(Kind.IN_REVIEW, skill.slug, hold.person, facts, now, why)
    entry = replace(entry, pull=work.pull.number)
    return _decision("time.in_review", why, skill, [entry], [], facts, config)


def _expire(
    skill: Skill, hold: Hold, facts: ClaimFacts, config: ClaimsConfig, now: datetime
) -> Decision:
    assert hold.warned_at is not None
    why = f"Due {hold.due:%F %H:%M}, warned {hold.warned_at:%F %H:%M}, no sign of work since."
    entry = _entry(Kind.EXPIRED, skill.slug, hold.person, facts, now, why)
    body = notices.expired(facts.name_of(skill.slug), cooldown=config.cooldown_days)
    told: list[Action] = _tell(hold, f"expired:{skill.slug}:{hold.seq}", body, (entry,))
    return _freed("time.expired", skill, entry, told, facts, config, now)


def _lapse(skill: Skill, facts: ClaimFacts, config: ClaimsConfig, now: datetime) -> Decision:
    offer = skill.offer
    assert offer is not None
    why = f"The offer to {offer.person} ended {offer.until:%F %H:%M}."
    entry = _entry(Kind.OFFER_LAPSED, skill.slug, offer.person, facts, now, why)
    wait = skill.wait_of(offer.person)
    told: list[Action] = []
    if wait and wait.where:
        key = f"lapsed:{skill.slug}:{wait.comment}:{now:%Y%m%dT%H%M%S}"
        body = notices.offer_lapsed(facts.name_of(skill.slug), more=len(skill.waiting) > 1)
        told.append(reply_at(wait.where, key, body, (entry,)))
    return _freed("time.lapsed", skill, entry, told, facts, config, now)


def _freed(
    rule: str,
    skill: Skill,
    entry: Entry,
    told: list[Action],
    facts: ClaimFacts,
    config: ClaimsConfig,
    now: datetime,
) -> Decision:
    offering = offer_next(step(skill, entry), facts, config, now)
    entries = [entry]
    if offering is not None:
        entries.append(offering.entry)
        told = [*told, *([offering.reply] if offering.reply else [])]
    return _decision(rule, entry.why, skill, entries, told, facts, config)


def _done_elsewhere(
    skill: Skill, facts: ClaimFacts, config: ClaimsConfig, now: datetime
) -> Decision | None:
    if skill.state is State.FREE and not skill.waiting:
        return None
    entry = _entry(
        Kind.COMPLETED,
        skill.slug,
        skill.holder or facts.me,
        facts,
        now,
        "The roadmap says that it is done.",
    )
    return _decision("time.done_elsewhere", entry.why, skill, [entry], [], facts, config)


def _entry(
    kind: Kind,
    slug: str,
    person: str,
    facts: ClaimFacts,
    now: datetime,
    why: str,
    due: datetime | None = None,
) -> Entry:
    return Entry(kind=kind, subject=slug, person=person, actor=facts.me, at=now, why=why, due=due)


def _tell(hold: Hold, key: str, body: str, entries: tuple[Entry, ...]) -> list[Action]:
    """Tell the holder where they claimed it, else on their pull request."""
    where = hold.where
    if where is None and hold.pull is not None:
        where = Where(place="pull", number=hold.pull, thread="", node="")
    return [reply_at(where, key, body, entries)] if where else []


def _decision(
    rule: str,
    why: str,
    skill: Skill,
    entries: list[Entry],
    told: Sequence[Action],
    facts: ClaimFacts,
    config: ClaimsConfig,
) -> Decision:
    last = skill.history[-1].seq if skill.history else 0
    return Decision(
        id=f"time:{skill.slug}:{last}:{entries[0].kind.value}",
        rule=rule,
        why=why,
        entries=tuple(entries),
        actions=(*told, *mirrors(entries, facts, config)),
    )

"""The decisions of the review step: facts, configuration, now → what follows.

Whatever happened, the answer has the same shape: note what is new, look at the pull request as it
is then, and bring what GitHub shows of it in line (`_refreshed`). So a lost webhook is made good by
the next event or sweep, and a decision made twice gives the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.actions import NOTHING, Action, Decision, React, Reply
from bot.model.config.review import ReviewConfig
from bot.model.counting import counted
from bot.model.ledger import Entry, Kind
from bot.workflow.review import (
    asking,
    checklist,
    climbing,
    noting,
    reading,
    settling,
    showing,
    wording,
)
from bot.workflow.review.checklist import Edit
from bot.workflow.review.facts import ReviewFacts
from bot.workflow.review.moments import Cause
from bot.workflow.review.promise import standings
from bot.workflow.review.showing import report_key
from bot.workflow.review.thanks import Free

__all__ = [
    "Said",
    "next_look",
    "on_closed",
    "on_edit",
    "on_pull",
    "on_said",
    "on_time",
    "report_key",
]


RECONCILE = timedelta(hours=12)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A word about the review that somebody said on the pull request, in plain data."""

    verb: str
    """`ready`, `pause`, `resume` or `reviewer`."""
    by: str
    at: datetime
    comment: int
    """Database id."""
    node_id: str = ""
    person: str = ""
    """Login named by `/reviewer @login`."""
    reason: str = ""


def on_pull(facts: ReviewFacts, config: ReviewConfig, now: datetime, *, at: datetime) -> Decision:
    """Follow a change of the pull request or a review; `at` is GitHub's time of it."""
    if facts.pull.author.is_bot:
        return NOTHING
    entries = noting.noted(facts, at)
    return _refreshed(
        facts, entries, config, now, rule="review.followed", why="The pull request changed."
    )


def on_edit(facts: ReviewFacts, edit: Edit, config: ReviewConfig, now: datetime) -> Decision:
    """Somebody edited the living comment: take over ticks, put everything else right."""
    found = checklist.toggles(edit, lines=[line.id for line in config.checklist.human])
    entries = tuple(
        Entry(
            kind=Kind.TICKED if toggle.ticked else Kind.UNTICKED,
            subject=facts.subject,
            person=toggle.by,
            actor=toggle.by,
            at=toggle.at,
            why=f"{toggle.by} {'ticked' if toggle.ticked else 'cleared'} {toggle.line}",
            pull=facts.pull.number,
            data=(("line", toggle.line), ("commit", toggle.commit)),
        )
        for toggle in found
    )
    why = f"{edit.by} changed {counted(len(found), 'box', 'boxes')}."
    if not edit.may_review:
        why = f"{edit.by} may not tick here; the comment is put right."
    return _refreshed(facts, entries, config, now, rule="review.ticked", why=why, restore=True)


def on_said(facts: ReviewFacts, said: Said, config: ReviewConfig, now: datetime) -> Decision:
    """Follow a word about the review: who may is decided here, by the permission that was read."""
    refusal = _refusal(facts, said)
    if refusal:
        reply = Reply(
            key=f"reply:{said.comment}:review",
            place="pull",
            number=facts.pull.number,
            node_id="",
            body=refusal,
        )
        return Decision(rule=f"review.{said.verb}.refused", why=refusal, actions=(reply,))
    if said.verb == "reviewer":
        entries, actions = asking.named(facts, said.person, by=said.by, at=said.at)
    else:
        kinds = {"ready": Kind.HANDED_BACK, "pause": Kind.PAUSED, "resume": Kind.RESUMED}
        entry = Entry(
            kind=kinds[said.verb],
            subject=facts.subject,
            person=said.by,
            actor=said.by,
            at=said.at,
            why=said.reason or f"/{said.verb}",
            comment=said.comment,
            pull=facts.pull.number,
        )
        entries, actions = (entry,), ()
    entries = (*noting.noted(facts, said.at), *entries)
    seen = React(key=f"react:{said.comment}:review", node_id=said.node_id, content="THUMBS_UP")
    actions = (seen, *actions)
    why = f"{said.by} said /{said.verb}."
    return _refreshed(
        facts, entries, config, now, rule=f"review.{said.verb}", why=why, actions=actions
    )


def on_time(facts: ReviewFacts, config: ReviewConfig, now: datetime) -> Decision:
    """Climb the ladder as far as is due; what was read just now decides, not what was planned."""
    if facts.pull.author.is_bot:
        return NOTHING
    noted = noting.noted(facts, now)
    entries, actions = climbing.climbed(facts.with_entries(noted), config, now)
    steps = [entry.fact("step") or "" for entry in entries if entry.kind is Kind.LADDER_STEP]
    return _refreshed(
        facts,
        (*noted, *entries),
        config,
        now,
        rule="review.ladder" if steps else "review.looked",
        why=f"Due: {', '.join(steps)}." if steps else "Nothing is due.",
        actions=actions,
    )


def on_closed(
    facts: ReviewFacts,
    config: ReviewConfig,
    now: datetime,
    *,
    names: tuple[str, ...] = (),
    free: Sequence[Free] = (),
    listed: bool = False,
) -> Decision:
    """Settle the promises; after a merge, note it, thank the author and offer what is free next.

    `names` are the roadmap items that it brought, `free` those of the same phase; `listed` says
    that its author stands among the contributors already.
    """
    if facts.pull.author.is_bot:
        return NOTHING
    actions: tuple[Action, ...] = ()
    entries: tuple[Entry, ...] = ()
    if facts.pull.merged:
        at = facts.pull.merged_at or now
        why = f"#{facts.pull.number} was merged."
        entries = (noting.entry(Kind.MERGED, facts, at, why, listed="yes" if listed else "no"),)
        thanks = Reply(
            key=f"thanks:{facts.pull.number}",
            place="pull",
            number=facts.pull.number,
            node_id="",
            body=wording.thanks(facts.pull.author.login, names, free),
        )
        actions = (thanks,)
    rule = "review.merged" if facts.pull.merged else "review.closed"
    return _refreshed(facts, entries, config, now, rule=rule, why="It is closed.", actions=actions)


def next_look(facts: ReviewFacts, config: ReviewConfig, now: datetime) -> datetime | None:
    """Give the time to look again if nothing else happens; None for a closed pull request.

    That is when the ladder's next step falls due or silent checks stop counting, and at the latest
    after `RECONCILE`, because the webhook that would have told something else may be lost.
    """
    if facts.pull.state == "closed" or facts.pull.author.is_bot:
        return None
    due = climbing.look(facts, config, now).next_at
    told = reading.known(facts, config, now).now
    if told is not None and told.cause is Cause.CHECKS_RUNNING:
        due = told.start + timedelta(hours=config.checks_hours)
    return min(due or now + RECONCILE, now + RECONCILE)


def _refreshed(
    facts: ReviewFacts,
    entries: tuple[Entry, ...],
    config: ReviewConfig,
    now: datetime,
    *,
    rule: str,
    why: str,
    actions: tuple[Action, ...] = (),
    restore: bool = False,
) -> Decision:
    """Bring reviewer, label, comment and check in line with what is known after the entries."""
    then = asking.after(facts.with_entries(entries), actions)
    told = reading.known(then, config, now)
    asked, asking_actions = asking.asked(then, told, config, now)
    then = asking.after(then.with_entries(asked), asking_actions)
    found = standings(told, config=config, now=now)
    settled = settling.settled(then, found, at=now)
    return Decision(
        rule=rule,
        why=f"#{facts.pull.number}: {why}",
        entries=(*entries, *asked, *settled),
        actions=(
            *actions,
            *asking_actions,
            *showing.shown(then, told, found, config, now, restore=restore),
        ),
    )


def _refusal(facts: ReviewFacts, said: Said) -> str:
    author = facts.pull.author.login.lower() == said.by.lower()
    maintainer = said.by.lower() in facts.maintainers
    match said.verb:
        case "ready" if facts.pull.draft:
            return wording.READY_DRAFT
        case "ready" if not author and not maintainer:
            return wording.READY_AUTHOR
        case "pause" | "resume" | "reviewer" if not maintainer:
            return wording.maintainers_only(said.verb)
        case "reviewer" if not said.person:
            return wording.REVIEWER_WHO
        case "reviewer" if said.person.lower() == facts.pull.author.login.lower():
            return wording.REVIEWER_AUTHOR
    return ""

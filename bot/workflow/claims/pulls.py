"""What follows for claims from pull requests: linked, renewed, in review, merged."""

from datetime import datetime, timedelta

from bot.model.actions import NOTHING, Action, Decision, Reply
from bot.model.config.claims import ClaimsConfig
from bot.model.ledger import Entry, Kind
from bot.workflow.claims import linking, notices
from bot.workflow.claims.facts import ClaimFacts, Item, Work
from bot.workflow.claims.granting import needs_a_yes
from bot.workflow.claims.mirrors import mirrors
from bot.workflow.claims.state import Hold, Skill, same
from bot.workflow.claims.table import State

_PUSHES = frozenset({"opened", "synchronize", "reopened", "ready_for_review"})
LOOKED = "looked at"
"""In place of GitHub's word where nothing happened; a claim that is there follows its pull request,
but none is made: its author may have given it back."""
_WORTH_NOTING = timedelta(days=1)
"""A push that moves the end by less leaves no entry."""


def on_pull(
    work: Work,
    facts: ClaimFacts,
    config: ClaimsConfig,
    now: datetime,
    *,
    change: str,
    actor: str,
) -> Decision:
    """A pull request was opened, pushed, made ready, made a draft, reviewed or closed.

    `change` is GitHub's word for it; `actor` did it. Links it to the claim of its author, renews
    the lease for the author's own pushes, stops the clock in the maintainers' turn.
    """
    if work.pull.author.is_bot or work.pull.merged:
        return NOTHING
    entries: list[Entry] = []
    actions: list[Action] = []
    for item in linking.linked(work, facts):
        skill = facts.claims.of(item.slug)
        moved, told = _pull_moves(work, item, skill, facts, config, now, change, actor)
        entries.extend(moved)
        actions.extend(told)
    for slug, skill in facts.claims.skills.items():
        hold = skill.hold
        gone = hold and hold.pull == work.pull.number and work.pull.state == "closed"
        if hold and gone and skill.state is State.IN_REVIEW:
            why = f"Pull request #{work.pull.number} was closed without a merge."
            entries.append(_back(slug, hold, facts, config, now, why))
    if not entries:
        return NOTHING
    return Decision(
        rule="pull." + entries[-1].kind.value,
        why=" ".join(f"{entry.subject}: {entry.why}" for entry in entries),
        entries=tuple(entries),
        actions=(*actions, *mirrors(entries, facts, config)),
    )


def _pull_moves(
    work: Work,
    item: Item,
    skill: Skill,
    facts: ClaimFacts,
    config: ClaimsConfig,
    now: datetime,
    change: str,
    actor: str,
) -> tuple[list[Entry], list[Action]]:
    pull, author = work.pull, work.pull.author.login
    if pull.state == "closed":
        return [], []
    entries: list[Entry] = []
    actions: list[Action] = []

    def entry(kind: Kind, why: str, due: datetime | None = None, **data: str) -> Entry:
        return Entry(
            kind=kind,
            subject=item.slug,
            person=author,
            actor=actor,
            at=now,
            why=why,
            pull=pull.number,
            due=due,
            data=tuple(sorted(data.items())),
        )

    lease = timedelta(days=config.lease_days)
    hold = skill.hold
    if hold is None:
        offered = skill.offer is not None and same(skill.offer.person, author)
        free = skill.state is State.FREE and not skill.waiting
        if (
            not config.claim_by_pull
            or change == LOOKED
            or item.done
            or not (offered or free)
            or needs_a_yes(config.ask_first, item)
            or item not in linking.brought(work, (item,))
        ):
            return [], []
        due = now + lease
        where = {"place": "pull", "number": str(pull.number), "url": pull.url}
        entries.append(
            entry(Kind.CLAIMED, f"Nobody held it, and #{pull.number} brings it.", due, **where)
        )
        actions.append(
            Reply(
                # Once for each such claim: it may end, and the same pull request claim it again.
                key=f"pull-claim:{pull.number}:{item.slug}:{len(facts.entries)}",
                place="pull",
                number=pull.number,
                node_id="",
                body=notices.claimed_by_pull(item.name, due),
                entries=tuple(entries),
            )
        )
    elif not same(hold.person, author):
        return [], []
    elif skill.state is State.HELD and same(actor, author) and change in _PUSHES:
        due = max(hold.due, now + lease)
        fresh = hold.pull != pull.number or hold.warned_at is not None or hold.extended
        if fresh or due - hold.due >= _WORTH_NOTING:
            entries.append(entry(Kind.RENEWED, f"Their own act on #{pull.number}: {change}.", due))
    if work.maintainers_turn and skill.state is not State.IN_REVIEW:
        entries.append(
            entry(Kind.IN_REVIEW, f"#{pull.number} waits for a review; the clock stands.")
        )
    elif not work.maintainers_turn and skill.state is State.IN_REVIEW and hold is not None:
        why = f"#{pull.number} is its author's turn again."
        entries.append(_back(item.slug, hold, facts, config, now, why))
    return entries, actions


def _back(
    slug: str, hold: Hold, facts: ClaimFacts, config: ClaimsConfig, now: datetime, why: str
) -> Entry:
    left = hold.due - (hold.stopped_at or now)
    grace = timedelta(days=config.grace_days)
    # What was left when the clock stopped, but enough to be warned and to react.
    due = now + max(left, 2 * grace)
    return Entry(
        kind=Kind.BACK_TO_WORK,
        subject=slug,
        person=hold.person,
        actor=facts.me,
        at=now,
        why=why,
        pull=hold.pull,
        due=due,
    )


def on_merged(work: Work, facts: ClaimFacts, config: ClaimsConfig, now: datetime) -> Decision:
    """A pull request was merged: the skills it brings are done, whoever held them."""
    pull, author = work.pull, work.pull.author.login
    items = [
        item
        for item in linking.linked(work, facts)
        if facts.claims.of(item.slug).state is not State.DONE
        and (item in linking.brought(work, (item,)))
    ]
    if not items:
        return NOTHING
    entries = tuple(
        Entry(
            kind=Kind.COMPLETED,
            subject=item.slug,
            person=author,
            actor=author,
            at=pull.merged_at or now,
            why=f"#{pull.number} was merged.",
            pull=pull.number,
        )
        for item in items
    )
    return Decision(
        rule="merged.completed",
        why=f"#{pull.number} brought {', '.join(item.slug for item in items)}.",
        entries=entries,
        actions=mirrors(entries, facts, config),
    )

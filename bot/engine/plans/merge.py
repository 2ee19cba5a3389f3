"""A pull request was merged or closed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.engine.desk import Desk
from bot.engine.gather.review import read_review, with_ledger
from bot.engine.gather.roadmap import tell
from bot.engine.plans.claims import facts, look_again
from bot.engine.plans.plan import Planned
from bot.engine.plans.pulls import forget
from bot.model.actions import Decision, UpdateRoadmap
from bot.model.events import PullClosed
from bot.model.facts import Pull
from bot.model.ledger import Entry
from bot.workflow.claims import decide as claims
from bot.workflow.claims.facts import Item, Work
from bot.workflow.claims.linking import brought, told
from bot.workflow.claims.state import fold
from bot.workflow.claims.table import State
from bot.workflow.review import decide as review
from bot.workflow.review.thanks import Free, next_free, recognised


def on_closed(event: PullClosed, desk: Desk) -> Iterator[Planned]:
    """Complete the claims it brings, or give them back; settle the promise."""
    pull = desk.github.pull(number=event.number)
    if pull.author.login == desk.github.me():
        return
    files = desk.github.pull_files(number=event.number)
    work = Work(pull=pull, paths=tuple(file.path for file in files if file.status != "removed"))
    work = replace(work, told=told(work, facts(desk, desk.ledger.entries(repo=desk.repo))))
    items = brought(work, desk.home.items)
    if pull.merged and work.told:
        tell(desk.ledger, desk.repo, dict(work.told), desk.config)
    name = f"closed:{event.number}:{event.at.isoformat()}"

    def of_claims(entries: Sequence[Entry]) -> Decision:
        if pull.merged:
            return claims.on_merged(work, facts(desk, entries), desk.config.claims, desk.now())
        return claims.on_pull(
            work,
            facts(desk, entries),
            desk.config.claims,
            desk.now(),
            change="closed",
            actor=event.actor.login,
        )

    seen = read_review(desk, pull, files, None, preview=False)
    yield Planned(
        id=f"{name}:claim", decide=of_claims, then=lambda entries: look_again(desk, entries)
    )
    yield Planned(
        id=f"{name}:review",
        decide=lambda entries: review.on_closed(
            with_ledger(seen, entries, desk.home.items),
            desk.config.review,
            desk.now(),
            names=tuple(item.name for item in items),
            free=_free(desk.home.items, items, entries),
            listed=_is_listed(pull, desk),
        ),
        then=lambda _entries: forget(event.number, desk),
    )
    why = _late(pull, work, desk)
    if pull.merged and why:
        follow = UpdateRoadmap(key=f"roadmap:told:{event.number}", reason=why)
        decision = Decision(rule="roadmap.told", why=why, actions=(follow,))
        yield Planned(id=f"{name}:roadmap", decide=lambda _entries: decision)


def _late(pull: Pull, work: Work, desk: Desk) -> str:
    """Why the roadmap is looked at again: the push may have been seen before this event."""
    if work.told:
        return f"#{pull.number} says which item its skill stands for."
    if desk.home.contributors is None or pull.author.is_bot or _is_listed(pull, desk):
        return ""
    return f"The author of #{pull.number} is not named among the contributors."


def _is_listed(pull: Pull, desk: Desk) -> bool:
    names = desk.home.contributors
    return names is not None and recognised(names, pull.author.login) == names


def _free(
    items: Sequence[Item], done: Sequence[Item], entries: Sequence[Entry]
) -> tuple[Free, ...]:
    """What nobody holds in the phase of what was just finished."""
    if not done:
        return ()
    claims = fold(entries)
    free = [
        Free(name=item.name, phase=item.phase)
        for item in items
        if not item.done and item not in done and claims.of(item.slug).state is State.FREE
    ]
    return next_free(free, phase=done[0].phase)

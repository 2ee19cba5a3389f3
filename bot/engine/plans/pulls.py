"""Pull requests: judged, linked to claims, reviewed in time.

Whatever happened, the pull request is looked at as it is now; so a webhook that got lost is made
good by the next one.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.engine import checks
from bot.engine.desk import Desk
from bot.engine.gather.look import Seen, as_words, look
from bot.engine.gather.review import with_ledger
from bot.engine.plans import rivals
from bot.engine.plans.claims import facts as claim_facts
from bot.engine.plans.claims import look_again as look_again_at_claims
from bot.engine.plans.plan import Planned
from bot.model.actions import Decision, PublishCheck
from bot.model.events import CheckRequested, ChecksReported, Commented, PullChanged, Reviewed
from bot.model.ledger import Entry
from bot.workflow.claims import decide as claims
from bot.workflow.claims.facts import Work
from bot.workflow.claims.pulls import LOOKED
from bot.workflow.claims.rivals import PREFIX as RIVALS
from bot.workflow.review import board, pledged
from bot.workflow.review import decide as review
from bot.workflow.review.checklist import Edit
from bot.workflow.review.moments import Cause, Turn
from bot.workflow.review.promise import standings
from bot.workflow.review.reading import known
from bot.workflow.standards import publish

QUIET = frozenset({"labeled", "unlabeled", "assigned", "unassigned", "locked", "unlocked"})
"""Changes that no verdict and no clock depends on."""
FOUND = "found"
"""Name of the facts that count findings: `3 error code.python-syntax`."""
WORDS = frozenset({"ready", "pause", "resume", "reviewer"})


def on_change(event: PullChanged, desk: Desk) -> Iterator[Planned]:
    """A pull request was opened, pushed, edited, made ready or a draft."""
    if event.change in QUIET or event.actor.login == desk.github.me():
        return
    seen = look(event.number, desk)
    if seen is None:
        return
    yield judged(seen, desk)
    yield from _linked(seen, desk, event.delivery, event.change, event.actor.login)
    yield reviewed(seen, desk, event.delivery, at=event.at)


def on_rerun(event: CheckRequested, desk: Desk) -> Iterator[Planned]:
    """Somebody pressed re-run: of one check, of the failed ones, or of all.

    Each of our checks is published once more, because GitHub takes back what they said before.
    """
    for number in event.numbers or _with_head(event.head_sha, desk):
        seen = look(number, desk, afresh=True)
        if seen is not None and seen.pull.head_sha == event.head_sha:
            yield judged(seen, desk, again=event.delivery)
            plan = reviewed(seen, desk, f"{event.delivery}:{number}", at=event.at)
            yield replace(plan, decide=_once_more(plan.decide, event.delivery))


def _with_head(sha: str, desk: Desk) -> tuple[int, ...]:
    """Find open pull requests by their head: GitHub names none of forks with their checks."""
    return tuple(pull.number for pull in desk.github.pulls() if pull.head_sha == sha)


def _once_more(
    decide: Callable[[Sequence[Entry]], Decision], delivery: str
) -> Callable[[Sequence[Entry]], Decision]:
    def decided(entries: Sequence[Entry]) -> Decision:
        decision = decide(entries)
        return replace(
            decision,
            actions=tuple(
                replace(action, key=f"{action.key}:{delivery}")
                if isinstance(action, PublishCheck)
                else action
                for action in decision.actions
            ),
        )

    return decided


def on_checks(event: ChecksReported, desk: Desk) -> None:
    """The checks of another App are done: look at their pull requests with the next sweep.

    There each is looked at in its own lane, once for however many checks.
    """
    if f"{event.app}[bot]" == desk.github.me():
        return
    for number in event.numbers or _with_head(event.head_sha, desk):
        desk.ledger.set_deadline(repo=desk.repo, name=str(number), at=desk.now())


def on_review(event: Reviewed, desk: Desk) -> Iterator[Planned]:
    """A review was given or withdrawn."""
    if event.actor.is_bot:
        return
    seen = look(event.number, desk)
    if seen is not None:
        change = f"review {event.state}"
        yield from _linked(seen, desk, event.delivery, change, event.actor.login)
        yield reviewed(seen, desk, event.delivery, at=event.at)


def on_tick(event: Commented, desk: Desk) -> Iterator[Planned]:
    """Somebody edited our comment: a box was ticked, or something was changed that is ours."""
    seen = look(event.thread.number, desk)
    if seen is None or event.before is None:
        return
    by = event.actor.login
    rank = desk.github.permission(login=by) in desk.config.claims.maintainers
    edit = Edit(
        before=event.before,
        after=event.comment.body,
        by=by,
        at=event.at,
        commit=seen.pull.head_sha,
        may_review=rank and by.lower() != seen.pull.author.login.lower(),
    )
    yield Planned(
        id=f"{event.delivery}:tick",
        decide=lambda entries: review.on_edit(
            with_ledger(seen.facts, entries, desk.home.items),
            edit,
            desk.config.review,
            desk.now(),
        ),
        then=lambda entries: look_again(seen, desk, entries),
        seen=as_words(seen),
    )


def on_time(number: int, delivery: str, desk: Desk) -> Iterator[Planned]:
    """A promise comes due."""
    seen = look(number, desk)
    if seen is not None:
        yield judged(seen, desk)
        yield from _linked(seen, desk, f"time:{number}:{delivery}", LOOKED, desk.github.me())
        yield Planned(
            id=f"time:{number}:{delivery}",
            decide=lambda entries: review.on_time(
                with_ledger(seen.facts, entries, desk.home.items),
                desk.config.review,
                desk.now(),
            ),
            then=lambda entries: look_again(seen, desk, entries),
            seen=as_words(seen),
        )
    else:
        forget(number, desk)


def forget(number: int, desk: Desk) -> None:
    """Nothing falls due any more, nobody waits for a review, and no promise is open."""
    desk.ledger.set_deadline(repo=desk.repo, name=str(number), at=None)
    for prefix in (board.PREFIX, pledged.PREFIX, RIVALS):
        desk.ledger.set_cursor(repo=desk.repo, name=f"{prefix}{number}", value="")


def reviewed(seen: Seen, desk: Desk, name: str, *, at: datetime) -> Planned:
    """Bring the review in line with what was seen."""
    return Planned(
        id=f"{name}:review",
        decide=lambda entries: review.on_pull(
            with_ledger(seen.facts, entries, desk.home.items),
            desk.config.review,
            desk.now(),
            at=at,
        ),
        then=lambda entries: look_again(seen, desk, entries),
        seen=as_words(seen),
    )


def look_again(seen: Seen, desk: Desk, entries: Sequence[Entry]) -> None:
    """Note when time will next matter to the pull request, and how its review stands."""
    facts = with_ledger(seen.facts, entries, desk.home.items)
    place = board.placed(facts, desk.config.review, desk.now())
    desk.ledger.set_cursor(
        repo=desk.repo, name=f"{board.PREFIX}{seen.pull.number}", value=board.dump(place)
    )
    told = known(facts, desk.config.review, desk.now())
    found = standings(told, config=desk.config.review, now=desk.now())
    desk.ledger.set_cursor(
        repo=desk.repo,
        name=f"{pledged.PREFIX}{seen.pull.number}",
        value=pledged.dump(found) if told.now is not None else "",
    )
    desk.ledger.set_deadline(
        repo=desk.repo,
        name=str(seen.pull.number),
        at=review.next_look(facts, desk.config.review, desk.now()),
    )
    rivals.note(seen, desk)


def judged(seen: Seen, desk: Desk, *, again: str = "") -> Planned:
    """Publish the verdict as a check run, with suggestions where the diff allows them."""
    check = publish.check_run(
        seen.report,
        number=seen.pull.number,
        head_sha=seen.pull.head_sha,
        problem=desk.home.problem,
    )
    check = replace(check, key=f"{check.key}:{again}" if again else _key(check.key, seen))
    lines = {
        file.path: publish.lines_of_patch(file.patch)
        for file in seen.files
        if file.patch is not None
    }
    offer = publish.suggestions(
        seen.report,
        number=seen.pull.number,
        head_sha=seen.pull.head_sha,
        lines_in_diff=lines,
    )
    if any(
        review.author.login == seen.facts.me and review.commit == seen.pull.head_sha
        for review in seen.facts.reviews
    ):
        offer = None  # once per commit
    decision = Decision(
        rule="standards.blocks" if seen.report.blocking else "standards.met",
        why=f"#{seen.pull.number} at {seen.pull.head_sha[:7]}: {publish.title(seen.report)}.",
        actions=(check, *((offer,) if offer else ())),
    )
    return Planned(id=check.key, decide=lambda _entries: decision, seen=_found(seen))


def _key(base: str, seen: Seen) -> str:
    """Name the verdict. One that was said, contradicted and holds again is said again: whoever
    takes back an edit of the description must not be left with the check that spoke of it."""
    about = base.rpartition(":")[0]
    said = [
        run
        for run in seen.facts.checks
        if f"{run.app}[bot]" == seen.facts.me and run.external_id.startswith(f"{about}:")
    ]
    same = [run for run in said if checks.says(run, base)]
    last = max(said, key=lambda run: run.id, default=None)
    if last is None or not same:
        return base
    return last.external_id if last in same else f"{base}:{last.id}"


def _found(seen: Seen) -> tuple[tuple[str, str], ...]:
    """The head, and each rule that found something in it, with severity and number."""
    counts = Counter((each.severity.value, each.rule) for each in seen.report.current)
    return (
        ("pull request", str(seen.pull.number)),
        ("head", seen.pull.head_sha),
        *((FOUND, f"{count} {severity} {rule}") for (severity, rule), count in counts.items()),
    )


def _linked(seen: Seen, desk: Desk, delivery: str, change: str, actor: str) -> Iterator[Planned]:
    def decide(entries: Sequence[Entry]) -> Decision:
        told = known(
            with_ledger(seen.facts, entries, desk.home.items), desk.config.review, desk.now()
        )
        span = told.now
        # While checks run or a maintainer paused it, its author has nothing to do either.
        authors = span is None or span.turn is Turn.AUTHOR or span.cause is Cause.DRAFT
        work = Work(
            pull=seen.pull,
            paths=tuple(file.path for file in seen.files if file.status != "removed"),
            maintainers_turn=not authors and not seen.report.blocking,
        )
        return claims.on_pull(
            work,
            claim_facts(desk, entries),
            desk.config.claims,
            desk.now(),
            change=change,
            actor=actor,
        )

    yield Planned(
        id=f"{delivery}:claim",
        decide=decide,
        then=lambda entries: look_again_at_claims(desk, entries),
    )

"""Pull requests: judged, linked to claims, reviewed in time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.engine.desk import Desk
from bot.engine.gather.submission import read_submission
from bot.engine.plans.claims import facts
from bot.engine.plans.plan import Planned
from bot.model.actions import Decision, PublishCheck
from bot.model.events import CheckRequested, PullChanged, Reviewed
from bot.model.facts import Pull, PullFile
from bot.model.ledger import Entry, Kind
from bot.workflow.claims import decide as claims
from bot.workflow.claims.facts import Work
from bot.workflow.claims.state import fold
from bot.workflow.claims.table import State
from bot.workflow.standards import publish, submission
from bot.workflow.standards.report import Report

QUIET = frozenset({"labeled", "unlabeled", "assigned", "unassigned", "locked", "unlocked"})
"""Changes that no verdict and no clock depends on."""


def on_change(event: PullChanged, desk: Desk) -> Iterator[Planned]:
    """A pull request was opened, pushed, edited, made ready or a draft."""
    if event.change in QUIET:
        return
    pull = desk.github.pull(number=event.number)
    if pull.state == "closed" or pull.author.login == desk.github.me():
        return
    yield from _judged(pull, desk, event.delivery, again=False)
    yield from _linked(pull, desk, event)


def on_rerun(event: CheckRequested, desk: Desk) -> Iterator[Planned]:
    """Somebody pressed re-run; the pull request's number is in our check's `external_id`."""
    numbers = event.numbers
    parts = event.external_id.split(":")
    if not numbers and len(parts) > 1 and parts[0] == "pr" and parts[1].isdigit():
        numbers = (int(parts[1]),)
    for number in numbers:
        pull = desk.github.pull(number=number)
        if pull.state == "open" and pull.head_sha == event.head_sha:
            yield from _judged(pull, desk, event.delivery, again=True)


def _judged(pull: Pull, desk: Desk, delivery: str, *, again: bool) -> Iterator[Planned]:
    files = desk.github.pull_files(number=pull.number)
    entries = desk.ledger.entries(repo=desk.repo)
    report = desk.judge(_submission(pull, files, entries, desk), desk.config)
    check = publish.check_run(
        report, number=pull.number, head_sha=pull.head_sha, problem=desk.home.problem
    )
    if again:
        check = replace(check, key=f"{check.key}:{delivery}")
    yield Planned(
        id=check.key,
        decide=lambda _entries: _verdict(check, report, pull, files),
    )


def _verdict(
    check: PublishCheck, report: Report, pull: Pull, files: Sequence[PullFile]
) -> Decision:
    lines = {
        file.path: publish.lines_of_patch(file.patch) for file in files if file.patch is not None
    }
    offer = publish.suggestions(
        report, number=pull.number, head_sha=pull.head_sha, lines_in_diff=lines
    )
    return Decision(
        rule="standards.blocks" if report.blocking else "standards.met",
        why=f"#{pull.number} at {pull.head_sha[:7]}: {publish.title(report)}.",
        actions=(check, *((offer,) if offer else ())),
    )


def _submission(
    pull: Pull, files: Sequence[PullFile], entries: Sequence[Entry], desk: Desk
) -> submission.Submission:
    return read_submission(
        github=desk.github,
        ledger=desk.ledger,
        config=desk.config,
        pull=pull,
        files=files,
        claims=_claimed(entries, desk),
        waivers=_waivers(pull.number, entries),
        is_maintainer=False,
    )


def _claimed(entries: Sequence[Entry], desk: Desk) -> tuple[submission.Claimed, ...]:
    held = fold(entries)
    return tuple(
        submission.Claimed(item=item.name, holder=skill.hold.person, directory=item.slug)
        for item in desk.home.items
        if (skill := held.of(item.slug)).hold is not None
        and skill.state in {State.HELD, State.IN_REVIEW}
    )


def _waivers(number: int, entries: Sequence[Entry]) -> tuple[submission.Waiver, ...]:
    return tuple(
        submission.Waiver(rule=entry.fact("rule") or "", reason=entry.why, by=entry.actor)
        for entry in entries
        if entry.kind is Kind.WAIVED and entry.subject == f"#{number}"
    )


def _linked(pull: Pull, desk: Desk, event: PullChanged | Reviewed) -> Iterator[Planned]:
    files = desk.github.pull_files(number=pull.number)
    work = Work(
        pull=pull,
        paths=tuple(file.path for file in files if file.status != "removed"),
        maintainers_turn=not pull.draft,
    )
    change = event.change if isinstance(event, PullChanged) else f"review {event.state}"
    yield Planned(
        id=f"{event.delivery}:claim",
        decide=lambda entries: claims.on_pull(
            work,
            facts(desk, entries),
            desk.config.claims,
            desk.now(),
            change=change,
            actor=event.actor.login,
        ),
    )


def on_review(event: Reviewed, desk: Desk) -> Iterator[Planned]:
    """A review was given or withdrawn."""
    pull = desk.github.pull(number=event.number)
    if pull.state == "open":
        yield from _linked(pull, desk, event)


def on_time(_desk: Desk) -> Iterator[Planned]:
    """Promises that come due."""
    return iter(())

"""One look at a pull request: read as it is now, and judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.engine.desk import Desk
from bot.engine.gather.review import read_review
from bot.engine.gather.submission import read_submission
from bot.model.facts import Pull, PullFile
from bot.model.ledger import Entry, Kind
from bot.workflow.claims.state import fold
from bot.workflow.claims.table import State
from bot.workflow.review.facts import ReviewFacts
from bot.workflow.standards import submission
from bot.workflow.standards.report import Report


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One pull request as it was read, with its verdict."""

    pull: Pull
    files: Sequence[PullFile]
    report: Report
    facts: ReviewFacts
    claims: tuple[submission.Claimed, ...]
    """Who held what when it was judged."""


def look(number: int, desk: Desk, *, afresh: bool = False) -> Seen | None:
    """Read and judge a pull request; None for our own and for those that are closed.

    `afresh` judges again what was judged before: a process that was short of time or memory may
    have more of it now.
    """
    pull = desk.github.pull(number=number)
    if pull.state == "closed" or pull.author.login == desk.github.me():
        return None
    files = desk.github.pull_files(number=number)
    entries = desk.ledger.entries(repo=desk.repo)
    claims = claimed(entries, desk)
    report = _verdict(pull, files, desk, claims, _waivers(number, entries), afresh=afresh)
    return Seen(
        pull=pull,
        files=files,
        report=report,
        facts=read_review(desk, pull, files, report, preview=True),
        claims=claims,
    )


def as_words(seen: Seen) -> tuple[tuple[str, str], ...]:
    """What a decision about the review looks at first, for whoever asks why."""
    return (
        ("head", seen.pull.head_sha),
        ("draft", "yes" if seen.pull.draft else "no"),
        ("changed files", str(seen.pull.changed_files)),
        ("reviews", str(len(seen.facts.reviews))),
        ("check runs", str(len(seen.facts.checks))),
        ("asked for a review", ", ".join(seen.pull.requested) or "nobody"),
    )


def _verdict(
    pull: Pull,
    files: Sequence[PullFile],
    desk: Desk,
    claims: tuple[submission.Claimed, ...],
    waived: tuple[submission.Waiver, ...],
    *,
    afresh: bool,
) -> Report:
    """Judge the head, or give the verdict on exactly this that was given before."""
    key = (
        desk.repo,
        pull.number,
        pull.head_sha,
        pull.base_sha,
        pull.title,
        pull.body,
        claims,
        waived,
        repr(desk.config),
    )
    return desk.verdicts.of(
        key,
        lambda: desk.judge(
            read_submission(
                github=desk.github,
                ledger=desk.ledger,
                config=desk.config,
                pull=pull,
                files=files,
                claims=claims,
                waivers=waived,
                is_maintainer=False,
            ),
            desk.config,
        ),
        afresh=afresh,
    )


def claimed(entries: Sequence[Entry], desk: Desk) -> tuple[submission.Claimed, ...]:
    """Tell who holds which item of the roadmap, for the standards."""
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

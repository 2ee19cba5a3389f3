"""What a look at a pull request brings to light, noted so that it outlives the next push."""

from datetime import datetime

from bot.model.counting import counted
from bot.model.ledger import Entry, Kind
from bot.workflow.review import checks, reading
from bot.workflow.review.facts import ReviewFacts


def noted(facts: ReviewFacts, at: datetime) -> tuple[Entry, ...]:
    """Note a head that the ledger does not know, the verdict on it, and the checks of others.

    `at` is the time of the event that caused the look, or of the sweep.
    """
    since = reading.unseen_head(facts, at=at)
    return (*_head(facts, since), *_verdict(facts, at, since), *_checks(facts))


def entry(kind: Kind, facts: ReviewFacts, at: datetime, why: str, **data: str) -> Entry:
    """Make an entry about the pull request and its author."""
    return Entry(
        kind=kind,
        subject=facts.subject,
        person=facts.pull.author.login,
        actor=facts.me,
        at=at,
        why=why,
        pull=facts.pull.number,
        data=tuple(data.items()),
    )


def _head(facts: ReviewFacts, since: datetime | None) -> tuple[Entry, ...]:
    if since is None:
        return ()
    head = facts.pull.head_sha
    return (entry(Kind.HEAD_SEEN, facts, since, f"head {head[:7]}", commit=head),)


def _verdict(facts: ReviewFacts, at: datetime, since: datetime | None) -> tuple[Entry, ...]:
    if facts.standards is None:
        return ()
    head, errors = facts.pull.head_sha, facts.standards.counts["error"]
    blocks = "yes" if errors else "no"
    last = _last(Kind.JUDGED, facts)
    if last is not None and (last.fact("commit"), last.fact("blocks")) == (head, blocks):
        return ()
    when = max(at, since) if since is not None else at
    why = f"{counted(errors, 'error')} at {head[:7]}"
    return (entry(Kind.JUDGED, facts, when, why, commit=head, blocks=blocks),)


def _checks(facts: ReviewFacts) -> tuple[Entry, ...]:
    told = checks.changes(facts.checks, facts.suites, me=facts.me)
    if not told:
        return ()
    head, text = facts.pull.head_sha, checks.write(told)
    last = _last(Kind.CHECKED, facts)
    if last is not None and (last.fact("commit"), last.fact("checks")) == (head, text):
        return ()
    why = f"{told[-1].kind.value} at {head[:7]}"
    return (entry(Kind.CHECKED, facts, told[-1].at, why, commit=head, checks=text),)


def _last(kind: Kind, facts: ReviewFacts) -> Entry | None:
    return next((each for each in reversed(facts.own) if each.kind is kind), None)

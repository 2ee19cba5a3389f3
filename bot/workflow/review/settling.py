"""Promises that have been answered, noted once, so that the record outlives the pull request."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from bot.model.ledger import Entry, Kind
from bot.workflow.review.facts import ReviewFacts
from bot.workflow.review.moments import Cause, Interval, Turn
from bot.workflow.review.promise import Promise, Standing, State
from bot.workflow.review.proof import Case


def settled(facts: ReviewFacts, found: Iterable[Standing], *, at: datetime) -> tuple[Entry, ...]:
    """Note each promise that was answered or withdrawn and is not noted yet."""
    noted = {
        (entry.fact("promise"), entry.fact("round"))
        for entry in facts.own
        if entry.kind is Kind.PROMISE_SETTLED
    }
    return tuple(
        _entry(standing, facts, at)
        for standing in found
        if not standing.open and (standing.promise.value, str(standing.round)) not in noted
    )


def cases(entries: Iterable[Entry]) -> Iterator[Case]:
    """Read the notes back; what is still open is not among them."""
    for entry in entries:
        if entry.kind is Kind.PROMISE_SETTLED and entry.pull is not None:
            yield Case(number=entry.pull, standing=_standing(entry))


def _entry(standing: Standing, facts: ReviewFacts, at: datetime) -> Entry:
    hours = round(standing.spent / timedelta(hours=1), 1)
    return Entry(
        kind=Kind.PROMISE_SETTLED,
        subject=facts.subject,
        person=standing.answered_by,
        actor=facts.me,
        at=standing.answered or at,
        why=f"{standing.promise.value} {standing.state.value} after {hours} h",
        pull=facts.pull.number,
        due=standing.due,
        data=(
            ("promise", standing.promise.value),
            ("round", str(standing.round)),
            ("state", standing.state.value),
            ("answered", standing.answered.isoformat() if standing.answered else ""),
            ("began", standing.began.isoformat()),
            ("allowed", str(standing.allowed.total_seconds())),
            ("spent", str(standing.spent.total_seconds())),
            ("pauses", json.dumps([_pause(pause) for pause in standing.pauses])),
        ),
    )


def _standing(entry: Entry) -> Standing:
    data = dict(entry.data)
    answered = datetime.fromisoformat(data["answered"]) if data["answered"] else None
    return Standing(
        promise=Promise(data["promise"]),
        round=int(data["round"]),
        state=State(data["state"]),
        allowed=timedelta(seconds=float(data["allowed"])),
        spent=timedelta(seconds=float(data["spent"])),
        began=datetime.fromisoformat(data["began"]),
        due=entry.due,
        answered=answered,
        answered_by=entry.person,
        closed=answered is None,
        counted=(),
        running=False,
        pauses=tuple(
            Interval(
                start=datetime.fromisoformat(pause["start"]),
                end=datetime.fromisoformat(pause["end"]),
                turn=Turn(pause["turn"]),
                cause=Cause(pause["cause"]),
                by=pause["by"],
            )
            for pause in json.loads(data["pauses"])
        ),
    )


def _pause(pause: Interval) -> dict[str, str]:
    return {
        "start": pause.start.isoformat(),
        "end": pause.end.isoformat(),
        "turn": pause.turn.value,
        "cause": pause.cause.value,
        "by": pause.by,
    }

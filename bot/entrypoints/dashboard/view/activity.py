"""What the bot did and why: delivery, facts, rule, decision, writes, retries."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import msgspec
from pydantic import Field

from bot.delivery.inbox import Stored
from bot.entrypoints.dashboard.view.model import Shown
from bot.storage.ledger import SqlLedger
from bot.storage.rows import Logged, Outcome

PAGE = 50
_QUIET = "nothing"
"""The rule of decisions from which nothing followed."""


class Act(Shown):
    """One decision in a list."""

    id: str
    at: datetime
    rule: str
    why: str
    writes: int
    unfinished: int = Field(description="Writes that are not carried out yet.")
    refused: int = Field(description="Writes that GitHub refused for good.")


class Activity(Shown):
    """A page of decisions, the youngest first; `older` continues it."""

    repository: str
    acts: tuple[Act, ...]
    older: datetime | None = Field(description="Ask with `before` this; None at the end.")


class Fact(Shown):
    """Something that was known when it was decided; names may repeat."""

    name: str
    value: str


class Write(Shown):
    """One write to GitHub; `outcome` is None while nobody knows."""

    key: str
    kind: str
    begun: bool
    outcome: str | None
    at: datetime | None
    content: dict[str, Any]


class Noted(Shown):
    """An entry that the decision made in the ledger."""

    kind: str
    subject: str
    person: str
    at: datetime
    why: str
    due: datetime | None


class Received(Shown):
    """The delivery it came from, while its record is kept."""

    guid: str
    event: str
    received_at: datetime
    state: str = Field(description="`new`, `done` or `dead`.")
    attempts: int
    failures: int
    note: str


class Reason(Shown):
    """All there is to tell about one decision."""

    repository: str
    id: str
    at: datetime
    rule: str
    why: str
    delivery: Received | None
    facts: tuple[Fact, ...]
    entries: tuple[Noted, ...]
    writes: tuple[Write, ...]


def activity(ledger: SqlLedger, repo: str, *, before: datetime | None = None) -> Activity:
    """Read a page of decisions."""
    found = ledger.log(repo=repo, limit=PAGE, before=before)
    return Activity(
        repository=repo,
        acts=tuple(_act(each) for each in found if each.decision.rule != _QUIET),
        older=found[-1].at if len(found) == PAGE else None,
    )


def reason(
    ledger: SqlLedger, repo: str, name: str, *, delivery: Callable[[str], Stored | None]
) -> Reason | None:
    """Read one decision; `delivery` finds what GitHub sent, by its GUID."""
    found = ledger.logged(repo=repo, decision_id=name)
    if found is None:
        return None
    facts = found.decision.cause
    guid = dict(facts).get("delivery", "")
    stored = delivery(guid) if guid else None
    outcomes = {each.key: each for each in found.outcomes}
    return Reason(
        repository=repo,
        id=found.id,
        at=found.at,
        rule=found.decision.rule,
        why=found.decision.why,
        delivery=_received(stored) if stored is not None else None,
        facts=tuple(Fact(name=name, value=value) for name, value in facts),
        entries=tuple(
            Noted(
                kind=entry.kind.value.replace("_", " "),
                subject=entry.subject,
                person=entry.person,
                at=entry.at,
                why=entry.why,
                due=entry.due,
            )
            for entry in found.decision.entries
        ),
        writes=tuple(
            _write(outcomes[action.key], msgspec.to_builtins(action))
            for action in found.decision.actions
        ),
    )


def _act(logged: Logged) -> Act:
    return Act(
        id=logged.id,
        at=logged.at,
        rule=logged.decision.rule,
        why=logged.decision.why,
        writes=len(logged.outcomes),
        unfinished=sum(each.outcome is None for each in logged.outcomes),
        refused=sum((each.outcome or "").startswith("not done") for each in logged.outcomes),
    )


def _write(outcome: Outcome, action: Mapping[str, Any]) -> Write:
    content = {
        name: value
        for name, value in action.items()
        if name not in {"key", "gate", "entries"} and value not in (None, "", [], False)
    }
    return Write(
        key=outcome.key,
        kind=outcome.kind,
        begun=outcome.started,
        outcome=outcome.outcome,
        at=outcome.at,
        content=content,
    )


def _received(stored: Stored) -> Received:
    return Received(
        guid=stored.guid,
        event=stored.event,
        received_at=stored.received_at,
        state=stored.state.value,
        attempts=stored.attempt,
        failures=stored.tries,
        note=stored.note,
    )

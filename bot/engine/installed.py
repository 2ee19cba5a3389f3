"""Whether the App may work in a repository at the moment: owners can suspend it.

What GitHub tells of it is noted with GitHub's time, because a review's promise does not run
meanwhile. If that webhook was lost, the first refused request tells the same, later.
"""

from datetime import datetime

from bot.engine.ports import Ledger
from bot.model.actions import Decision
from bot.model.ledger import Entry, Kind

LAST = "app:suspended"
"""Ledger cursor: time and direction of the last change, such as `2026-03-02T09:00:00+00:00 yes`."""
SUBJECT = "app"
_KINDS = {"suspend": Kind.SUSPENDED, "unsuspend": Kind.UNSUSPENDED}


def is_suspended(ledger: Ledger, repo: str) -> bool:
    """Whether the last that is known is that it was suspended."""
    return (ledger.cursor(repo=repo, name=LAST) or "").endswith(" yes")


def note(ledger: Ledger, *, repo: str, change: str, by: str, at: datetime, now: datetime) -> None:
    """Note that it was suspended or let work again; changes of another kind are passed over."""
    kind = _KINDS.get(change)
    if kind is None:
        return
    why = f"The App was {kind.value}."
    entry = Entry(kind=kind, subject=SUBJECT, person=by, actor=by, at=at, why=why)
    ledger.record(
        repo=repo,
        decision_id=f"app:{change}:{at.isoformat()}",
        decision=Decision(rule=f"app.{kind.value}", why=why, entries=(entry,)),
        at=now,
    )
    before, _, _ = (ledger.cursor(repo=repo, name=LAST) or "").partition(" ")
    if not before or datetime.fromisoformat(before) <= at:
        yes = "yes" if kind is Kind.SUSPENDED else "no"
        ledger.set_cursor(repo=repo, name=LAST, value=f"{at.isoformat()} {yes}")

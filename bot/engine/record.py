"""The record of reviews: what was promised, kept and broken, counted at the moment it is asked for.

Read from the ledger alone. Promises that were answered stand in its entries, those that are still
open were kept by the last look at their pull request.
"""

from datetime import datetime

from bot.engine.gather.home import REVIEW
from bot.engine.ports import Ledger
from bot.model.config.file import from_json
from bot.model.config.review import ReviewConfig
from bot.workflow.review import pledged, settling
from bot.workflow.review.promise import Promise
from bot.workflow.review.proof import Proof, prove


def promised(ledger: Ledger, repo: str) -> ReviewConfig:
    """Give the repository's configuration of reviews as it was last read."""
    text = ledger.cursor(repo=repo, name=REVIEW)
    return from_json(ReviewConfig, text) if text else ReviewConfig()


def proved(ledger: Ledger, repo: str, *, promise: Promise, now: datetime) -> Proof | None:
    """Count one kind of promise over the last weeks; None where it is not promised."""
    config = promised(ledger, repo)
    hours = {
        Promise.FIRST: config.promise_hours,
        Promise.FOLLOW_UP: config.follow_up_hours,
        Promise.DECISION: config.decision_hours,
    }[promise]
    if hours is None:
        return None
    kept = ledger.cursors(repo=repo, prefix=pledged.PREFIX)
    cases = (
        *settling.cases(ledger.entries(repo=repo)),
        *pledged.cases(kept, calendar=config.calendar, now=now),
    )
    return prove(cases, promise=promise, hours=hours, now=now)

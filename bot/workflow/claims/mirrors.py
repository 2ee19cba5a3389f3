"""What GitHub shows of the ledger: the tracking issues and the claim board."""

from collections.abc import Iterable, Sequence

from bot.model.actions import Action
from bot.model.config.claims import ClaimsConfig
from bot.model.ledger import Entry, Kind
from bot.workflow.claims import board, tracking
from bot.workflow.claims.facts import ClaimFacts
from bot.workflow.claims.state import fold

_QUIET = frozenset({Kind.QUEUED, Kind.LEFT_QUEUE})
"""Entries that change the board, but nothing of a tracking issue that is worth a request; they
travel with its next change, and in the marker of the reply until then."""


def mirrors(
    entries: Sequence[Entry], facts: ClaimFacts, config: ClaimsConfig
) -> tuple[Action, ...]:
    """Bring in line what new entries changed: an issue per skill touched, and the board."""
    if not entries:
        return ()
    slugs = dict.fromkeys(entry.subject for entry in entries if entry.kind not in _QUIET)
    return redrawn(slugs, entries, facts, config)


def redrawn(
    slugs: Iterable[str], entries: Sequence[Entry], facts: ClaimFacts, config: ClaimsConfig
) -> tuple[Action, ...]:
    """Draw the tracking issues of these skills, and the board, as they are after the entries."""
    claims = fold(entries, facts.claims)
    issues = [tracking.track(slug, claims, facts, config) for slug in slugs]
    return (*issues, board.update(claims, facts, config))

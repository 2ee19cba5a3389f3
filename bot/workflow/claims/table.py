"""The states of a skill and the moves between them.

    who          what a person or time does                     the ledger's word
    ----------   --------------------------------------------   ------------------------

                    ┌────────────── OFFER_LAPSED ─────────────┐
                    ▼                                         │
    ┌──────┐  ────OFFERED──────────────────────────────▶ ┌─────────┐
    │ free │                                             │ offered │
    └──────┘  ────CLAIMED───▶ ┌──────┐ ◀────CLAIMED───── └─────────┘
       ▲ ▲                    │ held │ ⟲ RENEWED, WARNED
       │ └─RELEASED, EXPIRED─ └──────┘
       │                        │  ▲
       │              IN_REVIEW │  │ BACK_TO_WORK
       │                        ▼  │
       └──────RELEASED─────── ┌───────────┐
                              │ in review │
                              └───────────┘
    from each of the four:  ──COMPLETED──▶ done ──REOPENED──▶ free

Held and in review differ in whose turn it is. A held skill has a running clock: it is warned,
and it can expire. In review the clock stands, so neither WARNED nor EXPIRED leads out of there:
that nobody loses a claim while waiting for a maintainer is not a check somewhere, it is a move
that does not exist.

The waiting list is no state: people come and go (QUEUED, LEFT_QUEUE) while the skill is free
(when it needs a maintainer's yes), offered, held or in review. Nobody waits for a done skill.

COMPLETED leads out of every state, because a merge is a fact that the ledger cannot refuse.
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.model.ledger import Kind


class State(StrEnum):
    """What is going on with a skill."""

    FREE = "free"
    OFFERED = "offered"
    HELD = "held"
    IN_REVIEW = "in review"
    DONE = "done"


MOVES: Mapping[State, Mapping[Kind, State]] = {
    State.FREE: {
        Kind.CLAIMED: State.HELD,
        Kind.OFFERED: State.OFFERED,
        Kind.QUEUED: State.FREE,
        Kind.LEFT_QUEUE: State.FREE,
        Kind.COMPLETED: State.DONE,
    },
    State.OFFERED: {
        Kind.CLAIMED: State.HELD,
        Kind.OFFER_LAPSED: State.FREE,
        Kind.QUEUED: State.OFFERED,
        Kind.LEFT_QUEUE: State.OFFERED,
        Kind.COMPLETED: State.DONE,
    },
    State.HELD: {
        Kind.RENEWED: State.HELD,
        Kind.WARNED: State.HELD,
        Kind.RELEASED: State.FREE,
        Kind.EXPIRED: State.FREE,
        Kind.IN_REVIEW: State.IN_REVIEW,
        Kind.QUEUED: State.HELD,
        Kind.LEFT_QUEUE: State.HELD,
        Kind.COMPLETED: State.DONE,
    },
    State.IN_REVIEW: {
        Kind.BACK_TO_WORK: State.HELD,
        Kind.RELEASED: State.FREE,
        Kind.QUEUED: State.IN_REVIEW,
        Kind.LEFT_QUEUE: State.IN_REVIEW,
        Kind.COMPLETED: State.DONE,
    },
    State.DONE: {
        Kind.REOPENED: State.FREE,
    },
}

OF_CLAIMS = frozenset(kind for moves in MOVES.values() for kind in moves)
"""The kinds of entry that are about claims; the ledger holds others, which folding skips."""

"""One line in the log for each attempt at a delivery: what it was, what was decided, what came.

The line's fields are bound to the context when the work begins; whoever works may bind the ones
named here (`bind`), and other lines that are logged meanwhile carry the delivery's id too.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog

from bot.delivery.inbox import State
from bot.engine.delivery import SCHEDULED, Delivery
from bot.engine.lanes import repository_of

log = structlog.get_logger(__name__)

_OUTCOMES = {State.DONE: "done", State.NEW: "again", State.DEAD: "dead"}


def outcome_of(state: State) -> str:
    """The word for what an attempt came to: `done`, `again` (a later attempt follows), `dead`."""
    return _OUTCOMES[state]


@contextmanager
def accounted(delivery: Delivery) -> Iterator[dict[str, Any]]:
    """Log the line at the end of the block, which puts the verdict (`state`, `note`) in the dict.

    A turn of a schedule that decided nothing is told at the level `debug`. A process that dies
    writes no line; the attempt that takes up its work does.
    """
    verdict: dict[str, Any] = {}
    began = time.perf_counter()
    with structlog.contextvars.bound_contextvars(
        delivery=delivery.guid,
        name=delivery.event,
        repo=_repository(delivery.lane),
        lane=delivery.lane,
        attempt=delivery.attempt,
        decisions=[],
        writes=[],
        note="",
    ):
        yield verdict
        state = State(verdict["state"])
        told = {
            "outcome": outcome_of(state),
            "ms": round((time.perf_counter() - began) * 1000, 1),
        }
        if verdict["note"]:
            told["note"] = verdict["note"]
        if state is not State.DONE:
            log.warning("delivery", **told)
        elif delivery.event.startswith(SCHEDULED) and not _decided():
            log.debug("delivery", **told)
        else:
            log.info("delivery", **told)


def without_work(*, guid: str, event: str, lane: str, outcome: str, note: str) -> None:
    """Log the line of a delivery that never came to its work."""
    level = log.info if outcome == "done" else log.warning
    level(
        "delivery",
        delivery=guid,
        name=event,
        repo=_repository(lane),
        lane=lane,
        outcome=outcome,
        note=note,
    )


def _repository(lane: str) -> str:
    name = repository_of(lane)
    return name if "#" in lane and "/" in name else ""


def _decided() -> bool:
    return bool(structlog.contextvars.get_contextvars().get("decisions"))

"""One pass over everything that is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.engine.delivery import SCHEDULED, Delivery, InlineSteps
from bot.engine.handle import Engine
from bot.model.errors import MilepostError
from bot.storage.ledger import SqlLedger


@dataclass(frozen=True, kw_only=True)
class Swept:
    """What a pass came to: lanes that were due, those seen to, and those left with the reason."""

    seen: tuple[str, ...]
    done: tuple[str, ...]
    left: dict[str, str]


def sweep(engine: Engine, ledger: SqlLedger, *, now: Callable[[], datetime]) -> Swept:
    """See to each lane once; one that fails does not stop the others."""
    at = now()
    lanes = list(dict.fromkeys(f"{due.repo}#{due.name}" for due in ledger.deadlines(until=at)))
    done: list[str] = []
    left: dict[str, str] = {}
    for lane in lanes:
        delivery = Delivery(
            id=0,
            guid=f"sweep:{at.isoformat()}",
            event=f"{SCHEDULED}sweep",
            body=b"",
            received_at=at,
            attempt=1,
            lane=lane,
        )
        try:
            engine(delivery, InlineSteps())
            done.append(lane)
        except MilepostError as error:
            left[lane] = str(error)
    return Swept(seen=tuple(lanes), done=tuple(done), left=left)

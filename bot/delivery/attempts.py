"""One attempt at a delivery: the handler inside its workflow, and the verdict on what it raised."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog

from bot.delivery.account import accounted, outcome_of, without_work
from bot.delivery.inbox import Inbox, Mark, State, Stored, microseconds, moment
from bot.delivery.lanebook import Waiting
from bot.delivery.retry import Again, Patience, after
from bot.delivery.schedules import Schedules
from bot.delivery.workflows import Engine, StepsChanged
from bot.engine.delivery import SCHEDULED, Delivery, Handler, Steps
from bot.engine.lanes import place
from bot.model.errors import MilepostError

log = structlog.get_logger(__name__)

_NOTE_LENGTH = 500


class Attempts:
    """Carries out single attempts; callable from any thread."""

    def __init__(
        self,
        *,
        inbox: Inbox,
        handler: Handler,
        schedules: Schedules,
        now: Callable[[], datetime],
        patience: Patience,
        jitter: Callable[[], float],
    ) -> None:
        self._inbox = inbox
        self._handler = handler
        self._schedules = schedules
        self._now = now
        self._patience = patience
        self._jitter = jitter

    def run(self, engine: Engine, waiting: Waiting) -> Mark:
        """Make the attempt that is due; raises `Fenced`."""
        try:
            result = engine.run(guid=waiting.guid, attempt=waiting.attempt, number=waiting.id)
        except Exception as error:
            if isinstance(error, StepsChanged):
                result = _again(microseconds(self._now()), waiting.tries, error)
            else:
                result = self._judge(error, tries=waiting.tries)
            without_work(
                guid=waiting.guid,
                event=waiting.event,
                lane=waiting.lane,
                outcome=outcome_of(State(result["state"])),
                note=result["note"],
            )
        state = State(result["state"])
        return Mark(
            id=waiting.id,
            state=state,
            attempt=waiting.attempt + (state is State.NEW),
            tries=result["tries"],
            not_before=moment(result["not_before"]),
            lane=waiting.lane,
            note=result["note"],
            at=self._now(),
        )

    def body(self, number: int, attempt: int, steps: Steps) -> dict[str, Any]:
        """One attempt, inside the workflow: the handler, and the verdict on what it raised."""
        stored = self._inbox.load(number)
        if stored is None:
            return _over(0, "deleted meanwhile")
        work = self._handler
        if stored.event.startswith(SCHEDULED):
            scheduled = self._schedules.work(stored.event)
            if scheduled is None:
                return _over(stored.tries, "no such schedule")
            work = scheduled
        delivery = _delivery(stored, attempt)
        with accounted(delivery) as verdict:
            try:
                work(delivery, steps)
            except Exception as error:
                if not isinstance(error, MilepostError):
                    log.error("handler failed", exc_info=True)
                verdict.update(self._judge(error, tries=stored.tries))
            else:
                verdict.update(_over(stored.tries, ""))
        return verdict

    def _judge(self, error: Exception, *, tries: int) -> dict[str, Any]:
        verdict = after(
            error,
            tries=tries,
            now=self._now(),
            patience=self._patience,
            jitter=self._jitter(),
        )
        if isinstance(verdict, Again):
            return _again(microseconds(verdict.until), verdict.tries, error)
        return {
            "state": State.DEAD.value,
            "tries": verdict.tries,
            "not_before": 0,
            "note": _note(error),
        }


def _delivery(stored: Stored, attempt: int) -> Delivery:
    return Delivery(
        id=stored.id,
        guid=stored.guid,
        event=stored.event,
        body=stored.body,
        received_at=stored.received_at,
        attempt=attempt,
        lane=stored.lane or place(stored.event, stored.body).lane,
    )


def _over(tries: int, note: str) -> dict[str, Any]:
    return {"state": State.DONE.value, "tries": tries, "not_before": 0, "note": note}


def _again(not_before: int, tries: int, error: Exception) -> dict[str, Any]:
    return {
        "state": State.NEW.value,
        "tries": tries,
        "not_before": not_before,
        "note": _note(error),
    }


def _note(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:_NOTE_LENGTH]

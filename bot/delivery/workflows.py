"""The workflow engine: the only file that imports DBOS.

DBOS remembers each finished step of a delivery and takes up again what a crash interrupted; the
order of work is the relay's, which hands over one delivery of a lane at a time. What is handled
here, each found by trial:

- SQLite: DBOS does not switch on write-ahead logging; it is set on the file before DBOS opens it.
- The application version defaults to a hash of the source, which would strand interrupted work
  on every upgrade; it is a constant. Steps that changed their names are met by a new attempt.
- Recovery covers only the same executor id, so the id belongs to the shard and not to the host.
- Values are stored as JSON; the default is pickle, which runs code that lies in the database.
- Errors of steps are not recorded, because a recorded error could never be tried again.
- Retention is not part of the open library; `expire` deletes what is finished.
"""

import contextlib
import contextvars
import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from dbos import DBOS, DBOSConfig, SetWorkflowID, WorkflowHandle
from dbos import error as dbos_errors
from dbos._serialization import Serializer

from bot.delivery.retry import Crashed
from bot.engine.delivery import Steps, plain

T = TypeVar("T")
Result = dict[str, Any]
Body = Callable[[int, int, Steps], Result]
"""(inbox id, attempt, steps) → outcome as plain data; must not raise for what the handler did."""

_NAME = "milepost"
_VERSION = "1"
_SCHEMA = "milepost_engine"
_LOOK = 0.05
"""Seconds between two looks at an attempt that is being taken up."""
_RECOVERIES = 3
"""How often the end of the process may interrupt an attempt before it counts as a failure."""


class StepsChanged(Exception):
    """An attempt that cannot be gone on with: its record has steps of other names.

    They were another version's, or what came before them was not yet known when it was begun.
    """


_RAISED = "milepost_raised"


class _Json(Serializer):
    def serialize(self, data: Any) -> str:
        if isinstance(data, BaseException):
            data = {_RAISED: repr(data)}
        return msgspec.json.encode(data).decode()

    def deserialize(cls, serialized_data: str) -> Any:  # noqa: N805 - as the parent names it
        data = msgspec.json.decode(serialized_data)
        if isinstance(data, dict) and _RAISED in data:
            # Only what is raised past the handler is recorded, and DBOS raises it once more.
            return StepsChanged(data[_RAISED])
        return data

    def name(self) -> str:
        return "milepost_json"


class _EngineTrouble(BaseException):
    """Carries an error of DBOS itself past the handler, which must not mistake it for its own."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(repr(error))
        self.error = error


class _Unfinished(BaseException):
    """Carries a piece's error past DBOS, which would record it."""

    def __init__(self, error: Exception) -> None:
        super().__init__(repr(error))
        self.error = error


class DurableSteps:
    """Steps that DBOS remembers. `carried` are the finished pieces of the attempt before."""

    def __init__(self, carried: Mapping[str, Any], fence: Callable[[], None]) -> None:
        self._carried = carried
        self._fence = fence
        self._seen: set[str] = set()

    def run(self, name: str, piece: Callable[[], T], /) -> T:
        """As `Steps.run`; raises what `fence` raises if this process may no longer act."""
        if name in self._seen:
            raise ValueError(f"step {name!r} was named twice")
        self._seen.add(name)

        def once() -> T:
            if name in self._carried:
                return self._carried[name]  # type: ignore[no-any-return]
            self._fence()
            try:
                return plain(name, piece())
            except Exception as error:
                raise _Unfinished(error) from None

        try:
            return DBOS.run_step({"name": name}, once)
        except _Unfinished as unfinished:
            raise unfinished.error from None
        except dbos_errors.DBOSUnexpectedStepError as error:
            raise _EngineTrouble(StepsChanged(str(error))) from None
        except Exception as error:
            raise _EngineTrouble(error) from None


class Engine:
    """One launched DBOS; there is one in a process at a time.

    `url` is a SQLAlchemy address (`sqlite:///…` or `postgresql://…`), `executor` names whose
    interrupted work this one takes up.
    """

    def __init__(self, *, url: str, executor: str, body: Body, fence: Callable[[], None]) -> None:
        if url.startswith("sqlite:///"):
            with contextlib.closing(sqlite3.connect(Path(url.removeprefix("sqlite:///")))) as db:
                db.execute("PRAGMA journal_mode=WAL")
        config: DBOSConfig = {
            "name": _NAME,
            "system_database_url": url,
            # More writers than two on one file only wait for each other.
            "sys_db_pool_size": 2 if url.startswith("sqlite") else 12,
            "dbos_system_schema": _SCHEMA,
            "application_version": _VERSION,
            "executor_id": executor,
            "serializer": _Json(),
            "use_listen_notify": False,
            "log_level": "ERROR",
            "scheduler_polling_interval_sec": 600.0,
            "notification_listener_polling_interval_sec": 0.5,
        }
        self._body = body
        self._fence = fence
        self._taken_up: frozenset[str] = frozenset()
        DBOS.destroy(destroy_registry=True)
        DBOS(config=config)

        @DBOS.workflow(name="deliver", max_recovery_attempts=_RECOVERIES)
        def deliver(guid: str, attempt: int, number: int) -> Result:
            return self._workflow(guid, attempt, number)

        self._deliver = deliver

    def launch(self) -> None:
        """Begin; interrupted deliveries are taken up again by themselves."""
        DBOS.launch()

    def interrupted(self) -> list[str]:
        """GUIDs of deliveries that were under way when the last process ended."""
        found = DBOS.list_workflows(
            status=["PENDING", "ENQUEUED"], load_input=False, load_output=False
        )
        self._taken_up = frozenset(one.workflow_id for one in found)
        return [one.workflow_id.rpartition(":")[0] for one in found]

    def run(self, *, guid: str, attempt: int, number: int) -> Result:
        """Do one attempt, or wait for it if it is being taken up, or tell how it ended.

        Raises `Crashed` if it was interrupted too often, and `StepsChanged`.
        """
        name = f"{guid}:{attempt}"
        with SetWorkflowID(name):
            try:
                if name in self._taken_up:
                    # Called as a function it would be looked at once a second.
                    handle: WorkflowHandle[Result] = DBOS.retrieve_workflow(name)
                    return handle.get_result(polling_interval_sec=_LOOK)
                return self._deliver(guid, attempt, number)
            except (
                dbos_errors.DBOSAwaitedWorkflowMaxRecoveryAttemptsExceeded,
                dbos_errors.MaxRecoveryAttemptsExceededError,
            ):
                raise Crashed("the process ended each time it was tried") from None

    def expire(self, *, finished_before: datetime, limit: int) -> int:
        """Delete the records of up to `limit` finished attempts; how many went."""
        old = DBOS.list_workflows(
            completed_before=finished_before.isoformat(),
            limit=limit,
            load_input=False,
            load_output=False,
        )
        if old:
            DBOS.delete_workflows([one.workflow_id for one in old])
        return len(old)

    def close(self) -> None:
        """Stop; deliveries still under way are taken up by the next launch."""
        DBOS.destroy(destroy_registry=True)

    def _workflow(self, guid: str, attempt: int, number: int) -> Result:
        steps = DurableSteps(_finished(guid, attempt - 1) if attempt > 1 else {}, self._fence)
        try:
            return self._body(number, attempt, steps)
        except _EngineTrouble as trouble:
            raise trouble.error from None


def _finished(guid: str, attempt: int) -> dict[str, Any]:
    # In an empty context, because in the workflow's own the reading would be recorded as a step.
    steps = contextvars.Context().run(DBOS.list_workflow_steps, f"{guid}:{attempt}")
    return {step["function_name"]: step["output"] for step in steps if step["error"] is None}

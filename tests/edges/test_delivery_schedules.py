"""Turns of a schedule: each once, and a line in the log where many were left out."""

from datetime import UTC, datetime, timedelta
from typing import Any

from structlog.testing import capture_logs

from bot.delivery.schedules import MISSED, Schedules
from bot.engine.delivery import Schedule

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Inbox:
    """Takes what is put in, and nothing else."""

    def __init__(self) -> None:
        self.guids: list[str] = []

    def add(self, *, guid: str, **_rest: Any) -> bool:
        self.guids.append(guid)
        return True


def test_a_schedule_that_stood_still_is_told() -> None:
    inbox = Inbox()
    sweep = Schedule(name="sweep", every=MINUTE, work=lambda _delivery, _steps: None)
    schedules = Schedules([sweep], inbox)  # type: ignore[arg-type]
    with capture_logs() as told:
        for minutes in (0, 0.5, 1, MISSED):
            schedules.tick(now=NOON + minutes * MINUTE, mine=lambda _lane: True)
        assert told == []
        schedules.tick(now=NOON + (2 * MISSED + 2) * MINUTE, mine=lambda _lane: True)
    assert [(each["event"], each["turns"]) for each in told] == [("schedule stood still", 11)]
    assert len(inbox.guids) == 4

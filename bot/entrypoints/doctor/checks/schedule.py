"""A worker is at work, and looks at its schedules."""

from collections.abc import Iterator
from datetime import datetime

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem
from bot.entrypoints.operation.standing import spell
from bot.entrypoints.watching.watched import ALIVE, SWEPT

NEEDS = "database"
AT_START = False


def check(patient: Patient) -> Iterator[Problem]:
    """Look at when each worker spoke last."""
    vitals = patient.vitals
    if not vitals:
        yield Problem(
            severity="warning",
            message="no worker has ever been at work on this database",
            mend="Start `milepost serve`, without MILEPOST_WORKER=0 on at least one machine.",
        )
    for each in vitals:
        age = patient.now() - each.at
        swept = each.said.get("swept_at")
        if age > ALIVE:
            yield Problem(
                severity="warning",
                message=f"no worker has spoken for {spell(age.total_seconds())}",
                mend="Start `milepost serve`; its log says why a worker ends.",
            )
        elif swept and patient.now() - datetime.fromisoformat(swept) > SWEPT:
            late = (patient.now() - datetime.fromisoformat(swept)).total_seconds()
            yield Problem(
                severity="error",
                message=f"the schedules have not been looked at for {spell(late)}",
                mend="Restart `milepost serve`, and report what its log said before.",
            )

"""Deliveries are worked off, nothing is dead, and the sweep is on time."""

from collections.abc import Iterator

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem
from bot.entrypoints.operation.standing import standing

NEEDS = "database"


def check(patient: Patient) -> Iterator[Problem]:
    """Pass on what `milepost status` worries about."""
    for worry in standing(patient.settings, now=patient.now()).worries:
        yield Problem(
            severity="warning",
            message=worry,
            mend="See `milepost status`; start a worker, or try `milepost replay --dead GUID`.",
        )

"""Something came in lately."""

from collections.abc import Iterator
from datetime import timedelta

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem
from bot.entrypoints.operation.standing import spell, standing

QUIET = timedelta(days=1)


def check(patient: Patient) -> Iterator[Problem]:
    """Tell of silence."""
    if not patient.has_database:
        return
    silent = standing(patient.settings, now=patient.now()).delivery.silent
    if silent is None or silent > QUIET.total_seconds():
        since = "ever" if silent is None else f"for {spell(silent)}"
        yield Problem(
            severity="warning",
            message=f"nothing has come in {since}",
            mend="Look at the App's page under Advanced, Recent Deliveries; comment somewhere.",
        )

"""The App is told of what it acts on."""

from collections.abc import Iterator

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem
from bot.github.webhook import SUBSCRIBED

NEEDS = "app"


def check(patient: Patient) -> Iterator[Problem]:
    """Compare the events that are read with those subscribed to."""
    for event in sorted(set(SUBSCRIBED) - set(patient.app.get("events", ()))):
        yield Problem(
            severity="error",
            message=f"the App is not subscribed to {event}",
            mend="Tick it on the App's page under Permissions & events.",
        )

"""Each repository where the App is installed can be read."""

from collections.abc import Iterator

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem

NEEDS = "app"


def check(patient: Patient) -> Iterator[Problem]:
    """Name those that cannot; the other checks leave them out."""
    _ = patient.houses
    for name, reason in patient.closed.items():
        yield Problem(
            severity="error",
            about=name,
            message=f"cannot be looked at: {reason}",
            mend="See `permissions`; the account's owner grants them under Settings, GitHub Apps.",
        )

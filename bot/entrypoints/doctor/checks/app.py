"""GitHub knows the App by its key."""

from collections.abc import Iterator

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem


def check(patient: Patient) -> Iterator[Problem]:
    """Ask once; without an answer the checks that need the App are left out."""
    if patient.settings.is_configured and patient.app_problem is not None:
        yield Problem(
            severity="error",
            message=patient.app_problem,
            mend="Compare APP_ID and the private key with the App's page on GitHub, and see "
            "whether this machine reaches GitHub.",
        )

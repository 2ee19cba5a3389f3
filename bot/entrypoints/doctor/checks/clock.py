"""This machine's clock agrees with GitHub's, within what tokens forgive."""

from collections.abc import Iterator
from datetime import timedelta
from email.utils import parsedate_to_datetime

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem

FORGIVEN = timedelta(seconds=30)


def check(patient: Patient) -> Iterator[Problem]:
    """Compare with the Date of GitHub's answer; a refusal has one too."""
    _ = patient.app_problem
    if patient.date is None:
        return
    ahead = patient.now() - parsedate_to_datetime(patient.date)
    if abs(ahead) > FORGIVEN:
        way = "ahead of" if ahead > timedelta(0) else "behind"
        yield Problem(
            severity="error",
            message=f"the clock is {abs(ahead).total_seconds():.0f} s {way} GitHub's",
            mend="Let the machine keep time by NTP; GitHub refuses tokens from another time.",
        )

"""Each repository's configuration can be read."""

from collections.abc import Iterator

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem

NEEDS = "app"


def check(patient: Patient) -> Iterator[Problem]:
    """Pass on what is wrong with it."""
    for house in patient.houses:
        if house.home.problem is not None:
            yield Problem(
                severity="error",
                about=house.name,
                message=f"{house.home.problem}; until then the defaults are in force",
                mend="`milepost config check` names every line.",
            )

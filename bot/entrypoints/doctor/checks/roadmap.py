"""Each repository has a roadmap with items."""

from collections.abc import Iterator

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem

NEEDS = "app"


def check(patient: Patient) -> Iterator[Problem]:
    """Look for items, and for lines that were not understood."""
    for house in patient.houses:
        path = house.home.config.roadmap.path
        if not house.home.items:
            yield Problem(
                severity="error",
                about=house.name,
                message=f"{path} has no items",
                mend="Write them as `- **Name** - what it is` below a phase, or set roadmap.path.",
            )
        for each in house.home.roadmap.problems:
            yield Problem(
                severity="warning",
                about=house.name,
                message=f"{path} line {each.line}: {each.message}",
                mend=f"`milepost roadmap show {path}` shows what is understood.",
            )

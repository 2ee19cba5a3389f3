"""The labels can be put on."""

from collections.abc import Iterator

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem

NEEDS = "app"

LONGEST = 50
"""GitHub takes no longer name of a label."""


def check(patient: Patient) -> Iterator[Problem]:
    """Tell which are too long, and which will be made at their first use."""
    for house in patient.houses:
        config = house.home.config
        wanted = (config.claims.label, config.review.ladder.label)
        there = {each.casefold() for each in house.labels}
        for label in wanted:
            if len(label) > LONGEST:
                yield Problem(
                    severity="error",
                    about=house.name,
                    message=f"the label {label!r} is longer than {LONGEST} characters",
                    mend="Choose a shorter one in claims.label or review.ladder.label.",
                )
            elif label.casefold() not in there:
                yield Problem(
                    severity="hint",
                    about=house.name,
                    message=f"there is no label {label!r} yet; its first use makes it",
                    mend="Make it under Issues, Labels to choose its colour.",
                )

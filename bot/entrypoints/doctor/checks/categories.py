"""The discussion categories that the configuration names are there."""

from collections.abc import Iterator

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem

NEEDS = "app"


def check(patient: Patient) -> Iterator[Problem]:
    """Compare slugs."""
    for house in patient.houses:
        there = sorted(str(each["slug"]) for each in house.categories)
        names = {*there, *(str(each["name"]).lower() for each in house.categories)}
        known = f"There are: {', '.join(there) or 'none; switch Discussions on in Settings'}."
        for slug in house.home.config.claims.categories:
            if slug.lower() not in names:
                yield Problem(
                    severity="error",
                    about=house.name,
                    message=f"no discussion category is called {slug!r}, so nobody is heard there",
                    mend=f"Change claims.categories. {known}",
                )
        board = house.home.config.claims.board_category
        if board.lower() not in names:
            fits = any(not each["isAnswerable"] for each in house.categories)
            yield Problem(
                severity="hint" if fits else "error",
                about=house.name,
                message=f"no discussion category is called {board!r}; the claim board goes "
                + ("into the first that fits" if fits else "nowhere"),
                mend=f"Change claims.board_category. {known}",
            )

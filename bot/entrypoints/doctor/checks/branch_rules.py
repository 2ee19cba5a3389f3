"""The roadmap can be written as the configuration wants it: straight, or by pull request."""

from collections.abc import Iterator

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem

NEEDS = "app"


def check(patient: Patient) -> Iterator[Problem]:
    """Tell where a branch refuses what the configuration says."""
    for house in patient.houses:
        if house.home.config.roadmap.write == "pull":
            continue
        rules = house.github.rules(branch=house.branch)
        if rules.pull_request_required:
            yield Problem(
                severity="warning",
                about=house.name,
                message=f"a ruleset lets only pull requests change {house.branch}, so the roadmap "
                "is kept by a rolling pull request that somebody must merge",
                mend="Put the App on the ruleset's bypass list, or set roadmap.write to `pull`.",
            )
        elif house.protected and not rules.ruled:
            yield Problem(
                severity="warning",
                about=house.name,
                message=f"{house.branch} is under classic branch protection, whose terms no App "
                "without administration rights can read; a commit may be refused",
                mend="If it asks for pull requests, let the App bypass them, or set roadmap.write "
                "to `pull`; a ruleset in its place can be looked at.",
            )

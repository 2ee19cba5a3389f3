"""The roadmap can be written: straight, or by pull request."""

from collections.abc import Iterator

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem


def check(patient: Patient) -> Iterator[Problem]:
    """Tell where a rule sends every change through a pull request."""
    for house in patient.houses:
        branch = house.github.default_branch()
        if house.github.rules(branch=branch).pull_request_required:
            yield Problem(
                severity="hint",
                about=house.name,
                message=f"{branch} takes pull requests only, so the roadmap is kept by a rolling "
                "pull request that somebody must merge",
                mend="To have it committed at once, let the App bypass the branch's ruleset.",
            )

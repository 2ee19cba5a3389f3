"""Runs the checks: each file of `checks/` is one, and one that fails is a problem itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.entrypoints.doctor import checks
from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem
from bot.model import catalog
from bot.model.errors import MilepostError


@dataclass(frozen=True, kw_only=True)
class Diagnosis:
    """What was looked at, and each problem with the name of its check."""

    checked: tuple[str, ...]
    problems: tuple[tuple[str, Problem], ...]

    def count(self, severity: str) -> int:
        """Problems of a severity."""
        return sum(problem.severity == severity for _, problem in self.problems)


def examine(patient: Patient) -> Diagnosis:
    """Run all checks."""
    found = catalog.modules(checks)
    problems = [(name, each) for name, module in found.items() for each in _run(patient, module)]
    return Diagnosis(checked=tuple(found), problems=tuple(problems))


def _run(patient: Patient, module: object) -> Iterator[Problem]:
    try:
        yield from module.check(patient)  # type: ignore[attr-defined]  # what `checks/` promises
    except MilepostError as error:
        yield Problem(
            severity="error",
            message=f"could not be looked at: {error}",
            mend="Mend what the other checks name, then look again.",
        )

"""Runs the checks: each file of `checks/` is one, and one that fails is a problem itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.entrypoints.doctor import checks
from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem
from bot.model import catalog
from bot.model.counting import counted
from bot.model.errors import MilepostError


@dataclass(frozen=True, kw_only=True)
class Diagnosis:
    """What was looked at, what could not be, and each problem with the name of its check."""

    checked: tuple[str, ...]
    skipped: tuple[str, ...]
    problems: tuple[tuple[str, Problem], ...]

    def count(self, severity: str) -> int:
        """Problems of a severity."""
        return sum(problem.severity == severity for _, problem in self.problems)

    def tell(self) -> str:
        """The sum in one line: `14 checks: 1 error, 0 warnings, 2 hints`."""
        counts = ((self.count(name), name) for name in ("error", "warning", "hint"))
        told = ", ".join(counted(count, name) for count, name in counts)
        left = f"; not looked at: {', '.join(self.skipped)}" if self.skipped else ""
        return f"{len(self.checked)} checks: {told}{left}"


def examine(patient: Patient, *, at_start: bool = False) -> Diagnosis:
    """Run all checks whose ground is there.

    A check that needs the App or the database says so in `NEEDS`, and is left out where that is
    missing: one defect, one problem. One that asks for a worker at work (`AT_START = False`) is
    left out while `milepost serve` begins.
    """
    grounds = {"app": patient.app_problem is None, "database": patient.has_database}
    grounds["database"] = grounds["database"] and patient.database_problem is None
    problems: list[tuple[str, Problem]] = []
    checked, skipped = [], []
    for name, module in catalog.modules(checks).items():
        if at_start and not getattr(module, "AT_START", True):
            continue
        if grounds.get(getattr(module, "NEEDS", ""), True):
            problems.extend((name, each) for each in _run(patient, module))
            checked.append(name)
        else:
            skipped.append(name)
    return Diagnosis(checked=tuple(checked), skipped=tuple(skipped), problems=tuple(problems))


def _run(patient: Patient, module: object) -> Iterator[Problem]:
    try:
        yield from module.check(patient)  # type: ignore[attr-defined]  # what `checks/` promises
    except MilepostError as error:
        yield Problem(
            severity="error",
            message=f"could not be looked at: {error}",
            mend="Mend what the other checks name, then look again.",
        )

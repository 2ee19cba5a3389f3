"""What the run of a skill came to, as a row of the table and as JSON."""

from dataclasses import dataclass

from skillrun.blocks import Block
from skillrun.library import Skill
from skillrun.session import Result


@dataclass(frozen=True, kw_only=True)
class SkillReport:
    """One skill's run; ``trouble`` is what kept its blocks from being run at all."""

    skill: Skill
    results: list[Result]
    skipped: list[Block]
    trouble: list[str]
    setup_seconds: float
    run_seconds: float

    @property
    def problems(self) -> list[str]:
        """Each failure as ``path:line: what is wrong``."""
        failed = [
            f"{result.example.block.path}:{result.example.block.line}: {result.problem}"
            for result in self.results
            if result.problem
        ]
        return [*self.trouble, *failed]

    def cells(self) -> list[str]:
        """Blocks run, failed, skipped; seconds of set-up and of running."""
        return [
            str(len(self.results)),
            str(len(self.problems)),
            str(len(self.skipped)),
            f"{self.setup_seconds:.1f}",
            f"{self.run_seconds:.1f}",
        ]

    def as_json(self) -> dict[str, object]:
        """The same, for programs."""
        return {
            "skill": self.skill.slug,
            "run": len(self.results),
            "problems": self.problems,
            "skipped": [
                {"path": str(block.path), "line": block.line, "reason": block.skipped}
                for block in self.skipped
            ],
            "setup_seconds": round(self.setup_seconds, 2),
            "run_seconds": round(self.run_seconds, 2),
        }


def totals(reports: list[SkillReport]) -> list[str]:
    """The last row of the table."""
    return [
        str(sum(len(report.results) for report in reports)),
        str(sum(len(report.problems) for report in reports)),
        str(sum(len(report.skipped) for report in reports)),
        f"{sum(report.setup_seconds for report in reports):.1f}",
        f"{sum(report.run_seconds for report in reports):.1f}",
    ]

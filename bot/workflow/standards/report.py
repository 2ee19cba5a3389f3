"""The judgement of the whole: counts, a score with its parts, and what gold standard lacks."""

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from bot.model.config import Config
from bot.model.counting import counted
from bot.workflow.standards.finding import Finding, Severity, Skipped
from bot.workflow.standards.registry import all_rules
from bot.workflow.standards.submission import Skill, Submission

WEIGHTS = {
    "frontmatter": 15,
    "body": 20,
    "code": 15,
    "links": 15,
    "leftovers": 10,
    "placement": 5,
    "files": 5,
    "safety": 15,
}
"""Points of each part of the score; they sum to 100."""

_PART_OF = {
    "philosophy": "body",
    "hidden": "safety",
    "injection": "safety",
    "commands": "safety",
    "secrets": "safety",
}
_COST = {Severity.ERROR: 0.5, Severity.WARNING: 0.15, Severity.HINT: 0.03}


class Part(Struct, frozen=True, kw_only=True):
    """One part of the score: points kept out of points possible."""

    name: str
    points: float
    of: int


class SkillReport(Struct, frozen=True, kw_only=True):
    """One skill: its score from 0 to 100 and what it lacks for gold standard."""

    directory: str
    name: str
    is_existing: bool
    lines: int
    references: int
    score: int
    parts: tuple[Part, ...]
    missing_for_gold: tuple[str, ...]

    @property
    def is_gold(self) -> bool:
        """Nothing is missing."""
        return not self.missing_for_gold


class Report(Struct, frozen=True, kw_only=True, dict=True):
    """All findings, gravest first within each file, and one report per skill."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    skills: tuple[SkillReport, ...]

    def count(self, severity: Severity) -> int:
        """Findings of that severity that are neither old nor waived."""
        return sum(
            finding.severity is severity and not finding.is_old and finding.waived is None
            for finding in self.findings
        )

    @property
    def errors(self) -> int:
        """Errors that count."""
        return self.count(Severity.ERROR)

    @property
    def warnings(self) -> int:
        """Warnings that count."""
        return self.count(Severity.WARNING)

    @property
    def hints(self) -> int:
        """Hints that count."""
        return self.count(Severity.HINT)

    @cached_property
    def blocking(self) -> tuple[Finding, ...]:
        """What must be mended before a merge."""
        return tuple(finding for finding in self.findings if finding.blocks)

    @cached_property
    def current(self) -> tuple[Finding, ...]:
        """What this contribution brings in, of any severity, and nobody waived."""
        return tuple(f for f in self.findings if not f.is_old and f.waived is None)

    @cached_property
    def old(self) -> tuple[Finding, ...]:
        """What the base already had: shown folded, never in the way."""
        return tuple(finding for finding in self.findings if finding.is_old)

    @cached_property
    def waived(self) -> tuple[Finding, ...]:
        """What a maintainer let pass, with the reason."""
        return tuple(f for f in self.findings if f.waived is not None and not f.is_old)


def part_of(rule: str) -> str:
    """The part of the score that a rule belongs to."""
    named = all_rules().get(rule)
    family = named.family if named else "files"
    part = _PART_OF.get(family, family)
    return part if part in WEIGHTS else "placement"


def summarise(
    submission: Submission,
    config: Config,
    *,
    findings: Iterable[Finding],
    skipped: Iterable[Skipped],
) -> Report:
    """Sort the findings and weigh them per skill."""
    ordered = sorted(
        findings,
        key=lambda f: (f.path, f.severity.rank, f.line or 0, f.rule, f.message),
    )
    own: dict[str | None, list[Finding]] = {}
    for finding in ordered:
        if finding.waived is None:
            own.setdefault(finding.skill, []).append(finding)
    return Report(
        findings=tuple(ordered),
        skipped=tuple(skipped),
        skills=tuple(
            _skill_report(skill, own.get(skill.directory, []), config)
            for skill in submission.skills
        ),
    )


def _skill_report(skill: Skill, own: list[Finding], config: Config) -> SkillReport:
    lost = dict.fromkeys(WEIGHTS, 0.0)
    for finding in own:
        lost[part_of(finding.rule)] += _COST[finding.severity]
    parts = tuple(
        Part(name=name, points=round(weight * max(0.0, 1 - lost[name]), 1), of=weight)
        for name, weight in WEIGHTS.items()
    )
    return SkillReport(
        directory=skill.directory,
        name=skill.name,
        is_existing=skill.is_existing,
        lines=skill.doc.line_count,
        references=_references(skill),
        score=round(sum(part.points for part in parts)),
        parts=parts,
        missing_for_gold=_missing_for_gold(skill, own, config.roadmap.gold_references),
    )


def _references(skill: Skill) -> int:
    return sum(
        skill.relative(entry.path).startswith("references/") and not entry.name.startswith(".")
        for entry in skill.entries
    )


def _missing_for_gold(skill: Skill, own: list[Finding], wanted: int) -> tuple[str, ...]:
    missing = []
    errors = sum(finding.severity is Severity.ERROR for finding in own)
    if errors:
        missing.append(f"{counted(errors, 'error')} to mend")
    lacking = wanted - _references(skill)
    if lacking > 0:
        missing.append(
            f"{counted(lacking, 'more file')} under `references/` "
            f"({wanted} make a gold standard skill)"
        )
    return tuple(missing)

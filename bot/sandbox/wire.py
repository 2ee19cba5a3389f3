"""How a report crosses the process boundary: as JSON, because a hostile file may own the child."""

from typing import Any

from bot.workflow.standards.finding import Finding, Severity, Skipped, Suggestion
from bot.workflow.standards.report import Part, Report, SkillReport


def to_wire(report: Report) -> dict[str, Any]:
    """Plain lists and strings."""
    return {
        "findings": [_finding(finding) for finding in report.findings],
        "skipped": [[skip.rule, skip.path, skip.why] for skip in report.skipped],
        "skills": [
            {
                **{name: getattr(skill, name) for name in _SKILL},
                "parts": [[part.name, part.points, part.of] for part in skill.parts],
            }
            for skill in report.skills
        ],
    }


_SKILL = (
    "directory",
    "name",
    "is_existing",
    "lines",
    "references",
    "score",
    "missing_for_gold",
)
_FINDING = (
    "rule",
    "path",
    "line",
    "end_line",
    "message",
    "fingerprint",
    "measure",
    "skill",
    "is_old",
    "waived",
)


def _finding(finding: Finding) -> dict[str, Any]:
    mend = finding.suggestion
    return {
        **{name: getattr(finding, name) for name in _FINDING},
        "severity": str(finding.severity),
        "suggestion": None if mend is None else [mend.start, mend.end, mend.text],
    }


def from_wire(document: dict[str, Any]) -> Report:
    """Build the report again; another shape raises KeyError, TypeError or ValueError."""
    return Report(
        findings=tuple(_read_finding(item) for item in document["findings"]),
        skipped=tuple(
            Skipped(rule=str(rule), path=str(path), why=str(why))
            for rule, path, why in document["skipped"]
        ),
        skills=tuple(
            SkillReport(
                **{name: item[name] for name in _SKILL if name != "missing_for_gold"},
                missing_for_gold=tuple(map(str, item["missing_for_gold"])),
                parts=tuple(
                    Part(name=str(name), points=float(points), of=int(of))
                    for name, points, of in item["parts"]
                ),
            )
            for item in document["skills"]
        ),
    )


def _read_finding(item: dict[str, Any]) -> Finding:
    mend = item["suggestion"]
    return Finding(
        **{name: item[name] for name in _FINDING},
        severity=Severity(item["severity"]),
        suggestion=None
        if mend is None
        else Suggestion(start=int(mend[0]), end=int(mend[1]), text=mend[2]),
    )

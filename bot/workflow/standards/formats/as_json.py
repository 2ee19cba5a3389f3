"""A report as the JSON document of `milepost check --format json`."""

import json
from collections.abc import Sequence

from bot.workflow.standards.finding import Finding
from bot.workflow.standards.report import Report, SkillReport


def render(reports: Sequence[tuple[str, Report]]) -> str:
    """One document for all paths given; each comes with the prefix its findings are shown with."""
    document = {
        "findings": [
            finding_object(finding, prefix)
            for prefix, report in reports
            for finding in report.findings
            if not finding.is_old
        ],
        "skills": sum(len(report.skills) for _, report in reports),
        "errors": sum(report.errors for _, report in reports),
        "warnings": sum(report.warnings for _, report in reports),
        "hints": sum(report.hints for _, report in reports),
        "old": [
            finding_object(finding, prefix) for prefix, report in reports for finding in report.old
        ],
        "judged": [_skill(skill, prefix) for prefix, report in reports for skill in report.skills],
        "skipped": [
            {"rule": skip.rule, "path": prefix + skip.path, "why": skip.why}
            for prefix, report in reports
            for skip in report.skipped
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def finding_object(finding: Finding, prefix: str = "") -> dict[str, object]:
    """One finding; keys that say nothing are left out, but for those of the contract."""
    shown: dict[str, object] = {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "path": prefix + finding.path,
        "line": finding.line,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
    }
    if finding.end_line is not None:
        shown["end_line"] = finding.end_line
    if finding.waived is not None:
        shown["waived"] = finding.waived
    if finding.suggestion is not None:
        shown["suggestion"] = {
            "start": finding.suggestion.start,
            "end": finding.suggestion.end,
            "text": finding.suggestion.text,
        }
    return shown


def _skill(skill: SkillReport, prefix: str) -> dict[str, object]:
    return {
        "path": prefix + skill.directory,
        "name": skill.name,
        "lines": skill.lines,
        "references": skill.references,
        "score": skill.score,
        "parts": {part.name: {"points": part.points, "of": part.of} for part in skill.parts},
        "gold": skill.is_gold,
        "missing": list(skill.missing_for_gold),
    }

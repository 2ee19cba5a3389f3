"""A report as SARIF 2.1.0, for code scanning and editors.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

import json
from collections.abc import Sequence
from urllib.parse import quote

from bot.workflow.standards.finding import Finding, Severity
from bot.workflow.standards.registry import all_rules
from bot.workflow.standards.report import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def render(reports: Sequence[tuple[str, Report]], *, version: str) -> str:
    """One run with all findings; paths are relative to where the check was started."""
    shown = [(prefix, finding) for prefix, report in reports for finding in report.current]
    waived = [(prefix, finding) for prefix, report in reports for finding in report.waived]
    ids = sorted({finding.rule for _, finding in shown + waived})
    index = {identity: number for number, identity in enumerate(ids)}
    run = {
        "tool": {
            "driver": {
                "name": "Milepost",
                "semanticVersion": version,
                "rules": [_rule(identity) for identity in ids],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, prefix, index) for prefix, finding in shown + waived],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _rule(identity: str) -> dict[str, object]:
    named = all_rules().get(identity)
    if named is None:
        return {"id": identity}
    return {
        "id": identity,
        "shortDescription": {"text": named.rule.standard},
        "fullDescription": {"text": f"{named.rule.why} {named.rule.fix}"},
        "defaultConfiguration": {"level": _LEVELS[named.rule.severity]},
        "properties": {"family": named.family},
    }


def _result(finding: Finding, prefix: str, index: dict[str, int]) -> dict[str, object]:
    place: dict[str, object] = {
        "artifactLocation": {"uri": quote(prefix + finding.path) or "."},
    }
    if finding.line is not None:
        region = {"startLine": finding.line}
        if finding.end_line is not None and finding.end_line >= finding.line:
            region["endLine"] = finding.end_line
        place["region"] = region
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"milepost/v1": finding.fingerprint},
    }
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.waived}]
    return result

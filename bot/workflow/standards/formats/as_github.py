"""A report as workflow commands, which GitHub shows as annotations on the lines.

See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. GitHub
shows ten of a kind per step, so errors come first.
"""

from collections.abc import Sequence

from bot.workflow.standards.finding import Finding, Severity
from bot.workflow.standards.report import Report

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def render(reports: Sequence[tuple[str, Report]]) -> str:
    """One command per finding, gravest first; nothing for a clean report."""
    shown = [(prefix, finding) for prefix, report in reports for finding in report.current]
    shown.sort(key=lambda pair: pair[1].severity.rank)
    return "".join(_command(finding, prefix) for prefix, finding in shown)


def _command(finding: Finding, prefix: str) -> str:
    values = {"file": prefix + finding.path, "title": finding.rule}
    if finding.line is not None:
        values["line"] = str(finding.line)
    if finding.end_line is not None:
        values["endLine"] = str(finding.end_line)
    properties = ",".join(f"{key}={_property(value)}" for key, value in values.items())
    return f"::{_LEVELS[finding.severity]} {properties}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    """Escaped as GitHub's own toolkit does, so that no text can begin a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

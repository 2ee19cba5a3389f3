"""A verdict as a check run: title, summary that quotes the standard, annotations, suggestions."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from bot.model.actions import Annotation, PublishCheck, Suggest, Suggestion
from bot.model.counting import counted
from bot.model.markdown import code, message, prose
from bot.workflow.standards.finding import Finding, Severity
from bot.workflow.standards.registry import all_rules
from bot.workflow.standards.report import Report

NAME = "Standards"
SHOWN = 200
"""Findings in the summary; GitHub takes 65,535 bytes, and nobody reads more."""
_LEVEL: dict[Severity, Literal["failure", "warning", "notice"]] = {
    Severity.ERROR: "failure",
    Severity.WARNING: "warning",
    Severity.HINT: "notice",
}
_SIGN = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.HINT: "💡"}


def digest(report: Report, *, problem: str | None = None) -> str:
    """Tell two verdicts apart: the same findings, as grave, in the same places give the same."""
    told = [
        f"{found.fingerprint} {found.path} {found.line} {found.is_old} {found.waived}"
        f" {found.severity}"
        for found in report.findings
    ]
    return hashlib.sha256("\n".join([*told, problem or ""]).encode()).hexdigest()[:12]


def title(report: Report) -> str:
    """Say the verdict in a few words."""
    if not report.skills and not report.findings:
        return "No skill is touched"
    counts = [
        counted(number, noun)
        for number, noun in (
            (report.errors, "error"),
            (report.warnings, "warning"),
            (report.hints, "hint"),
        )
        if number
    ]
    return ", ".join(counts) if counts else "The standard is met"


def check_run(report: Report, *, number: int, head_sha: str, problem: str | None) -> PublishCheck:
    """Make the check run of a pull request's head; `problem` is one of the configuration."""
    return PublishCheck(
        key=f"pr:{number}:standards:{head_sha}:{digest(report, problem=problem)}",
        name=NAME,
        head_sha=head_sha,
        conclusion="failure" if report.blocking else "success",
        title=title(report),
        summary=summary(report, problem=problem),
        annotations=tuple(_annotations(report.current)),
    )


def summary(report: Report, *, problem: str | None = None) -> str:
    """Write the check run's page: findings by file, then what does not block."""
    parts: list[str] = []
    if problem:
        parts.append(f"> The configuration could not be used, so defaults hold: {prose(problem)}")
    for skill in report.skills:
        gold = "gold standard" if skill.is_gold else "; ".join(skill.missing_for_gold)
        parts.append(f"**{code(skill.directory)}**: {skill.score} of 100 points. {gold}.")
    shown = list(report.current)[:SHOWN]
    for path, found in groupby(shown, key=lambda each: each.path):
        parts.append(f"#### {code(path or 'the pull request')}")
        parts.append("\n".join(_rows(found)))
    if len(report.current) > SHOWN:
        parts.append(f"… and {len(report.current) - SHOWN} more; `milepost check` lists them all.")
    parts.extend(_folded("Found before this change, not in its way", report.old))
    parts.extend(_folded("Waived by maintainers", report.waived))
    if not shown:
        parts.append("Nothing to mend.")
    return "\n\n".join(parts)


def _rows(found: Iterable[Finding]) -> Iterator[str]:
    for each in found:
        place = f"line {each.line}: " if each.line else ""
        yield f"- {_SIGN[each.severity]} {place}{message(each.message)} ({code(each.rule)})"
        named = all_rules().get(each.rule)
        if named is not None:
            yield f"  <br>*{prose(named.rule.standard)}* Mend: {message(named.rule.fix)}"


def _folded(heading: str, found: tuple[Finding, ...]) -> Iterator[str]:
    if found:
        rows = "\n".join(
            f"- {code(each.path)}{f':{each.line}' if each.line else ''} "
            f"{message(each.message)} ({code(each.rule)})"
            + (f" – {prose(each.waived)}" if each.waived else "")
            for each in found[:50]
        )
        yield f"<details><summary>{heading} ({len(found)})</summary>\n\n{rows}\n\n</details>"


def _annotations(found: Iterable[Finding]) -> Iterator[Annotation]:
    """Gravest first, because GitHub shows only the first few beside the diff."""
    for each in sorted(found, key=lambda one: (one.severity.rank, one.path, one.line or 0)):
        if not each.path:
            continue
        named = all_rules().get(each.rule)
        fix = f"\n\nMend: {named.rule.fix}" if named else ""
        yield Annotation(
            path=each.path,
            line=each.line or 1,
            end_line=each.end_line,
            level=_LEVEL[each.severity],
            title=each.rule,
            message=f"{each.message}{fix}",
        )


def suggestions(
    report: Report, *, number: int, head_sha: str, lines_in_diff: dict[str, set[int]]
) -> Suggest | None:
    """Offer one-click fixes on lines of the diff; GitHub refuses a review that has others."""
    offered = [
        Suggestion(
            path=each.path,
            start_line=each.suggestion.start,
            line=each.suggestion.end,
            text=each.suggestion.text or "",
            message=message(each.message),
        )
        for each in report.current
        if each.suggestion is not None
        and set(range(each.suggestion.start, each.suggestion.end + 1))
        <= lines_in_diff.get(each.path, set())
    ]
    if not offered:
        return None
    return Suggest(
        key=f"pr:{number}:suggest:{head_sha}:{digest(report)}",
        number=number,
        head_sha=head_sha,
        suggestions=tuple(offered[:30]),
    )


def lines_of_patch(patch: str) -> set[int]:
    """Lines of the new file that a unified diff shows; comments may stand on those alone."""
    shown: set[int] = set()
    line = 0
    for row in patch.splitlines():
        if row.startswith("@@"):
            line = int(row.split("+", 1)[1].split(" ", 1)[0].split(",", 1)[0])
        elif row.startswith(("+", " ")):
            shown.add(line)
            line += 1
    return shown

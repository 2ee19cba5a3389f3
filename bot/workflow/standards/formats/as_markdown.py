"""A report as Markdown, for comments and summaries; everything from the files is escaped."""

import re
from collections.abc import Sequence
from itertools import groupby

from bot.model.counting import counted
from bot.workflow.standards.finding import Finding
from bot.workflow.standards.registry import all_rules
from bot.workflow.standards.report import Report, SkillReport

_SIGNS = {"error": "🔴", "warning": "🟡", "hint": "🔵"}
MAX_PER_FILE = 50


def render(reports: Sequence[tuple[str, Report]]) -> str:
    """Counts, a table per file, old findings folded, and the skills' scores."""
    errors = sum(report.errors for _, report in reports)
    warnings = sum(report.warnings for _, report in reports)
    hints = sum(report.hints for _, report in reports)
    skills = sum(len(report.skills) for _, report in reports)
    parts = [
        f"**{counted(errors, 'error')}, {counted(warnings, 'warning')}, {counted(hints, 'hint')}**"
        f" in {counted(skills, 'skill')}\n"
    ]
    for prefix, report in reports:
        parts.append(findings_table(report.current, prefix))
        if report.waived:
            parts.append("**Waived**\n\n" + "".join(_waived(f, prefix) for f in report.waived))
        if report.old:
            parts.append(
                f"<details><summary>{len(report.old)} findings were there before</summary>\n\n"
                + findings_table(report.old, prefix)
                + "\n</details>\n"
            )
        parts.append(_scores(report.skills, prefix))
    return "\n".join(part for part in parts if part)


def findings_table(findings: Sequence[Finding], prefix: str = "") -> str:
    """The findings grouped by file; each with its rule, so that it can be looked up."""
    parts = []
    for path, group in groupby(findings, key=lambda finding: finding.path):
        rows = list(group)
        parts.append(
            f"**{code(prefix + path or '.')}**\n\n| | Line | Finding | Rule |\n|-|-|-|-|\n"
        )
        parts.extend(_row(finding) for finding in rows[:MAX_PER_FILE])
        if len(rows) > MAX_PER_FILE:
            parts.append(f"| | | and {len(rows) - MAX_PER_FILE} more | |\n")
        parts.append("\n")
    return "".join(parts)


def _row(finding: Finding) -> str:
    sign = _SIGNS[finding.severity]
    line = "" if finding.line is None else str(finding.line)
    named = all_rules().get(finding.rule)
    fix = f" {escape(named.rule.fix)}" if named is not None else ""
    return f"| {sign} | {line} | {escape(finding.message)}.{fix} | {code(finding.rule)} |\n"


def _waived(finding: Finding, prefix: str) -> str:
    where = code(f"{prefix}{finding.path}:{finding.line or ''}".rstrip(":"))
    return f"- {code(finding.rule)} at {where}: {escape(finding.waived or '')}\n"


def _scores(skills: Sequence[SkillReport], prefix: str) -> str:
    if not skills:
        return ""
    rows = "".join(
        f"| {code(prefix + (skill.directory or skill.name))} | {skill.score} | "
        f"{'gold standard' if skill.is_gold else escape('; '.join(skill.missing_for_gold))} |\n"
        for skill in skills[:200]
    )
    return f"| Skill | Score | Gold standard |\n|-|-|-|\n{rows}"


_CODE = re.compile(r"(`+)([^`]*)\1")


def escape(text: str) -> str:
    """Text that cannot mention people, make links or tags, or leave its table cell.

    Pieces between backticks stay code, in which GitHub reads nothing but `|`.
    """
    parts, at = [], 0
    for match in _CODE.finditer(text):
        parts.append(_plain(text[at : match.start()]))
        parts.append(code(match.group(2)))
        at = match.end()
    parts.append(_plain(text[at:]))
    return "".join(parts)


def _plain(text: str) -> str:
    text = _visible(text)
    text = re.sub(r"[\\`*_{}\[\]<>|#!~&]", lambda match: f"&#{ord(match.group())};", text)
    return re.sub(r"(?<=[@:])(?=\w|//)|(?<=\bwww)(?=\.)", "&#8203;", text)


def code(text: str) -> str:
    """A code span that holds the text whatever backticks are in it."""
    text = _visible(text).replace("|", "¦")
    runs = re.findall(r"`+", text)
    marks = "`" * (max((len(run) for run in runs), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{marks}{space}{text or ' '}{space}{marks}"


def _visible(text: str) -> str:
    """Invisible and control characters as U+XXXX."""
    return "".join(
        char if char.isprintable() or char == " " else f"U+{ord(char):04X}" for char in text
    )

"""How `milepost check` looks in a terminal."""

from collections.abc import Sequence
from io import StringIO
from itertools import groupby

from rich.console import Console
from rich.text import Text

from bot.model.counting import counted
from bot.workflow.standards.finding import Finding
from bot.workflow.standards.report import Report

_STYLES = {"error": "bold red", "warning": "yellow", "hint": "cyan"}


def render(reports: Sequence[tuple[str, Report]], *, colour: bool, width: int) -> str:
    """Findings by file as `path:line: severity rule: message`, which editors can follow."""
    buffer = StringIO()
    console = Console(
        file=buffer,
        force_terminal=colour,
        no_color=not colour,
        width=width,
        soft_wrap=True,
        highlight=False,
        legacy_windows=False,
    )
    for prefix, report in reports:
        shown = [*report.current, *report.waived]
        shown.sort(key=lambda finding: (finding.path, finding.severity.rank, finding.line or 0))
        for path, group in groupby(shown, key=lambda finding: finding.path):
            for finding in group:
                console.print(_line(finding, f"{prefix}{path}" or "."))
    for prefix, report in reports:
        _skills(console, prefix, report)
    _summary(console, reports)
    return buffer.getvalue()


def _line(finding: Finding, path: str) -> Text:
    where = _visible(path) + (f":{finding.line}" if finding.line is not None else "")
    text = Text()
    text.append(f"{where}: ", style="bold")
    text.append(str(finding.severity), style=_STYLES[finding.severity])
    text.append(f" {finding.rule}", style="dim")
    text.append(f": {_visible(finding.message)}")
    if finding.suggestion is not None:
        text.append(" [--fix]", style="green")
    if finding.waived is not None:
        text.append(f" (waived: {_visible(finding.waived)})", style="dim")
    return text


def _skills(console: Console, prefix: str, report: Report) -> None:
    if len(report.skills) > 12:
        return
    for skill in report.skills:
        state = "gold standard" if skill.is_gold else "; ".join(skill.missing_for_gold)
        text = Text()
        text.append(_visible(prefix + (skill.directory or skill.name)), style="bold")
        text.append(f": {skill.score}/100, {skill.lines} lines, {state}")
        console.print(text)


def _summary(console: Console, reports: Sequence[tuple[str, Report]]) -> None:
    counts = {
        "error": sum(report.errors for _, report in reports),
        "warning": sum(report.warnings for _, report in reports),
        "hint": sum(report.hints for _, report in reports),
    }
    skills = sum(len(report.skills) for _, report in reports)
    old = sum(len(report.old) for _, report in reports)
    text = Text(f"{counted(skills, 'skill')}: ")
    for number, (name, count) in enumerate(counts.items()):
        text.append(", " if number else "")
        text.append(counted(count, name), style=_STYLES[name] if count else "green")
    if old:
        text.append(
            f" ({counted(old, 'older finding is', 'older findings are')} not counted)", style="dim"
        )
    console.print(text)
    if any(counts.values()):
        console.print(Text("`milepost explain RULE` tells why and how to mend it.", style="dim"))


def _visible(text: str) -> str:
    """Control characters, which a terminal would obey, as U+XXXX."""
    return "".join(
        char if char.isprintable() or char == " " else f"U+{ord(char):04X}" for char in text
    )

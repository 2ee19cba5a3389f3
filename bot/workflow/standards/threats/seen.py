"""From patterns to findings: one for a line, softened by where it stands."""

from collections.abc import Callable, Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.threats import commands, scan

Judge = Callable[[scan.Found], Severity | bool | None]


def shown(text: str) -> str:
    """A piece of hostile text for a message: one line, no marks, nothing invisible."""
    first = text.strip().split("\n")[0]
    clean = "".join(char if char.isprintable() and char != "`" else "·" for char in first[:60])
    return f"`{clean}{'…' if len(first) > 60 else ''}`"


def hits(
    doc: Doc, patterns: tuple[str, ...], message: str, *, judge: Judge | None = None
) -> Iterator[Hit]:
    """Report each line on which a pattern begins.

    `judge` may soften a match by a severity, or drop it by False.
    """
    text = commands.joined(doc.text)
    seen: set[int] = set()
    for pattern in patterns:
        for found in scan.find(pattern, text):
            start = found.start + len(found.text) - len(found.text.lstrip())
            line = doc.line_at(start)
            verdict = judge(found) if judge is not None else None
            if verdict is False or line in seen:
                continue
            seen.add(line)
            severity = commands.weight(doc, start)
            if isinstance(verdict, Severity):
                severity = verdict.at_most(severity)
            yield Hit(message=f"{shown(found.text)} {message}", line=line, severity=severity)

"""Paths are written with forward slashes."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import scan

PATH = re.compile(
    r"(?<![\w\\/])(?:[A-Z]:\\(?:[\w .-]{1,60}\\){0,12}[\w.-]{1,60}"
    r"|(?:\.{1,2}\\)?(?:scripts|references|assets|data|src|models|templates|docs)\\(?:[\w-]{1,60}\\){0,8}"
    r"[\w-]{1,60}\.\w{1,5}|[A-Za-z][\w-]{0,60}(?:\\[A-Za-z][\w-]{0,60}){2,8}\.[A-Za-z]{1,5}\b)"
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report paths with backslashes, in prose and in code."""
    for number, line in scan.lines_with("\\", doc.text):
        for match in PATH.finditer(line):
            yield Hit(
                message=f"`{match.group()}` is a Windows path; write it with `/`",
                line=number,
                severity=Severity.HINT if match.group()[1:2] == ":" else None,
            )


RULE = Rule(
    severity=Severity.WARNING,
    references=Severity.HINT,
    standard="Paths are written with forward slashes.",
    why="Backslashes fail everywhere but on Windows; slashes work everywhere.",
    fix="Replace `\\` with `/`.",
    document=check,
    reads=Reads.MARKDOWN,
    trigger=r"[\w.:]\\[\w]",
    fails=(
        Example(body=r"Run `scripts\count.py` first.", at="count.py"),
        Example(body=r"Settings stand in `docker\config\server.env`.", at="server.env"),
    ),
    passes=(Example(body="Newlines are `\\n` and the formula is $a \\cdot b$."),),
)

"""No mark of a merge conflict is left."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import commands

MARK = re.compile(r"^(?:<{7}(?: .*)?|>{7}(?: .*)?|\|{7}(?: .*)?)\r?$", re.MULTILINE)
SHOWN = ("text", "txt", "diff", "console", "conflict")
MIDDLE = re.compile(r"^={7}\r?$", re.MULTILINE)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report the marks Git leaves; seven equals signs only beside one of the others."""
    marks = sorted(
        line
        for match in MARK.finditer(doc.text)
        if not _is_shown(doc, line := doc.line_at(match.start()))
    )
    if not marks:
        for match in MIDDLE.finditer(doc.text):
            line = doc.line_at(match.start())
            if not doc.line_text(line - 1).strip() and doc.place_at(match.start()) is Place.PROSE:
                yield Hit(message="a mark of a merge conflict", line=line)
    if len(marks) == 1:
        yield Hit(message="a mark of a merge conflict", line=marks[0])
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        yield Hit(message="a merge conflict was not resolved", line=first, end_line=last)


def _is_shown(doc: Doc, line: int) -> bool:
    """Whether a block that is no code shows what a conflict looks like."""
    return doc.is_markdown and commands.language(doc, line) in SHOWN


RULE = Rule(
    severity=Severity.ERROR,
    standard="No merge conflict is left unresolved.",
    why="Both versions stand there, and neither is right.",
    fix="Choose one and remove the marks.",
    document=check,
    reads=Reads.TEXT,
    trigger=r"(?m)^(?:<{7}|>{7}|\|{7}|={7}\r?$)",
    fails=(
        Example(
            body="<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> branch",
            at="<<<<<<< HEAD",
            also=("title", "heading-jump"),
        ),
    ),
    passes=(
        Example(body="Title\n-------\n\n#### Other\n\nText."),
        Example(
            body="Git leaves marks such as these:\n\n```text\n<<<<<<< HEAD\nOne.\n=======\n"
            "Two.\n>>>>>>> branch\n```"
        ),
    ),
)

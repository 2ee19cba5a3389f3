"""Lines end with a line feed."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report files with carriage returns; mixed ones are worse."""
    returns = doc.data.count(b"\r\n")
    alone = doc.data.count(b"\r") - returns
    if alone:
        at = doc.data.replace(b"\r\n", b"\n\n").index(b"\r")
        yield Hit(
            message=f"{alone} carriage returns stand alone: what is before them is overwritten",
            line=doc.data.count(b"\n", 0, at) + 1,
            measure=alone,
        )
    if returns:
        mixed = returns < doc.data.count(b"\n")
        first = doc.data.index(b"\r\n")
        yield Hit(
            message=f"{returns} lines end with CRLF" + (", others do not" if mixed else ""),
            line=doc.data.count(b"\n", 0, first) + 1,
            severity=None if mixed else Severity.HINT,
            measure=returns,
        )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Lines end with a line feed alone.",
    why="Mixed endings make every line differ, and break shell scripts.",
    fix="Save with LF; `git config core.autocrlf input` keeps it so.",
    document=check,
    reads=Reads.TEXT,
    trigger=r"\r",
    fails=(
        Example(
            files={"references/limits.md": "# Limits\r\n\r\nText.\nMore.\r\n"},
            at="# Limits",
            where="references/limits.md",
        ),
    ),
    passes=(Example(body="The mark is `\\r`."),),
)

"""A reference holds what it is linked for."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report files without a line of text: nothing at all, headings, rules and comments."""
    if len(doc.data) > 4000:
        return
    lines = COMMENT.sub("", doc.text).split("\n")
    if not any(line.strip(" \t\r-=*_") and not line.lstrip().startswith("#") for line in lines):
        yield Hit(message="this file has no content", line=1)


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A reference file has content.",
    why="The agent opens the file in the middle of its work and finds nothing.",
    fix="Write it, or take the file and the links to it away.",
    document=check,
    reads=Reads.REFERENCES,
    fails=(
        Example(
            files={"references/limits.md": "# Limits of common models\n\n<!-- later -->\n"},
            at="# Limits",
            where="references/limits.md",
        ),
    ),
    passes=(Example(files={"references/limits.md": "# Limits\n\n8k tokens.\n"}),),
)

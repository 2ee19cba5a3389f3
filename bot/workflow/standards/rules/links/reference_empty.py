"""A reference holds what it is linked for."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View

LINK = re.compile(r"\[[^\]\n]{0,300}\]\([^()\n]{0,300}\)")
FEW_LINES, FEW_WORDS = 4, 8
BACK = re.compile(r"SKILL\.md|\b(?:main|other|first|skill(?:'s)?) (?:page|file)\b", re.I)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report files without a line of text: nothing at all, headings, rules, comments, and a link
    to where the text is."""
    if len(doc.data) > 4000:
        return
    lines = COMMENT.sub("", doc.text).split("\n")
    said = [line for line in lines if line.strip(" \t\r-=*_") and not line.lstrip().startswith("#")]
    if not said:
        yield Hit(message="this file has no content", line=1)
    elif len(said) < FEW_LINES and BACK.search(" ".join(said)):
        words = LINK.sub(" ", " ".join(said)).split()
        if len(words) <= FEW_WORDS:
            line = 1 if COMMENT.search(doc.text) else lines.index(said[0]) + 1
            yield Hit(message="this file only leads back to the page", line=line)


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
        Example(
            files={"references/limits.md": "# Limits\n\nSee [SKILL.md](../SKILL.md).\n"},
            at="See [SKILL.md]",
            where="references/limits.md",
        ),
    ),
    passes=(Example(files={"references/limits.md": "# Limits\n\n8k tokens.\n"}),),
)

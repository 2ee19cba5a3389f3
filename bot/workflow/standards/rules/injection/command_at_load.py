"""Reading a page runs nothing."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Reads, Rule, View

LOAD = re.compile(r"(?<![\w`])!`[^`\n]{1,300}`")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report the form that makes some agents run a command while they load the page."""
    for match in LOAD.finditer(doc.text):
        if doc.place_at(match.start()) is not Place.CODE:
            yield Hit(
                message="this command is run while the page is loaded",
                line=doc.line_at(match.start()),
            )
    for fence in doc.fences:
        if fence.info.startswith("!"):
            yield Hit(message="this block is run while the page is loaded", line=fence.line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="Nothing is run by reading a page.",
    why="The command runs before anybody could read or refuse it.",
    fix="Write the command as a code block.",
    document=check,
    reads=Reads.MARKDOWN,
    trigger=r"!`|```!|~~~!",
    is_security=True,
    fails=(
        Example(body="State: !`git status`", at="State:"),
        Example(body="```!\ngit status\n```", at="```!"),
    ),
    passes=(Example(body="It works! `git status` shows it."),),
)

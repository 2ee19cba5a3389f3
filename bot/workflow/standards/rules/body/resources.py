"""A page links the sources it is about."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Need, Rule, View

LINK = re.compile(r"https?://(?!localhost\b|127\.|0\.0\.0\.0|(?:[\w-]+\.)?example\.)[\w.-]+\.\w")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a page that leads nowhere: no link to documentation, source or paper."""
    shown = doc.only(Place.PROSE, Place.TARGET, Place.TABLE, Place.QUOTE, Place.HTML)
    if not LINK.search(shown) and "git clone " not in doc.body:
        yield Hit(message="no link to the tool's documentation or source", line=None)


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A page links the tool's own documentation and source.",
    why="Readers must be able to check what the skill says.",
    fix="Add `## Resources` with the official links.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(text="---\nname: x\n---\n# Title\n\n## When to use\n\nAlways.\n", also=("*",)),
        Example(
            text="---\nname: x\n---\n# Title\n\nSee http://localhost:8000/docs.\n", also=("*",)
        ),
    ),
    passes=(Example(),),
)

"""A page has one title."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a page without a first-level heading, and every one after the first."""
    titles = [heading for heading in doc.headings if heading.level == 1]
    if not titles:
        yield Hit(message="the page has no title (`# Name`)", line=None)
    for heading in titles[1:]:
        yield Hit(
            message=f"a second title; the first is on line {titles[0].line}", line=heading.line
        )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A page has one title, the only heading with a single `#`.",
    why="Outlines, anchors and tables of contents hang on it.",
    fix="Make further titles second-level headings (`##`).",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(Example(body="# Another title\n\nText.", at="# Another title"),),
    passes=(Example(body="```bash\n# a comment\npip install tiktoken\n```"),),
)

"""Headings go down one level at a time."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a heading more than one level below the one before."""
    before = 0
    for heading in doc.headings:
        if before and heading.level > before + 1:
            yield Hit(
                message=f"heading of level {heading.level} right under one of level {before}",
                line=heading.line,
            )
        before = heading.level


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    references=Severity.HINT,
    standard="Headings go down one level at a time.",
    why="A skipped level hides which section a part belongs to.",
    fix="Use one `#` more than the heading above, not two.",
    document=check,
    reads=Reads.MARKDOWN,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="##### Deep\n\nText.", at="##### Deep"),
        Example(
            files={"references/limits.md": "# Limits\n\n### Deep\n\nText.\n"},
            at="### Deep",
            where="references/limits.md",
        ),
    ),
    passes=(Example(body="#### Fine under level 3\n\nText."),),
)

"""A heading has something under it."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import TROUBLE, all_sections


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report headings followed by nothing but the next heading of their level."""
    for section in all_sections(doc):
        if section.has_subsections or TROUBLE.search(section.heading.text[:300]):
            continue
        lines = doc.lines[section.first_line - 1 : section.last_line]
        if not any(line.strip(" \t\r-=*_") for line in lines):
            yield Hit(
                message=f"nothing stands under `{section.heading.text[:60]}`",
                line=section.heading.line,
            )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Each heading has text, code or a list under it.",
    why="An empty section promises what the page does not keep.",
    fix="Write the section or take the heading away.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(Example(body="### Performance\n\n### Memory\n\nText.", at="### Performance"),),
    passes=(Example(body="### Performance\n\n#### On one GPU\n\nText."),),
)

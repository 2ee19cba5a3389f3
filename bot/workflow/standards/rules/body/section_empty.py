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
        text = "\n".join(doc.lines[section.first_line - 1 : section.last_line])
        if not _said(text):
            yield Hit(
                message=f"nothing stands under `{section.heading.text[:60]}`",
                line=section.heading.line,
            )


def _said(text: str) -> str:
    """What is left of the text without comments and marks."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        parts.append(text[at:start])
        end = text.find("-->", start)
        at = end + 3 if end >= 0 else len(text)
    return "".join((*parts, text[at:])).strip(" \t\r\n-=*_")


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Each heading has text, code or a list under it.",
    why="An empty section promises what the page does not keep.",
    fix="Write the section or take the heading away.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="### Performance\n\n### Memory\n\nText.", at="### Performance"),
        Example(body="### Speed\n\n<!-- later -->\n\n### Memory\n\nText.", at="### Speed"),
    ),
    passes=(Example(body="### Performance\n\n#### On one GPU\n\nText."),),
)

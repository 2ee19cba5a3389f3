"""Nothing is left to do on a page."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View

MARK = re.compile(
    r"\b(?:TODO|FIXME|TBD|XXX|HACK|WIP)\b(?!s\b)"
    r"|(?i:\bto be (?:written|filled in|added later|completed|determined)\b)"
    r"|(?i:\b(?:coming soon|work in progress|under construction)\b|\bfill (?:this |it )?in later\b)"
)
ABOUT = re.compile(
    r"TODOs|['\"`]\s*(?:TODO|FIXME|TBD|XXX)|(?:no|find|search|grep|remove|avoid|without|any|all|every)\b"
    r"[^.\n]{0,40}(?:TODO|FIXME|TBD)|(?:TODO|FIXME)\s*(?:,|/|and|or|comments?|lists?|items?|apps?|marks?|markers?)",
    re.IGNORECASE,
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report marks of unfinished text in prose and in the comments of code."""
    for match in MARK.finditer(
        doc.only(Place.PROSE, Place.TABLE, Place.FRONTMATTER, Place.COMMENT)
    ):
        line = doc.line_at(match.start())
        if not ABOUT.search(doc.line_text(line)[:1000]):
            yield Hit(message=f"unfinished: `{doc.line_text(line).strip()[:60]}`", line=line)
    for fence in doc.snippets:
        for number, text in enumerate(fence.text.split("\n"), 1):
            if CODE.search(text[:400]) and not ABOUT.search(text[:400]):
                yield Hit(
                    message=f"unfinished code: `{text.strip()[:60]}`",
                    line=fence.line + number,
                    severity=Severity.WARNING,
                )


CODE = re.compile(r"(?:#|//|--|/\*|<!--)\s*(?:TODO|FIXME|TBD|XXX|HACK)\b")

RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    references=Severity.WARNING,
    standard="No TODO, TBD or FIXME is left.",
    why="A reader cannot tell what is missing, and an agent may invent it.",
    fix="Do it, or take the line away.",
    document=check,
    reads=Reads.MARKDOWN,
    trigger=r"TODO|FIXME|TBD|XXX|HACK|WIP|(?i:to be (?:written|filled|added|completed"
    r"|determined)|coming soon|work in progress"
    r"|under construction|in later)",
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="TODO: explain the cache.", at="TODO: explain"),
        Example(body="```python\nx = 1  # TODO check\n```", at="# TODO check"),
        Example(body="This section is coming soon.", at="coming soon"),
    ),
    passes=(
        Example(body="Search the code for TODO comments before a release."),
        Example(body="```python\nclient.create(title='TODO')\n```"),
    ),
)

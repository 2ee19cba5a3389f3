"""Nothing is left to do on a page."""
# ruff: noqa: E501 - patterns are read whole

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View
from bot.workflow.standards.threats import scan

_OPEN = (
    r"(?i:(?:^[^\w\n]*|[^\w\s`][ \t]*|\b(?:is|are|as|still|yet|remains?|left)[ \t]+)to be (?:written|filled in|added|completed|determined|decided|documented|continued|expanded)"
    r"(?: (?:later|soon|here|yet|in (?:a|the) (?:next|future|later) (?:version|release|update|revision)))?\s*(?:[^\w\s`]|$))"
)
"""What is to be done to the page; "a value to be added to the list" is about something else."""
MARK = (
    r"(?m)\b(?:TODO|FIXME|TBD|TBA|XXX|HACK|WIP)\b|\bT\.B\.D\.|(?i:^[^\w\n]{0,6}@?(?:todo|to do|fixme)\s*[:(\]])|(?i:@todo\b|\(to do\)|^[^\w\n]*not (?:yet )?(?:implemented|documented|written|done)(?: yet)?\.?$|\bdocumentation pending\b|\badd (?:\w+ ){1,3}here later\b|\bplaceholder for\b|\bstill to be (?:\w+ )?\w+ed\b)|🚧|\|\s*(?i:tbd|tba|todo|fixme|to do|wip|xxx|coming soon|pending|\?{2,})\s*\||\b(?i:tbd)\b|\bXX\b|(?i:\((?:fill|add|insert|update|complete|check|verify|confirm|measure|re-?measure|expand)\b[^()\n]{0,60}\b(?:later|after|once|when|before)\b[^()\n]{0,40}\))"
    rf"|{_OPEN}"
    r"|(?i:\bwe (?:will|['’]ll|plan to|intend to|hope to) (?:cover|add|write|document|describe|explain|extend|fill in|come back to)\b[^.\n]{0,30}\b(?:once|when|after|as soon as)\b[^.\n]{0,60}\b(?:has|have|is|are) (?:\w+ )?(?:landed|merged|released|shipped|finished|done|ready|stable|settled|out)\b)"
    r"|(?i:\b(?:(?:coming|more details?(?: are)? coming) (?:soon|in (?:the|a) (?:next|future|later) (?:version|release|update))"
    r"|work in progress|under construction|fill (?:this |it )?in later|content to follow|not (?:yet )?written yet|(?:this|the) (?:section|part|page|chapter) (?:will be|is yet to be|needs to be) (?:\w+ )?(?:written|added|completed|filled|expanded|documented|updated)"
    r"|(?:section|page) is (?:incomplete|unfinished|empty for now))\b)"
)
ABOUT = r"(?i)TODOs|['\"`]\s*(?:#|//|--)?\s*(?:TODO|FIXME|TBD|XXX)|(?:no|find|search|grep|remove|avoid|without|any|all|every)\b[^.\n]{0,40}(?:TODO|FIXME|TBD)|(?:TODO|FIXME)\s*(?:,|/|and\b|or\b|comments?\b|lists?\b|items?\b|apps?\b|marks?\b|markers?\b|tags?\b)"
CODE = r"(?m)^[^\n]*?(?:#|//|--|/\*|<!--)\s*@?(?:TODO|FIXME|TBD|XXX|HACK|(?i:todo|fixme)\s*(?:[:(]|$))\b?"
CODE_SIGN = r"TODO|FIXME|TBD|XXX|HACK|(?i:todo|fixme)"
"""What every match of `CODE` holds, for all blocks in one pass."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report marks of unfinished text in prose and in the comments of code.

    What stands in brackets or in quotation marks is often said of the tool, not of the page: that is only a warning.
    """
    if doc.is_template:
        return
    if doc.is_markdown:
        text = doc.only(Place.PROSE, Place.TABLE, Place.QUOTE, Place.FRONTMATTER, Place.COMMENT)
        for found in scan.find(MARK, text):
            line = doc.line_at(found.start)
            shown = doc.line_text(line)
            if not scan.has(ABOUT, shown[:1000]):
                yield Hit(
                    message=f"unfinished: `{shown.strip()[:60]}`",
                    line=line,
                    severity=Severity.WARNING
                    if text[found.start - 1 : found.start] in ("(", '"', "“")
                    else None,
                )
    for fence in doc.snippets if scan.has(CODE_SIGN, doc.text) else ():
        for found in scan.find(CODE, fence.text):
            if not scan.has(ABOUT, found.text[:400]) and not _is_quoted(found.text):
                yield Hit(
                    message=f"unfinished code: `{found.text.strip()[:60]}`",
                    line=fence.line + fence.text.count("\n", 0, found.start) + 1,
                    severity=Severity.WARNING,
                )


def _is_quoted(code: str) -> bool:
    """Whether the mark stands in a string that began on its line."""
    before = code.rpartition("#")[0]
    return before.count('"') % 2 == 1 or before.count("'") % 2 == 1


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    references=Severity.WARNING,
    standard="No TODO, TBD or FIXME is left.",
    why="A reader cannot tell what is missing, and an agent may invent it.",
    fix="Do it, or take the line away.",
    document=check,
    reads=Reads.TEXT,
    trigger=r"TODO|FIXME|TBD|TBA|\?\?|(?i:tbd|tba|wip|xx|\((?:fill|add|insert|update|complete|check|verify|confirm|measure|re-?measure|expand)|pending|here later|placeholder for|not (?:yet )?(?:implemented|documented|written|done))|XXX|HACK|WIP|T\.B\.D|🚧|(?i:todo|to do|fixme|to be |coming (?:soon|in)|in progress|under construction|in later|to follow|written yet|we (?:will|plan to|intend to|hope to) |(?:section|part|page|chapter) (?:will|is|needs))",
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="TODO: explain the cache.", at="TODO: explain"),
        Example(body="```python\nx = 1  # TODO check\n```", at="# TODO check"),
        Example(body="This section is coming soon.", at="coming soon"),
        Example(body="> **TODO:** measure it", at="TODO"),
        Example(body="Limits: to be written.", at="to be written"),
        Example(body="The table is to be added later.", at="to be added"),
        Example(body="(To be determined)", at="To be"),
        Example(body="The chapter on limits is still to be documented", at="still to be"),
        Example(body="Content to follow.", at="Content to follow"),
        Example(body="- Xeon with GPU (coming soon)", at="coming soon"),
        Example(body="| a | b |\n|---|---|\n| x | tbd |", at="tbd"),
        Example(body="The default is tbd.", at="tbd"),
        Example(body="It is faster by a factor of XX.", at="XX"),
        Example(body="It takes long (fill in after the sweep).", at="fill in"),
        Example(body="We will cover this once the rewrite has landed.", at="We will"),
        Example(body="- To do: describe the limits", at="To do"),
        Example(files={"scripts/a.py": "x = 1  # todo\n"}, at="# todo", where="scripts/a.py"),
    ),
    passes=(
        Example(
            body="Start from [the report](templates/report.md).",
            files={"templates/report.md": "# Report\n\nTODO: measure it.\n"},
        ),
        Example(body="Search the code for TODO comments before a release. What to do: measure."),
        Example(
            body="```python\nclient.create(title='TODO')\nfound = marks('x = 1  # TODO: later')\n```"
        ),
        Example(
            body="`put` takes the value to be added to the store and waits for keys to be written. "
            "It tells what needs to be documented by its caller, and which rows are to be "
            "completed in the next step."
        ),
    ),
)

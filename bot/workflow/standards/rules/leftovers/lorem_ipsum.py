"""No filler text is left."""
# ruff: noqa: E501 - patterns are read whole

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Reads, Rule, View

_FILLER = r"(?:pellentesque|vestibulum|scelerisque|ullamcorper|sollicitudin|vulputate|fermentum|consectetue?r|imperdiet|malesuada|dignissim|condimentum|suspendisse|curabitur|senectus|viverra|accumsan|tincidunt|bibendum|ultric(?:es|ies)|facilisis?|porttitor|venenatis|sagittis|tristique|phasellus|praesent|aliquam|feugiat|hendrerit|ornare|euismod|egestas|mauris|maecenas|vivamus|quisque|turpis|lacinia|nunc|lectus|pretium|nibh)"
"""Words of the usual filler; two of them on a line are no name."""
WORDS = (
    r"(?i)\b(?:lorem ipsum|dolor sit amet|consectetur adipiscing|sed do eiusmod|ut enim ad minim"
    r"|quis nostrud exercitation|duis aute irure|excepteur sint occaecat"
    r"|sed ut perspiciatis|unde omnis iste|nemo enim ipsam|neque porro quisquam|in voluptate velit"
    r"|at vero eos et accusamus|cupidatat non proident|ut labore et dolore|nulla pariatur"
    r"|laboris nisi"
    r"|(?:asdf\s*){2,}"
    r"|(?:qwerty\s*){2,}|(?:blah[\s,]*){3,}|foo bar baz qux)"
)
LOREM = re.compile(rf"{WORDS}|\b{_FILLER}\b[^\n]{{0,60}}\b{_FILLER}\b")


DENIED = re.compile(
    r"\b(?:no|not|never|without|avoid|instead of|rather than|replac\w+|remov\w+)[\s*_]+$",
    re.IGNORECASE,
)
"""What stands before words that a page warns of."""
QUOTES = tuple("\"'“‘*_`")
"""Marks before words that are spoken of, not left."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report filler in prose, once per line; in code it is somebody's test data."""
    lines = {
        doc.line_at(match.start())
        for match in LOREM.finditer(doc.only(Place.PROSE, Place.TABLE, Place.FRONTMATTER))
        if doc.text[max(0, match.start() - 1) : match.start()] not in QUOTES
        and not DENIED.search(doc.text[max(0, match.start() - 40) : match.start()])
    }
    for line in sorted(lines):
        yield Hit(message="filler text (lorem ipsum)", line=line)


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="No filler text such as lorem ipsum is left.",
    why="It stands where content was meant to be.",
    fix="Write the content, or take the section away.",
    document=check,
    reads=Reads.MARKDOWN,
    trigger=rf"{WORDS}|\b{_FILLER}\b",
    fails=(
        Example(body="Lorem ipsum dolor sit amet.", at="Lorem ipsum"),
        Example(body="Vivamus sagittis lacus vel augue laoreet rutrum faucibus.", at="Vivamus"),
    ),
    passes=(
        Example(body='Filler such as "lorem ipsum" is found, as are files with *lorem ipsum*.'),
        Example(body="- The corpus is real text, not lorem ipsum.\n- Replace lorem ipsum first."),
        Example(body="Pretium is a service for payments."),
        Example(body='```python\ntext = "lorem ipsum dolor sit amet"\n```'),
    ),
)

"""A reference link has its definition."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View
from bot.workflow.standards.threats import scan

USE = re.compile(r"(?<![\w\]\\!`])\[([^\[\]\n^]{2,80})\]\[([^\[\]\n]{1,80})\](?![\w(\[])")


COLLAPSED = re.compile(r"(?<![\w\]\\!`])\[([A-Za-z][^\[\]\n^]{1,80})\]\[\](?![\w(\[])")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report `[text][name]` that stayed text because nothing defines `name`."""
    for number, line in scan.lines_with("][", doc.prose):
        for words, name in _uses(line):
            if not any(link.line == number and link.text == words for link in doc.links):
                yield Hit(message=f"nothing defines `[{name}]: …` for this link", line=number)


def _uses(line: str) -> Iterator[tuple[str, str]]:
    """What reads like `[words][name]` or `[name][]`: the words, and the name to be defined."""
    for match in COLLAPSED.finditer(line):
        yield match.group(1), match.group(1)
    for match in USE.finditer(line):
        words, name = match.groups()
        if re.search(r"[a-zA-Z]{2}", words) and re.fullmatch(r"[a-zA-Z][\w .-]*|\d+", name):
            yield words, name


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    references=Severity.HINT,
    standard="A reference link has its definition on the page.",
    why="Without it the brackets are shown as they stand.",
    fix="Add `[name]: address` at the end of the page.",
    document=check,
    reads=Reads.MARKDOWN,
    trigger=r"\]\[",
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(Example(body="See [the guide][nowhere].", at="[nowhere]"),),
    passes=(Example(body="See [the guide][g]; `a[x][y]`.\n\n[g]: https://huggingface.co/docs"),),
)

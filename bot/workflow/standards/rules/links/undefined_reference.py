"""A reference link has its definition."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View

USE = re.compile(r"(?<![\w\]\\!`])\[([^\[\]\n^]{2,80})\]\[([^\[\]\n]{1,80})\](?![\w(\[])")


COLLAPSED = re.compile(r"(?<![\w\]\\!`])\[([A-Za-z][^\[\]\n^]{1,80})\]\[\](?![\w(\[])")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report `[text][name]` that stayed text because nothing defines `name`."""
    for match in COLLAPSED.finditer(doc.prose):
        line = doc.line_at(match.start())
        if not any(link.line == line and link.text == match.group(1) for link in doc.links):
            yield Hit(message=f"nothing defines `[{match.group(1)}]: …` for this link", line=line)
    for match in USE.finditer(doc.prose):
        if re.search(r"[a-zA-Z]{2}", match.group(1)) and re.fullmatch(
            r"[a-zA-Z][\w .-]*|\d+", match.group(2)
        ):
            line = doc.line_at(match.start())
            if not any(link.line == line and link.text == match.group(1) for link in doc.links):
                yield Hit(
                    message=f"nothing defines `[{match.group(2)}]: …` for this link", line=line
                )


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

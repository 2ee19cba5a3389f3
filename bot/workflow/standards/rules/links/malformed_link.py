"""A link is written so that it becomes one."""
# ruff: noqa: E501 - patterns are read whole

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View
from bot.workflow.standards.threats import scan

SPACED = re.compile(
    r"(?<![\w\]!])\[[^\[\]\n]{2,80}\] +\((?:\.{0,2}/)?(?:references/|scripts/|https?://)[^()\s]{1,200}\)"
)
OPEN = re.compile(r"\]\((?:references/|scripts/|https?://)[^()\n]{1,300}$")
TURNED = re.compile(
    r"(?<![\w\])`])\([^()\[\]\n]{2,80}\)\[(?:https?://|references/|\./)[^\[\]\s]{1,200}\]"
)
BROKEN = re.compile(r"\]\(<?https?://[^()\s<>]{1,200} +[^()\s\"'][^()\n]{0,80}\)")
SCHEME = re.compile(
    r"\]\((?:https?(?:/{2}|:/(?!/)|;//|:(?=[\w]))|htp+s?://|htts?p?://)[^()\s]{1,200}\)"
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report links that stay text: a space before the bracket, a bracket never"
    " closed, bad schemes."""
    text = doc.only(Place.PROSE, Place.TARGET, Place.TABLE)
    lines = {mark: list(scan.lines_with(mark, text)) for mark in ("] ", "](", ")[")}
    for pattern, mark, message in (
        (SPACED, "] ", "a space stands between the words and the target, so this is no link"),
        (OPEN, "](", "the target is never closed with `)`"),
        (SCHEME, "](", "the address is misspelled"),
        (TURNED, ")[", "round and square brackets are the wrong way round"),
        (BROKEN, "](", "the address holds a space, so this is no link"),
    ):
        for number, line in lines[mark]:
            for _ in pattern.finditer(line):
                yield Hit(message=message, line=number)


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A link is written `[words](target)`, without a space between, and closed.",
    why="Anything else is shown as it stands and leads nowhere.",
    fix="Write the brackets next to each other.",
    document=check,
    reads=Reads.MARKDOWN,
    references=Severity.HINT,
    trigger=r"\] +\(|\]\([^()\n]*(?:\n|$)|\]\((?:https?/|https?:/[^/]|https?;|https?:\w|htp|htts)|\]\(<?https?://[^()\s<>]+ |\)\[",
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="See [limits] (references/limits.md).", at="[limits] ("),
        Example(body="See (docs)[https://huggingface.co/docs].", at="(docs)["),
        Example(body="See [docs](https://huggingface.co/my docs).", at="[docs]"),
        Example(body="See [limits](references/limits.md for more.", at="[limits]("),
    ),
    passes=(Example(body="See [limits](references/limits.md) (and `x[0] (https://a.b)`)."),),
)

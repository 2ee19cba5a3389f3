"""The section on common issues has issues in it."""
# ruff: noqa: E501 - patterns are read whole

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import TROUBLE, matching, text_of

FILLER = re.compile(
    r"\W*(?:none(?: (?:yet|so far|known))?|n/?a"
    r"|no(?:ne)? (?:known )?(?:issues?|problems?)(?: (?:yet|known|so far|reported|at this time))?"
    r"|coming soon|to ?do|tbd|to be (?:added|written|done|determined)"
    r"|nothing (?:yet|so far|known|to report|here|at the moment)[^.]{0,40}|nothing"
    r"|(?:we|i)(?:['’]ve| have)(?: not|n['’]t)? (?:\w+ )?(?:had|seen|hit|met|found|run into)"
    r" (?:no|any) [^.]{0,40}"
    r"|(?:it|this|everything) (?:just |simply )?works?[^.]{0,40}"
    r"|(?:please )?(?:open|file|report|raise|create) (?:an?|any|new|it|them)[^.]{0,80}"
    r"|(?:please )?(?:ask|search|look|post|google) (?:in|on|for|at|it|the)\b[^`]{0,60}"
    r"|(?:most|many|all|these) (?:\w+ )?(?:problems?|issues?|errors?|things) [^`]{0,60}"
    r"|(?:this|the) (?:section|list) (?:will|is)[^.]{0,60}"
    r"|see (?:the )?(?:docs|documentation|github(?: issues)?))\W*",
    re.IGNORECASE,
)
NONE = re.compile(
    r"^\W*(?:there (?:are|is)(?:n['’]t| not?)|no|none|nothing|we (?:know of|have) no|currently no)\b"
    r"[^.]{0,40}\b(?:issues?|problems?|errors?|known)\b|^\W*(?:see|check|refer to|please (?:see|open))"
    r"\b[^.]{0,80}\b(?:issue tracker|issues page|github|documentation|docs)\b[^.]{0,40}\.?$",
    re.IGNORECASE,
)
ADVICE = re.compile(
    r"\W*(?:if|when) (?:something|anything|it|things|that|there)\b[^.:`]{0,60}"
    r"\b(?:look at|check|read|search|see|google|consult|ask|open|contact|try)\b[^:`]{0,160}",
    re.IGNORECASE,
)
"""What fits any trouble with any tool."""
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SHORTEST = 40
TITLE = re.compile(r"\s*(?:#{1,6} .*|(?:[-*] |\d+[.)] )?(?:\*\*|__)[^*_]+(?:\*\*|__):?\s*|-{3,}|)")
"""A line that names an issue, and says nothing of it."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report an issues section without content, or with a filler instead of it."""
    for section in matching(doc, TROUBLE):
        text = text_of(doc, section)
        words = " ".join(
            line.strip(" \t\r-=*_#") for line in text.split("\n") if line.strip(" \t\r-=*_#")
        )
        if section.heading.level > 2 and words:
            continue
        if (
            not words
            or NONE.search(words[:200])
            or _says_nothing(words)
            or len(words) < SHORTEST
            or all(TITLE.fullmatch(line[:300]) for line in text.split("\n"))
        ):
            yield Hit(
                message=f"`{section.heading.text[:60]}` holds no issue with a cure",
                line=section.heading.line,
            )


def _says_nothing(words: str) -> bool:
    """Whether each of a few sentences would fit any tool."""
    return len(words) < 400 and all(
        FILLER.fullmatch(sentence) or ADVICE.fullmatch(sentence)
        for sentence in SENTENCE.split(words)
    )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="The section on common issues is not empty.",
    why="An empty section on issues says that nobody used the tool.",
    fix="Write down two or three errors you met, with what helped.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="## Troubleshooting\n", at="## Troubleshooting"),
        Example(body="## Known problems\n\nNone so far.", at="## Known problems"),
        Example(
            body="## Gotchas\n\nThere are no known issues at the moment. Please open one on GitHub.",
            at="## Gotchas",
        ),
        Example(
            body="## Gotchas\n\nIf something goes wrong, read the message and search for it.",
            at="## Gotchas",
        ),
        Example(
            body="## Known issues\n\nMost problems go away after an upgrade. Ask in the forum.",
            at="## Known issues",
        ),
        Example(
            body="## Pitfalls\n\nNothing so far. Please open an issue upstream if it breaks.",
            at="## Pitfalls",
        ),
        Example(
            body="## Known errors\n\n**Issue: out of memory**\n\n**Issue: slow start**\n\n"
            "### Wrong count of tokens\n",
            at="## Known errors",
            also=("section-empty",),
        ),
    ),
    passes=(
        Example(
            body="## Troubleshooting\n\n### Out of memory\n\nHalve the batch size and try again "
            "with less context."
        ),
    ),
)

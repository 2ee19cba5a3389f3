"""Code on a page is whole."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View

ELIDED = re.compile(
    r"(?:#|//|--|/\*|<!--)\s*(?:\.\.\.|…)?\s*(?:\(?(?:rest|remainder) of (?:the |your )?"
    r"(?:\w+ ){0,2}?(?:code|file|function|implementation|script|class|config\w*|logic)"
    r"|(?:your|insert|put|add|place)"
    r" (?:\w+ ){0,3}?(?:code|logic|implementation)(?: goes)? here|(?:existing|previous|same|other) "
    r"(?:\w+ ){0,2}?(?:code|as (?:above|before))|implementation (?:here|omitted|details? omitted)"
    r"|code (?:omitted|goes here|continues)|(?:truncated|omitted|elided|snip(?:ped)?)\b"
    r"|implement (?:this|me|here|your)|fill (?:this |me )?in)",
    re.IGNORECASE,
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report comments that stand for code somebody left out."""
    for fence in doc.snippets:
        if fence.language in ("", "text", "markdown", "md", "diff"):
            continue
        for number, line in enumerate(fence.text.split("\n"), 1):
            match = ELIDED.search(line[:400])
            if match is not None:
                yield Hit(
                    message=f"code is left out here: `{line.strip()[:60]}`",
                    line=fence.line + number,
                )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    references=Severity.HINT,
    standard="Code is whole: nothing is replaced by a comment that says it was left out.",
    why="The part that is left out is the part the reader does not know.",
    fix="Write the code out, or shorten the example to one that is complete.",
    document=check,
    reads=Reads.TEXT,
    trigger=r"(?i)(?:#|//|--|/\*|<!--)[ .…(]*(?:\w+ ){0,4}(?:code|file|function|implementation"
    r"|script|class|config\w*|logic|above|before|omitted|truncated|elided|snip|here|this|in)",
    fails=(
        Example(body="```python\nimport os\n# ... rest of the code\n```", at="rest of the code"),
        Example(body="```python\ndef f():\n    # your code here\n    pass\n```", at="your code"),
    ),
    passes=(Example(body="```python\n# Set the code page here\nx = 1\n```"),),
)

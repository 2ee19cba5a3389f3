"""A description is specific."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

VAGUE = re.compile(
    r"^(?:an? |the )?"
    r"(?:helps?|assists?|aids?|supports?|works?|deals?|does|useful|handles?|skill|tool)"
    r"(?: (?:with|for|on|in|to|you|users|people|stuff|things|various|many|data|tasks|files"
    r"|documents"
    r"|code|everything|anything|about|that|process|handle|do|and|work|models?|projects?|different))*"
    r"[.!]?(?:\s+use (?:this |it )?(?:when(?:ever)? )?"
    r"(?:needed|necessary|required|you want|you need|appropriate)[.!]?)?$",
    re.IGNORECASE,
)
SHORTEST = 40


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a description that is very short or made of words that fit anything."""
    field = doc.front.fields.get("description")
    if field is None or not field.text:
        return
    text = " ".join(field.text[:2000].split())
    if len(text) < SHORTEST:
        yield Hit(
            message=f"`description` has only {len(text)} characters; say what and when",
            line=field.line,
        )
    elif VAGUE.match(text):
        yield Hit(message="`description` could be of any skill", line=field.line)


RULE = Rule(
    severity=Severity.WARNING,
    standard="`description` is specific: it names the tool, the task and the occasion.",
    why="Of a hundred descriptions the agent picks one; words that fit all of them decide nothing.",
    fix="Name the library, what is done with it, and the words a user would say.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"description": "Helps with data. Use when needed."}, at="description:"),
        Example(
            fields={"description": "Helps with various tasks and data. Use when you need."},
            at="description:",
        ),
    ),
    passes=(
        Example(fields={"description": "Helps count tokens of prompts; use for cost checks."}),
    ),
)

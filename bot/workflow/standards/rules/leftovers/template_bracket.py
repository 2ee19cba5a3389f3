"""No bracket of the template is left."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View

BRACKET = re.compile(
    r"\[(?:insert|add|your|describe|description of|enter|fill|replace|put|write"
    r"|provide|explain|list"
    r"|name of|tool ?name|skill ?name|library ?name|project ?name|task ?name"
    r"|model ?name|framework|link to"
    r"|url|placeholder|example here|title|feature \d|step \d|brief|short|specific|what|why|when|how"
    r"|common|solution|problem|issue|error message|use case|alternative|section|topic|something"
    r"|code here|content|details?|x+|n)\b[^\[\]\n]{0,120}\](?![(\[:])"
    r"|\{\{\s*(?:[A-Z][A-Z_ ]+|(?:skill|tool|your|project)[\w .-]*)\s*\}\}"
    r"|<(?:insert|your|add|describe|replace|fill)[\w -]{1,60}>",
    re.IGNORECASE,
)
FRONT = re.compile(r"^\s*(?:\[(?!\[)[^\[\]]*\]|<[^<>]+>|\{\{.*\}\})\s*$")


ASKED = re.compile(
    r"^(?:[-*] )?(?:describe|explain|list|add|insert|write|provide) (?:what|when|how"
    r"|why|the|your|a)\b"
    r"[^.\n]{0,80}\bhere\b|^\[(?:\.\.\.|…)\][ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report brackets that ask to be filled in, in prose, headings and frontmatter."""
    for match in BRACKET.finditer(doc.only(Place.PROSE, Place.HTML)):
        if (
            match.group().startswith("[")
            and match.group()[1:2] in "xX "
            and len(match.group()) == 3
        ):
            continue
        if re.fullmatch(r"\[[xXnN\d]+\]", match.group()):
            continue
        yield Hit(
            message=f"left from the template: `{match.group()[:60]}`",
            line=doc.line_at(match.start()),
        )
    for match in ASKED.finditer(doc.prose):
        yield Hit(
            message=f"left from the template: `{match.group()[:60]}`",
            line=doc.line_at(match.start()),
        )
    for heading in doc.headings:
        if re.fullmatch(r"\[[^\[\]]{2,80}\]", heading.text):
            yield Hit(message=f"left from the template: `{heading.text}`", line=heading.line)
    for key in ("name", "description", "version", "license"):
        field = doc.front.fields.get(key)
        if field is not None and BRACKET.search(field.text[:1500]):
            yield Hit(message=f"`{key}` is left from the template", line=field.line)


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    references=Severity.WARNING,
    standard="No bracket of the template is left to be filled in.",
    why="It is the place where the content belongs.",
    fix="Replace it by what it asks for.",
    document=check,
    reads=Reads.MARKDOWN,
    trigger=r"(?im)\[(?:insert|add|your|describe|description|enter|fill|replace|put|write|provide"
    r"|explain|list|name of|tool|skill|library|project|task|model|framework|link to|url|placeholder"
    r"|example here|title|feature|step|brief|short|specific|what|why|when|how|common|solution"
    r"|problem|issue|error message|use case|alternative|section|topic|something|code here|content"
    r"|details?|x+|n)\b|^#+ \[|\{\{|<(?:insert|your|add|describe|replace|fill)"
    r"|^(?:[-*] )?(?:describe|explain|list|add|insert|write|provide) .*\bhere\b|^\[(?:\.\.\.|…)\]",
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="[Describe the main feature here]", at="[Describe"),
        Example(body="### [Tool Name]\n\nText.", at="### [Tool Name]"),
        Example(body="Use {{TOOL_NAME}} for this.", at="{{TOOL"),
    ),
    passes=(
        Example(
            body="Set `[your key]` and see [how it works](references/encoding.md).\n\n"
            "```bash\nrun [options]\n```"
        ),
    ),
)

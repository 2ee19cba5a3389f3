"""A name is lower case letters, digits and single hyphens, 64 characters at most."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity, Suggestion
from bot.workflow.standards.rule import Example, Need, Rule, View

FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LIMIT = 64


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a name that is no kebab-case word of that length."""
    field = doc.front.fields.get("name")
    if field is None or (field.kind == "scalar" and not field.text):
        return
    if field.scalar is None or field.scalar.kind != "str":
        yield Hit(message="`name` is not text", line=field.line)
    elif len(field.text) > LIMIT:
        yield Hit(
            message=f"`name` has {len(field.text)} characters; the limit is {LIMIT}",
            line=field.line,
        )
    elif not FORM.fullmatch(field.text):
        wish = re.sub(r"[^a-z0-9]+", "-", field.text.lower()).strip("-")
        advice = f"; perhaps `{wish}`" if wish else ""
        yield Hit(
            message=f"`name` is not lower case words joined by single hyphens{advice}",
            line=field.line,
            suggestion=Suggestion(start=field.line, end=field.line, text=f"name: {wish}")
            if wish and field.end_line == field.line
            else None,
        )


RULE = Rule(
    severity=Severity.ERROR,
    standard="`name` is kebab-case (`a-z`, `0-9`, single hyphens), at most 64 characters.",
    why="Agents and installers use the name as a directory and a command; other characters break "
    "them.",
    fix="Use lower case words joined by single hyphens, such as `serving-models-vllm`.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"name": "Counting-Tokens"}, at="name:", also=("name-directory",)),
        Example(fields={"name": "counting_tokens"}, at="name:", also=("name-directory",)),
        Example(fields={"name": "counting--tokens"}, at="name:", also=("name-directory",)),
        Example(fields={"name": "-counting-tokens"}, at="name:", also=("name-directory",)),
        Example(fields={"name": "a" * 65}, at="name:", also=("name-directory",)),
        Example(fields={"name": "123"}, at="name:", also=("name-directory",)),
    ),
    passes=(Example(fields={"name": "counting-tokens-2"}),),
)

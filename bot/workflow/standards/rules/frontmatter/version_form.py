"""A version has three numbers."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity, Suggestion
from bot.workflow.standards.rule import Example, Need, Rule, View

SEMVER = re.compile(
    r"(?:0|[1-9]\d{0,9})\.(?:0|[1-9]\d{0,9})\.(?:0|[1-9]\d{0,9})"
    r"(?:-(?:0|[1-9]\d{0,9}|\d*[A-Za-z-][0-9A-Za-z-]{0,40})"
    r"(?:\.(?:0|[1-9]\d{0,9}|\d*[A-Za-z-][0-9A-Za-z-]{0,40})){0,9})?"
    r"(?:\+[0-9A-Za-z-]{1,40}(?:\.[0-9A-Za-z-]{1,40}){0,9})?"
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report what is no semantic version (https://semver.org)."""
    field = doc.front.fields.get("version")
    if field is None or (field.kind == "scalar" and not field.text):
        return
    if not SEMVER.fullmatch(field.text):
        wish = _three(field.text)
        yield Hit(
            message=f"`version` is not MAJOR.MINOR.PATCH{f'; perhaps `{wish}`' if wish else ''}",
            line=field.line,
            suggestion=Suggestion(start=field.line, end=field.line, text=f"version: {wish}")
            if wish
            else None,
        )


def _three(text: str) -> str:
    match = re.fullmatch(r"v?(\d{1,5})(?:\.(\d{1,5}))?(?:\.(\d{1,5}))?", text, re.IGNORECASE)
    return ".".join(str(int(part or 0)) for part in match.groups()) if match else ""


RULE = Rule(
    severity=Severity.ERROR,
    standard="`version` is a semantic version with three numbers, such as `1.0.0`.",
    why="Installers compare versions to tell whether a skill changed.",
    fix="Write MAJOR.MINOR.PATCH without a leading `v`.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"version": "1.0"}, at="version:"),
        Example(fields={"version": "v1.0.0"}, at="version:"),
        Example(fields={"version": "latest"}, at="version:"),
    ),
    passes=(Example(fields={"version": "2.1.0-rc.1"}),),
)

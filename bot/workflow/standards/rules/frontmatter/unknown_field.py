"""The frontmatter has only keys that mean something."""

from collections.abc import Iterator

from rapidfuzz import process

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

KNOWN = frozenset(
    [
        "name",
        "description",
        "version",
        "author",
        "license",
        "tags",
        "dependencies",
        "compatibility",
        "metadata",
        "allowed-tools",
        "disable-model-invocation",
        "user-invocable",
        "context",
        "agent",
        "model",
        "hooks",
        "argument-hint",
        "effort",
        "paths",
        "shell",
    ]
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report unknown keys, with the nearest known one if it is near."""
    for field in doc.front.fields.values():
        if field.key in KNOWN:
            continue
        near = process.extractOne(field.key.lower()[:60], KNOWN, score_cutoff=75)
        advice = f"; did you mean `{near[0]}`?" if near else ""
        yield Hit(message=f"unknown key `{field.key[:60]}`{advice}", line=field.line)


RULE = Rule(
    severity=Severity.WARNING,
    standard="Frontmatter has no other keys than the library and the agents know.",
    why="A key nobody reads is either a misspelled one or an invention.",
    fix="Correct the spelling, or move it into `metadata`.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"licence": "MIT"}, at="licence:"),
        Example(fields={"priority": "high"}, at="priority:"),
    ),
    passes=(Example(fields={"allowed-tools": "Bash Read", "metadata": "{owner: docs}"}),),
)

"""The frontmatter has the keys every skill needs."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View


def check(doc: Doc, view: View) -> Iterator[Hit]:
    """Report keys that are absent, and keys without a value."""
    for key in view.config.required_fields:
        field = doc.front.fields.get(key)
        if field is None:
            yield Hit(message=f"the frontmatter has no `{key}`", line=None)
        elif field.kind == "scalar" and not field.text:
            yield Hit(message=f"`{key}` has no value", line=field.line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="Frontmatter names `name`, `description`, `version`, `author`, `license` and `tags`.",
    why="The catalogue, the installer and the agents' choice are made from these keys.",
    fix="Add the key with its value.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"author": None}),
        Example(fields={"license": None}),
        Example(fields={"description": '""'}, at="description:"),
        Example(fields={"tags": ""}, at="tags:"),
    ),
    passes=(Example(fields={"dependencies": None}, body="```text\nno imports\n```"),),
)

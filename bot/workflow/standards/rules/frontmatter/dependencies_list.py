"""Dependencies are a list of requirements."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report dependencies that are not a list of text."""
    field = doc.front.fields.get("dependencies")
    if field is None:
        return
    if field.kind == "scalar" and field.text in ("", "none", "None"):
        return
    if field.kind != "list":
        yield Hit(message="`dependencies` is not a list", line=field.line)
    elif field.has_nested:
        yield Hit(
            message="`dependencies` holds something that is not a requirement", line=field.line
        )


RULE = Rule(
    severity=Severity.ERROR,
    standard="`dependencies` is a list: `dependencies: [torch>=2.1.0, transformers>=4.40.0]`.",
    why="Tools install the list item by item.",
    fix="Put the requirements between square brackets, separated by commas.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(
            fields={"dependencies": "tiktoken>=0.7.0, transformers>=4.40.0"}, at="dependencies:"
        ),
    ),
    passes=(Example(fields={"dependencies": "\n  - tiktoken>=0.7.0\n  - transformers>=4.0"}),),
)

"""A name does not borrow the names of Anthropic's products."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

RESERVED = ("anthropic", "claude")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a reserved word in the name."""
    field = doc.front.fields.get("name")
    if field is None:
        return
    for word in RESERVED:
        if word in field.text.lower():
            yield Hit(message=f"`name` holds the reserved word `{word}`", line=field.line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="`name` does not hold the reserved words `anthropic` and `claude`.",
    why="Agents refuse to load skills whose names look like the vendor's own.",
    fix="Name the tool or the task instead.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(Example(fields={"name": "claude-tokens"}, at="name:", also=("name-directory",)),),
    passes=(Example(fields={"name": "cloud-tokens"}),),
)

"""A description has at most 1024 characters."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View


def check(doc: Doc, view: View) -> Iterator[Hit]:
    """Count the characters."""
    field = doc.front.fields.get("description")
    limit = view.config.max_description
    if field is not None and len(field.text) > limit:
        yield Hit(
            message=f"`description` has {len(field.text)} characters; the limit is {limit}",
            line=field.line,
        )


RULE = Rule(
    severity=Severity.ERROR,
    standard="`description` has at most 1024 characters.",
    why="The descriptions of all skills are loaded at once; longer ones are cut or refused.",
    fix="Keep what it does and when to use it; move the rest into the page.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(
            fields={"description": "Counts tokens. Use when cutting text. " + "More words. " * 90},
            at="description:",
        ),
    ),
    passes=(Example(),),
)

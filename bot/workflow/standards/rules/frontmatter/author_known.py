"""A skill names the library's author."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.rules.leftovers.template_author import TEMPLATE


def check(doc: Doc, view: View) -> Iterator[Hit]:
    """Compare with the configured author (`standards.author`); an empty one allows any."""
    field = doc.front.fields.get("author")
    wanted = view.config.author
    if (
        wanted
        and field is not None
        and field.text
        and field.text != wanted
        and not TEMPLATE.match(field.text)
    ):
        yield Hit(message=f"`author` is not `{wanted}`", line=field.line)


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="`author` is Orchestra Research; contributors are named by the history.",
    why="The catalogue shows one publisher; the history keeps who wrote what.",
    fix="Write `author: Orchestra Research`, or what `standards.author` of the configuration says.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(Example(fields={"author": "somebody42"}, at="author:"),),
    passes=(
        Example(fields={"author": "Orchestra Research"}),
        Example(config={"author": "Ada's Lab"}, fields={"author": "Ada's Lab"}),
    ),
)

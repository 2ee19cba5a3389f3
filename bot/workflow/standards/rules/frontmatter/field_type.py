"""Each key has the kind of value it should."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

TEXT = ("description", "author", "license", "compatibility")
MAX_COMPATIBILITY = 500


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report lists and maps where text belongs, and the other way round."""
    fields = doc.front.fields
    for key in TEXT:
        field = fields.get(key)
        if field is None:
            continue
        if field.kind != "scalar" or (field.scalar and field.scalar.kind not in ("str", "null")):
            yield Hit(message=f"`{key}` is not text", line=field.line)
    compatibility = fields.get("compatibility")
    if compatibility is not None and len(compatibility.text) > MAX_COMPATIBILITY:
        yield Hit(
            message=f"`compatibility` has over {MAX_COMPATIBILITY} characters",
            line=compatibility.line,
        )
    metadata = fields.get("metadata")
    if metadata is not None and metadata.kind != "map" and metadata.text:
        yield Hit(message="`metadata` is not a map of keys to text", line=metadata.line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="`description`, `author` and `license` are text; `metadata` is a map of keys to text.",
    why="Readers that expect text fail on lists, dates and numbers.",
    fix="Write plain text, in quotes if YAML would read it as something else.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"description": "[Counts tokens, Use when cutting]"}, at="description:"),
        Example(fields={"author": "42"}, at="author:", also=("author-known",)),
        Example(fields={"metadata": "none at all"}, at="metadata:"),
    ),
    passes=(Example(fields={"compatibility": "Needs Python 3.10 and a GPU"}),),
)

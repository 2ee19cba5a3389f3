"""Tags are a list of words."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity, Suggestion
from bot.workflow.standards.frontmatter import Field
from bot.workflow.standards.rule import Example, Need, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report tags that are not a list of text."""
    field = doc.front.fields.get("tags")
    if field is None or (field.kind == "scalar" and not field.text):
        return
    if field.kind != "list":
        yield Hit(message="`tags` is not a list", line=field.line, suggestion=_listed(field))
        return
    if field.has_nested:
        yield Hit(message="`tags` holds something that is not a word", line=field.line)
    for item in field.items:
        if item.kind in ("null", "bool", "int", "float", "timestamp") or not item.text.strip():
            yield Hit(message="a tag is not text", line=item.line)


def _listed(field: Field) -> Suggestion | None:
    if field.kind != "scalar" or "," not in field.text or field.line != field.end_line:
        return None
    words = ", ".join(word.strip() for word in field.text.split(",") if word.strip())
    return Suggestion(start=field.line, end=field.line, text=f"tags: [{words}]")


RULE = Rule(
    severity=Severity.ERROR,
    standard="`tags` is a list: `tags: [Quantization, Inference]`.",
    why="Search and the catalogue read the tags one by one.",
    fix="Put the tags between square brackets, separated by commas.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"tags": "Tokenization, Cost, LLM"}, at="tags:"),
        Example(fields={"tags": "{a: b}"}, at="tags:"),
        Example(fields={"tags": "[Quantization, Cost, LLM, Prompts, 2024]"}, at="tags:"),
    ),
    passes=(Example(fields={"tags": "\n  - Cost\n  - LLM\n  - Prompts\n  - Models\n  - Speed"}),),
)

"""A skill has five to ten tags."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View


def check(doc: Doc, view: View) -> Iterator[Hit]:
    """Count the tags."""
    field = doc.front.fields.get("tags")
    if field is None or field.kind != "list":
        return
    fewest, most = view.config.min_tags, view.config.max_tags
    count = len(field.items)
    if count < fewest:
        yield Hit(message=f"{count} tags; {fewest} to {most} are asked", line=field.line)
    elif count > most:
        yield Hit(
            message=f"{count} tags; {fewest} to {most} are asked",
            line=field.line,
            severity=Severity.HINT,
        )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="`tags` holds five to ten tags.",
    why="With fewer the skill is not found, with more every search finds it.",
    fix="Add the task, the technique and the tool as tags.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"tags": "[Cost, LLM]"}, at="tags:"),
        Example(fields={"tags": "[A, B, C, D, E, F, G, H, I, J, K]"}, at="tags:"),
    ),
    passes=(Example(),),
)

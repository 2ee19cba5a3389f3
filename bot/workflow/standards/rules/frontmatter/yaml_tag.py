"""The frontmatter holds plain values, no YAML tags and no aliases."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report tags that ask a reader to build objects, and aliases that multiply text."""
    for tag, line in doc.front.foreign_tags:
        yield Hit(message=f"the YAML tag `{tag}` asks the reader to build an object", line=line)
    for line in doc.front.aliases:
        yield Hit(message="a YAML alias (`*name`) repeats another value", line=line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="Frontmatter holds plain values: no YAML tags, no anchors with aliases.",
    why="Tags such as `!!python/object` run code in careless readers, and aliases can blow a few "
    "lines up to gigabytes.",
    fix="Write the value out as plain text.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    is_security=True,
    fails=(
        Example(fields={"metadata": "!!python/object/apply:os.system ['id']"}, at="metadata:"),
        Example(fields={"metadata": "{a: &a [x, x], b: [*a, *a]}"}, at="metadata:"),
    ),
    passes=(Example(fields={"metadata": "{owner: docs}"}),),
)

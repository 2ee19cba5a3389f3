"""A skill is under the library's licence."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View


def check(doc: Doc, view: View) -> Iterator[Hit]:
    """Compare with the configured licence."""
    field = doc.front.fields.get("license")
    wanted = view.config.license
    if wanted and field is not None and field.text and field.text.lower() != wanted.lower():
        yield Hit(
            message=f"`license` is `{field.text[:60]}`, the library's is `{wanted}`",
            line=field.line,
        )


RULE = Rule(
    severity=Severity.WARNING,
    standard="`license` is MIT, the licence of the library.",
    why="The library is published as a whole under one licence.",
    fix="Write `license: MIT`, or ask the maintainers first.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(Example(fields={"license": "Proprietary"}, at="license:"),),
    passes=(Example(fields={"license": "mit"}),),
)

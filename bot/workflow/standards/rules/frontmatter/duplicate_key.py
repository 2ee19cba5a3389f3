"""A key stands once in the frontmatter."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report the second and later of equal keys."""
    for key, line, first in doc.front.duplicates:
        yield Hit(message=f"`{key}` is already set on line {first}", line=line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="Each key stands once in the frontmatter.",
    why="YAML readers disagree on which of two values counts, so the skill means different things "
    "to different agents.",
    fix="Keep one of the lines.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"version": "1.0.0\nlicense: MIT", "license": "MIT"}, at="license: MIT"),
    ),
    passes=(Example(fields={"metadata": "{license: MIT}"}),),
)

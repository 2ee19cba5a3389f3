"""A tag stands once."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report tags that differ only in case or hyphens from an earlier one."""
    field = doc.front.fields.get("tags")
    seen: set[str] = set()
    for item in field.items if field is not None else ():
        key = re.sub(r"[\s_-]+", "", item.text).casefold()
        if key and key in seen:
            yield Hit(message=f"the tag `{item.text}` stands twice", line=item.line)
        seen.add(key)


RULE = Rule(
    severity=Severity.WARNING,
    standard="Each tag stands once.",
    why="A repeated tag only fills the list.",
    fix="Remove it.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(Example(fields={"tags": "[Cost, LLM, Prompts, Models, Speed, COST]"}, at="tags:"),),
    passes=(Example(),),
)

"""The author is not the template's."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

TEMPLATE = re.compile(
    r"^(?:your[ _-]?(?:full )?(?:name|org(?:anization)?|company|handle|username"
    r"|team)\b.*|author(?:[ _-]?name)?"
    r"|name|john doe|jane doe|\[.*\]|<.*>|\{\{.*\}\}|todo|tbd|xxx|unknown|me|n/a|none|anonymous"
    r"|first(?:name)? last(?:name)?|username|github[ _-]?(?:user|username|handle))$",
    re.IGNORECASE,
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report an author that was never filled in."""
    field = doc.front.fields.get("author")
    if field is None:
        return
    text = field.text or (field.items[0].text if field.items else "")
    if TEMPLATE.match(text[:200]) or (field.kind == "list" and len(field.items) == 1):
        yield Hit(message=f"`author` is left from the template (`{text[:60]}`)", line=field.line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="`author` is a name, not the template's words.",
    why="It is published as it stands.",
    fix="Write the author the library asks for.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"author": "Your Name"}, at="author:", also=("author-known",)),
        Example(fields={"author": '"[Author]"'}, at="author:", also=("author-known",)),
    ),
    passes=(Example(fields={"author": "Name of the Rose Lab"}),),
)

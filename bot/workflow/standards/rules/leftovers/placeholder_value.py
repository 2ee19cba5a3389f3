"""No value of the template is left in the frontmatter or the title."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

TEMPLATE = re.compile(
    r"^(?:skill[ _-]?name(?:[ _-]here)?|my[ _-]?skill|your[ _-]?skill(?:[ _-]?name)?"
    r"|template[ _-]?skill"
    r"|skill[ _-]?template|a? ?brief description.*|description(?: here| of (?:the"
    r"|this|your) skill.*)?"
    r"|(?:tag ?\d|keyword ?\d|category|topic ?\d)|what (?:this|the) skill does.*"
    r"|(?:package|library|dependency|dep|lib)[ _-]?\d?|todo|tbd)$",
    re.IGNORECASE,
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report values that are the template's own words."""
    for key in ("name", "description", "tags", "dependencies"):
        field = doc.front.fields.get(key)
        if field is None:
            continue
        for text, line in [(field.text, field.line), *((i.text, i.line) for i in field.items)]:
            if key == "tags" and text == "todo":  # a topic, as in lists of tasks
                continue
            if text and TEMPLATE.match(re.split(r"[<>=~!;\[]", text.strip()[:300])[0].strip()):
                yield Hit(message=f"`{key}` still holds the template's `{text[:60]}`", line=line)
    title = next((heading for heading in doc.headings if heading.level == 1), None)
    if title is not None and TEMPLATE.match(title.text):
        yield Hit(message=f"the title is the template's `{title.text}`", line=title.line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="No value of the template is left in the frontmatter or the title.",
    why="The catalogue shows it to everybody.",
    fix="Write the skill's own name, description and tags.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"tags": "[Tag1, Tag2, Cost, LLM, Models]"}, at="tags:"),
        Example(
            fields={"description": "Brief description of what this skill does and when to use it"},
            at="description:",
            also=("description-vague",),
        ),
    ),
    passes=(Example(), Example(fields={"tags": "[Tasks, todo, Cost, LLM, Models]"}, also=("*",))),
)

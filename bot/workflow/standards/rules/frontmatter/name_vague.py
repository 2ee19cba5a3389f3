"""A name says what the skill is about."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

VAGUE = frozenset(
    [
        "helper",
        "helpers",
        "util",
        "utils",
        "utilities",
        "tool",
        "tools",
        "misc",
        "stuff",
        "data",
        "file",
        "files",
        "document",
        "documents",
        "general",
        "common",
        "skill",
        "skills",
        "test",
        "demo",
        "example",
        "new-skill",
        "my-skill",
        "untitled",
        "code",
    ]
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a name made of words that fit anything."""
    field = doc.front.fields.get("name")
    if field is None or not field.text:
        return
    words = field.text.lower().split("-")
    if field.text.lower() in VAGUE or all(word in VAGUE for word in words):
        yield Hit(message=f"the name `{field.text}` could be anything", line=field.line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="`name` tells the tool or the task; `helper`, `utils` or `tools` tell nothing.",
    why="Agents choose a skill by name and description before they read anything else.",
    fix="Name what is done with what: `counting-tokens`, `fine-tuning-with-trl`.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(Example(fields={"name": "helper-utils"}, at="name:", also=("name-directory",)),),
    passes=(Example(fields={"name": "data-loading"}),),
)

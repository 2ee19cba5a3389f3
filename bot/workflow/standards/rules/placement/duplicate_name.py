"""A name belongs to one skill."""

from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule
from bot.workflow.standards.specimen import FIELDS

OTHER = "15-rag/other/SKILL.md"


def check(view: LibraryView) -> Iterator[Hit]:
    """Report each judged skill whose name another skill has."""
    holders: dict[str, list[str]] = {}
    judged = [skill.doc for skill in view.submission.skills]
    for doc in (*view.submission.others, *judged):
        field = doc.front.fields.get("name")
        if field is not None and field.text:
            holders.setdefault(field.text, []).append(doc.path)
    for doc in judged:
        field = doc.front.fields.get("name")
        if field is None or not field.text:
            continue
        holder = next((path for path in holders[field.text] if path != doc.path), None)
        if holder is not None:
            yield Hit(
                message=f"the name `{field.text}` already belongs to `{holder}`",
                path=doc.path,
                line=field.line,
            )


RULE = Rule(
    severity=Severity.ERROR,
    standard="No two skills of the library have the same name.",
    why="Agents find skills by name; of two with one name, one is never found.",
    fix="Choose a name that says what sets this skill apart.",
    library=check,
    fails=(
        Example(
            files={f"/{OTHER}": f"---\nname: {FIELDS['name']}\n---\n# Other\n"},
            at="name: counting-tokens",
        ),
    ),
    passes=(Example(files={f"/{OTHER}": "---\nname: other\n---\n# Other\n"}),),
)

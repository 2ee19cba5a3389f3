"""A description is not another skill's."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule

NEAR = 92


def check(view: LibraryView) -> Iterator[Hit]:
    """Report descriptions nearly equal to one that stands elsewhere."""
    seen: list[tuple[str, str]] = []
    for doc in view.submission.others:
        field = doc.front.fields.get("description")
        if field is not None and field.text:
            seen.append((field.text[:1024], doc.path))
    for skill in view.submission.skills:
        field = skill.doc.front.fields.get("description")
        if field is not None and field.text:
            seen.append((field.text[:1024], skill.doc.path))
    for skill in view.submission.skills:
        field = skill.doc.front.fields.get("description")
        if field is None or len(field.text) < 30:
            continue
        text = field.text[:1024]
        for other, path in seen:
            if path != skill.doc.path and fuzz.ratio(text, other, score_cutoff=NEAR):
                yield Hit(
                    message=f"the description is nearly that of `{path}`",
                    path=skill.doc.path,
                    line=field.line,
                )
                break


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Each description is the skill's own.",
    why="Of two skills with one description the agent takes either.",
    fix="Say what sets this skill apart.",
    library=check,
    fails=(
        Example(
            fields={"description": "Counts tokens of prompts exactly. Use when estimating cost."},
            files={
                "/15-rag/other/SKILL.md": "---\nname: other\ndescription: Counts tokens of prompts "
                "exactly. Use when estimating costs.\n---\n"
            },
            at="description:",
        ),
    ),
    passes=(Example(),),
)

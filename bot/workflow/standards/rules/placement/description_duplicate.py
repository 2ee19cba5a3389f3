"""A description is not another skill's."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule

NEAR = 92


def check(view: LibraryView) -> Iterator[Hit]:
    """Report descriptions nearly equal to one that stands elsewhere."""
    texts: list[str] = []
    paths: list[str] = []
    for doc in (*view.submission.others, *(skill.doc for skill in view.submission.skills)):
        field = doc.front.fields.get("description")
        if field is not None and field.text:
            texts.append(field.text[:1024])
            paths.append(doc.path)
    for skill in view.submission.skills:
        field = skill.doc.front.fields.get("description")
        if field is None or len(field.text) < 30:
            continue
        near = process.extract_iter(field.text[:1024], texts, scorer=fuzz.ratio, score_cutoff=NEAR)
        for path in (paths[number] for _, _, number in near):
            if path != skill.doc.path:
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

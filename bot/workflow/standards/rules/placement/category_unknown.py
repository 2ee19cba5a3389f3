"""A skill stands in a category the library has."""

from collections.abc import Iterator

from rapidfuzz import process

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.layout import NUMBERED
from bot.workflow.standards.rule import Example, LibraryView, Rule


def check(view: LibraryView) -> Iterator[Hit]:
    """Compare with the configured categories, and with those that other skills stand in."""
    submission, known = view.submission, view.config.categories
    if not known or not submission.is_library:
        return
    taken = {
        directory.split("/")[-2]
        for directory in submission.neighbours
        if directory.count("/") >= 1
        and submission.judged is not None
        and directory not in submission.judged
    }
    for skill in submission.skills:
        category = next((p for p in skill.directory.split("/") if NUMBERED.match(p)), None)
        if category is None or category in known or category in taken:
            continue
        near = process.extractOne(category, known, score_cutoff=60)
        advice = f"; did you mean `{near[0]}`?" if near else ""
        yield Hit(
            message=f"`{category}` is no category of this library{advice}",
            path=skill.doc.path,
            line=1,
        )


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="The category is one that the library has; a new one is agreed on first.",
    why="A category of one skill is found by nobody.",
    fix="Choose a known category, or ask the maintainers for a new one.",
    library=check,
    fails=(Example(directory="42-cooking/counting-tokens"),),
    passes=(
        Example(),
        Example(directory="42-cooking/counting-tokens", config={"categories": ["42-cooking"]}),
    ),
)

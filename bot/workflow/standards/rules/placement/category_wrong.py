"""A skill stands in the category of its subject."""

from collections.abc import Iterator

from bot.workflow.standards import category
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.layout import NUMBERED
from bot.workflow.standards.rule import Example, LibraryView, Rule


def check(view: LibraryView) -> Iterator[Hit]:
    """Report a skill whose words all speak of another category."""
    submission = view.submission
    for skill in submission.skills:
        parts = [*submission.root_name.split("/")[-1:], *skill.directory.split("/")]
        own = next((part for part in reversed(parts[:-1]) if NUMBERED.match(part)), None)
        if own is None or skill.doc.front.problem is not None:
            continue
        wish = category.better(skill.doc, own)
        if wish is not None:
            yield Hit(
                message=f"name, tags and description speak of `{wish}`, the skill stands in "
                f"`{own}`",
                path=skill.doc.path,
                line=1,
            )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="The category is the one of the skill's subject.",
    why="People look for a skill beside its like.",
    fix="Move the directory, or say in the description what ties it to this category.",
    library=check,
    fails=(Example(directory="15-rag/counting-tokens"),),
    passes=(Example(directory="02-tokenization/counting-tokens"),),
)

"""A pull request is about one topic."""

import posixpath
from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule
from bot.workflow.standards.submission import Pull

MOST = 3


def check(view: LibraryView) -> Iterator[Hit]:
    """Report new skills of several categories in one pull request."""
    submission = view.submission
    if submission.pull is None or submission.pull.is_maintainer:
        return
    new = [skill for skill in submission.skills if not skill.is_existing]
    categories = {posixpath.dirname(skill.directory) for skill in new}
    if len(new) > 1 and (len(categories) > 1 or len(new) > MOST):
        names = ", ".join(f"`{skill.name}`" for skill in new[:6])
        yield Hit(
            message=f"{len(new)} new skills of {len(categories)} categories at once: {names}",
            path=new[0].doc.path,
            line=None,
        )


RULE = Rule(
    severity=Severity.WARNING,
    standard="A pull request is about one topic.",
    why="One doubtful skill holds up all the others.",
    fix="Open one pull request per skill.",
    library=check,
    fails=(
        Example(
            pull=Pull(),
            judged=("15-rag/other",),
            files={"/15-rag/other/SKILL.md": "---\nname: other\n---\n# Other\n"},
            also=("*",),
        ),
    ),
    passes=(Example(pull=Pull()),),
)

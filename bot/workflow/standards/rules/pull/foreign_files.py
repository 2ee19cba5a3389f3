"""A pull request changes a skill and what belongs to it."""

from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule
from bot.workflow.standards.submission import Pull


def check(view: LibraryView) -> Iterator[Hit]:
    """Report changed paths outside the library, the roadmap and the marketplace file."""
    submission, pull = view.submission, view.submission.pull
    if pull is None or pull.is_maintainer or not submission.skills:
        return
    own = tuple(f"{skill.directory}/" for skill in submission.skills if skill.directory)
    known = {view.config.marketplace, view.roadmap.path}
    for path in pull.changed:
        if path.startswith(own) or path in known:
            continue
        inside = any(
            path.startswith(f"{directory}/") for directory in submission.neighbours if directory
        )
        yield Hit(
            message="this file belongs to another skill"
            if inside
            else "this file has nothing to do with the skill",
            path=path,
            line=None,
            severity=Severity.HINT if path.lower().endswith(("readme.md", "claude.md")) else None,
        )


RULE = Rule(
    severity=Severity.WARNING,
    standard="A pull request changes its skill and nothing that does not belong to it.",
    why="Unrelated changes are reviewed badly and reverted together with the good ones.",
    fix="Move the other changes into a pull request of their own.",
    library=check,
    fails=(Example(pull=Pull(changed=("setup.py",)), where="/setup.py"),),
    passes=(Example(pull=Pull(changed=("10-optimization/counting-tokens/SKILL.md",))),),
)

"""A skill that somebody else holds is not taken."""

from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule
from bot.workflow.standards.submission import Claimed, Pull


def check(view: LibraryView) -> Iterator[Hit]:
    """Report new skills whose roadmap item another person holds."""
    pull = view.submission.pull
    if pull is None:
        return
    held = {claim.directory: claim for claim in pull.claims}
    for skill in view.submission.skills:
        claim = held.get(skill.name)
        if claim is None or skill.is_existing or claim.holder.lower() == pull.author.lower():
            continue
        yield Hit(
            message=f"`{claim.item}` is held by {claim.holder}; ask them, or wait for the release",
            path=skill.doc.path,
            line=None,
        )


RULE = Rule(
    severity=Severity.ERROR,
    standard="A roadmap item that somebody holds is theirs until they release it.",
    why="Two people who write the same skill have wasted one person's work.",
    fix="Agree with the holder, or take another item.",
    library=check,
    fails=(
        Example(
            pull=Pull(
                author="bob",
                claims=(Claimed(item="Counting", holder="ada", directory="counting-tokens"),),
            )
        ),
    ),
    passes=(
        Example(
            pull=Pull(
                author="Ada",
                claims=(Claimed(item="Counting", holder="ada", directory="counting-tokens"),),
            )
        ),
    ),
)

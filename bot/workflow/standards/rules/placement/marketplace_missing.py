"""A skill is listed in the marketplace."""

from collections.abc import Iterator

from bot.workflow.standards import marketplace
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule


def check(view: LibraryView) -> Iterator[Hit]:
    """Report skills that the marketplace file does not name."""
    market = marketplace.read(view.submission.tree, view.config.marketplace)
    if market is None or market.problem is not None:
        return
    listed = {listing.path for listing in market.listings}
    for skill in view.submission.skills:
        if skill.directory not in listed:
            yield Hit(
                message=f"`{market.path}` does not list `./{skill.directory}`",
                path=skill.doc.path,
                line=None,
            )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Where the library has a marketplace file, it lists each skill.",
    why="What is not listed cannot be installed.",
    fix="Add the skill's path to the `skills` list of its category.",
    library=check,
    fails=(Example(files={"/.claude-plugin/marketplace.json": '{"plugins": []}'}),),
    passes=(
        Example(
            files={
                "/.claude-plugin/marketplace.json": '{"plugins": [{"name": "optimization", '
                '"source": "./", "skills": ["./10-optimization/counting-tokens"]}]}'
            }
        ),
        Example(
            files={
                "/.claude-plugin/marketplace.json": '{"plugins": [{"name": "counting-tokens", '
                '"source": "./10-optimization/counting-tokens"}]}'
            }
        ),
    ),
)

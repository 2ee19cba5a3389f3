"""The marketplace file can be read."""

from collections.abc import Iterator

from bot.workflow.standards import marketplace
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule


def check(view: LibraryView) -> Iterator[Hit]:
    """Report a file that is no JSON, or has no list of plugins."""
    market = marketplace.read(view.submission.tree, view.config.marketplace)
    if market is not None and market.problem is not None:
        message, line = market.problem
        yield Hit(message=f"cannot be read: {message}", path=market.path, line=line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="The marketplace file is valid JSON with a list of plugins.",
    why="If it cannot be read, no skill of the library can be installed.",
    fix="Mend the line; a missing comma is the usual cause.",
    library=check,
    fails=(
        Example(
            files={"/.claude-plugin/marketplace.json": '{\n  "plugins": [\n    {]\n  ]\n}\n'},
            at="{]",
            where="/.claude-plugin/marketplace.json",
        ),
    ),
    passes=(Example(),),
)

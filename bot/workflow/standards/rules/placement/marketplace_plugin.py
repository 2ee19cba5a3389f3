"""A skill is listed under its own category."""

from collections.abc import Iterator

from bot.workflow.standards import marketplace
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.layout import NUMBERED
from bot.workflow.standards.rule import Example, LibraryView, Rule


def check(view: LibraryView) -> Iterator[Hit]:
    """Report a listing whose neighbours in the plugin all stand in another category."""
    market = marketplace.read(view.submission.tree, view.config.marketplace)
    if market is None:
        return
    groups: dict[str, list[marketplace.Listing]] = {}
    for listing in market.listings:
        groups.setdefault(listing.plugin, []).append(listing)
    for plugin, listings in groups.items():
        for listing in listings:
            own = _category(listing.path)
            others = {_category(other.path) for other in listings if other is not listing}
            wrong = len(listings) > 2 and len(others) == 1 and own not in others
            if own and (wrong or _is_elsewhere(plugin, own, set(market.plugins))):
                yield Hit(
                    message=f"`{listing.written[:100]}` is listed in the plugin `{plugin[:60]}`",
                    path=market.path,
                    line=listing.line,
                )


def _category(path: str) -> str:
    return next((part for part in path.split("/") if NUMBERED.match(part)), "")


def _is_elsewhere(plugin: str, category: str, plugins: set[str]) -> bool:
    """The plugin is named after another category, while the own category has its plugin."""
    own = category.lstrip("0123456789").lstrip("-")
    return plugin not in (own, category) and bool({own, category} & plugins)


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="The marketplace file lists a skill in the plugin of its category.",
    why="Whoever installs the category does not get the skill, and others get it unasked.",
    fix="Move the path to the plugin of its category.",
    library=check,
    fails=(
        Example(
            files={
                "/.claude-plugin/marketplace.json": '{"plugins": [{"name": "rag", "skills": [\n'
                '"./10-optimization/counting-tokens"]},\n{"name": "optimization", "skills": []}, '
                '{"name": "optimization", "skills": ["./10-optimization/other"]}]}',
                "/10-optimization/other/SKILL.md": "---\nname: other\n---\n# Other\n",
            },
            at="counting-tokens",
            where="/.claude-plugin/marketplace.json",
        ),
    ),
    passes=(
        Example(
            files={
                "/.claude-plugin/marketplace.json": '{"plugins": [{"name": "optimization", '
                '"source": "./", "skills": ["./10-optimization/counting-tokens"]}]}'
            }
        ),
    ),
)

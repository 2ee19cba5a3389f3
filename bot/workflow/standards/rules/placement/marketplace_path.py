"""The marketplace lists paths that exist, each once."""

from collections.abc import Iterator

from bot.workflow.standards import marketplace
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule
from bot.workflow.standards.tree import Tree


def check(view: LibraryView) -> Iterator[Hit]:
    """Report listings that lead nowhere, out of the library, or to the same skill twice."""
    tree = view.submission.tree
    market = marketplace.read(tree, view.config.marketplace)
    seen: dict[str, str] = {}
    for listing in market.listings if market is not None else ():
        message = _wrong(listing, tree, seen)
        if message:
            yield Hit(message=message, path=view.config.marketplace, line=listing.line)
        seen.setdefault(listing.path, listing.plugin)


def _wrong(listing: marketplace.Listing, tree: Tree, seen: dict[str, str]) -> str:
    shown = f"`{listing.written[:100]}`"
    if listing.path.startswith(("..", "/")):
        return f"{shown} leads out of the library"
    page = f"{listing.path}/SKILL.md".lstrip("/")
    if page not in tree and not _is_group(tree.skill_directories, listing.path):
        real = tree.other_case(listing.path)
        return f"{shown} holds no skill{f'; it is spelled `{real}`' if real else ''}"
    if listing.path in seen:
        return f"{shown} is listed twice (in `{seen[listing.path]}` first)"
    return ""


def _is_group(directories: tuple[str, ...], path: str) -> bool:
    return any(directory.startswith(path + "/") for directory in directories)


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="Each path in the marketplace file leads to a skill, and stands once.",
    why="A wrong path breaks the installation of the whole plugin.",
    fix="Correct the path, or remove the second entry.",
    library=check,
    fails=(
        Example(
            files={
                "/.claude-plugin/marketplace.json": '{"plugins": [{"name": "o", "skills": [\n'
                '"./10-optimization/counting-tokens",\n"./10-optimization/gone"]}]}'
            },
            at="/gone",
            where="/.claude-plugin/marketplace.json",
        ),
        Example(
            files={
                "/.claude-plugin/marketplace.json": '{"plugins": [{"name": "o", "skills": [\n'
                '"./10-optimization/counting-tokens",\n"./10-optimization/counting-tokens"]}]}'
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

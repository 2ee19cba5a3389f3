"""Whole trees at the price of what changed: git trees never change, so known ones are not asked.

GitHub gives a tree with everything below it in one request, but cuts the answer at 100,000 entries
or 7 MB. A tree seen for the first time is fetched whole; after that only the trees whose SHA is
new are fetched, one by one, from the root to the change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import msgspec

from bot.engine.ports import GitHub, Ledger
from bot.model.facts import TreeEntry

Level = tuple[TreeEntry, ...]
KIND = "tree"


def read_tree(*, github: GitHub, ledger: Ledger, sha: str) -> Level:
    """All entries at a commit or tree, paths relative to it, directories before their content."""
    root = _known(ledger, [sha]).get(sha) or github.tree(sha=sha)
    children = _trees(root)
    if children and not _known(ledger, children):
        whole = github.tree(sha=sha, recursive=True)
        _keep(ledger, {sha: root, **_levels(whole)})
        return whole
    _keep(ledger, {sha: root})
    return tuple(_spread(root, _below(github, ledger, root), ""))


def _below(github: GitHub, ledger: Ledger, root: Level) -> dict[str, Level]:
    """Give every tree under a level by SHA; the ledger is asked once per depth, not per tree."""
    found: dict[str, Level] = {}
    wanted = _trees(root)
    while wanted:
        known = _known(ledger, wanted)
        fresh = {sha: github.tree(sha=sha) for sha in wanted if sha not in known}
        _keep(ledger, fresh)
        levels = known | fresh
        found |= levels
        wanted = [
            sha
            for sha in dict.fromkeys(sha for level in levels.values() for sha in _trees(level))
            if sha not in found
        ]
    return found


def _trees(level: Level) -> list[str]:
    return [entry.sha for entry in level if entry.kind == "tree"]


def _spread(level: Level, below: Mapping[str, Level], prefix: str) -> Iterator[TreeEntry]:
    for entry in level:
        yield replace(entry, path=prefix + entry.path)
        if entry.kind == "tree":
            yield from _spread(below[entry.sha], below, f"{prefix}{entry.path}/")


def _levels(whole: Level) -> dict[str, Level]:
    """Split a recursive answer into single trees by SHA."""
    below: dict[str, list[TreeEntry]] = {}
    for entry in whole:
        parent, _, name = entry.path.rpartition("/")
        below.setdefault(parent, []).append(replace(entry, path=name))
    return {entry.sha: tuple(below.get(entry.path, ())) for entry in whole if entry.kind == "tree"}


def _known(ledger: Ledger, shas: Iterable[str]) -> dict[str, Level]:
    kept = ledger.kept(kind=KIND, keys=list(shas))
    return {sha: msgspec.json.decode(text, type=Level) for sha, text in kept.items()}


def _keep(ledger: Ledger, levels: dict[str, Level]) -> None:
    ledger.keep(
        kind=KIND,
        values={sha: msgspec.json.encode(level).decode() for sha, level in levels.items()},
    )

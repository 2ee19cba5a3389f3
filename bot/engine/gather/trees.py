"""Whole trees at the price of what changed: git trees never change, so known ones are not asked.

GitHub gives a tree with everything below it in one request, but cuts the answer at 100,000 entries
or 7 MB. A tree seen for the first time is fetched whole; after that only the trees whose SHA is
new are fetched, one by one, from the root to the change.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from bot.engine.ports import GitHub, Ledger
from bot.model.facts import TreeEntry

Level = tuple[TreeEntry, ...]
KIND = "tree"


def read_tree(*, github: GitHub, ledger: Ledger, sha: str) -> Level:
    """All entries at a commit or tree, paths relative to it, directories before their content."""
    root = _known(ledger, [sha]).get(sha) or github.tree(sha=sha)
    children = [entry.sha for entry in root if entry.kind == "tree"]
    if children and not _known(ledger, children):
        whole = github.tree(sha=sha, recursive=True)
        _keep(ledger, {sha: root, **_levels(whole)})
        return whole
    _keep(ledger, {sha: root})
    return tuple(_walk(github, ledger, root, ""))


def _walk(github: GitHub, ledger: Ledger, level: Level, prefix: str) -> Iterator[TreeEntry]:
    known = _known(ledger, [entry.sha for entry in level if entry.kind == "tree"])
    for entry in level:
        yield replace(entry, path=prefix + entry.path)
        if entry.kind == "tree":
            below = known.get(entry.sha)
            if below is None:
                below = github.tree(sha=entry.sha)
                _keep(ledger, {entry.sha: below})
            yield from _walk(github, ledger, below, f"{prefix}{entry.path}/")


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

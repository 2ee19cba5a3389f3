"""The library at a commit: paths from the tree, counts from blobs seen once in their life."""

import posixpath
from collections.abc import Sequence

import msgspec

from bot.engine.gather.trees import read_tree
from bot.engine.ports import GitHub, Ledger
from bot.model.config import Config
from bot.model.facts import TreeEntry
from bot.workflow.roadmap.library import Library, LibraryFile, counts, read_file, snapshot

KIND = "file"
HUGE = 5_000_000
"""Bytes; a larger file is not text that a person wrote, and is not read to count its lines."""


class Count(msgspec.Struct):
    """What is kept of a blob: its lines, and of a SKILL.md the frontmatter."""

    lines: int
    text: str | None = None


def read_library(*, github: GitHub, ledger: Ledger, config: Config, commit: str) -> Library:
    """Read the tree of skills at a commit; blobs that were counted before cost nothing."""
    entries = read_tree(github=github, ledger=ledger, sha=commit)
    return library_of(entries, github=github, ledger=ledger, config=config)


def library_of(
    entries: Sequence[TreeEntry], *, github: GitHub, ledger: Ledger, config: Config
) -> Library:
    """Give the library that these entries of a tree hold."""
    prefix = config.roadmap.library.strip("/")
    prefix = f"{prefix}/" if prefix else ""
    wanted = [
        entry
        for entry in entries
        if entry.kind == "blob"
        and entry.mode != "120000"
        and entry.path.startswith(prefix)
        and counts(entry.path.removeprefix(prefix))
        and (entry.size or 0) <= HUGE
    ]
    known = _counted(github, ledger, wanted)
    return snapshot(
        LibraryFile(
            path=entry.path.removeprefix(prefix),
            lines=known[entry.sha].lines,
            text=known[entry.sha].text,
            blob=entry.sha,
        )
        for entry in wanted
        if entry.sha in known
    )


def _counted(github: GitHub, ledger: Ledger, entries: Sequence[TreeEntry]) -> dict[str, Count]:
    shas = list(dict.fromkeys(entry.sha for entry in entries))
    kept = ledger.kept(kind=KIND, keys=shas)
    known = {sha: msgspec.json.decode(text, type=Count) for sha, text in kept.items()}
    pages = {entry.sha for entry in entries if posixpath.basename(entry.path) == "SKILL.md"}
    missing = [sha for sha in shas if sha not in known]
    if not missing:
        return known
    fresh: dict[str, Count] = {}
    for sha, data in github.blobs(shas=missing).items():
        found = read_file("SKILL.md" if sha in pages else "file", data, blob=sha)
        fresh[sha] = Count(lines=found.lines, text=_front(found.text) if found.text else None)
    ledger.keep(
        kind=KIND,
        values={sha: msgspec.json.encode(count).decode() for sha, count in fresh.items()},
    )
    return known | fresh


def _front(text: str) -> str | None:
    """Keep the frontmatter alone."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].rstrip() != "---":
        return None
    for index, line in enumerate(lines[1:101], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[: index + 1])
    return None

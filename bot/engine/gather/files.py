"""Single files of a commit: found in its tree, and read once in the life of their content."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from bot.engine.gather.trees import read_tree
from bot.engine.ports import GitHub, Ledger
from bot.model.facts import TreeEntry

KIND = "content"


@dataclass(frozen=True, kw_only=True)
class Files:
    """The files of one commit."""

    github: GitHub
    ledger: Ledger
    entries: tuple[TreeEntry, ...]

    def read(self, path: str) -> bytes | None:
        """Give a file's bytes, None where there is none; at most one request."""
        return self.read_all([path]).get(path)

    def read_all(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Give the bytes of those that are there; one request for all that were never read."""
        wanted = frozenset(paths)
        shas = {
            entry.path: entry.sha
            for entry in self.entries
            if entry.path in wanted and entry.kind == "blob" and entry.mode != "120000"
        }
        kept = self.ledger.kept(kind=KIND, keys=list(shas.values()))
        found = {sha: base64.b64decode(text) for sha, text in kept.items()}
        missing = [sha for sha in shas.values() if sha not in found]
        fresh = self.github.blobs(shas=missing) if missing else {}
        self.ledger.keep(
            kind=KIND,
            values={sha: base64.b64encode(data).decode() for sha, data in fresh.items()},
        )
        found |= fresh
        return {path: found[sha] for path, sha in shas.items() if sha in found}


def read_files(*, github: GitHub, ledger: Ledger, commit: str) -> Files:
    """Read which files a commit holds; what it costs is told by `read_tree`."""
    return Files(
        github=github,
        ledger=ledger,
        entries=read_tree(github=github, ledger=ledger, sha=commit),
    )


def remember(ledger: Ledger, written: Iterable[bytes]) -> None:
    """Keep contents that we wrote ourselves, so that they need not be read back."""
    ledger.keep(
        kind=KIND,
        values={_blob_id(data): base64.b64encode(data).decode() for data in written},
    )


def _blob_id(data: bytes) -> str:
    """Git's id of a file's content; a repository of the SHA-256 kind just reads it back."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()

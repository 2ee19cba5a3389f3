"""Refs, commits, trees and blobs, straight from git."""

from dataclasses import dataclass
from typing import Any

from bot.simulator.changes.commits import author_of
from bot.simulator.errors import Refusal
from bot.simulator.gitobjects import Commit, Entry, Signature
from bot.simulator.graphql.connections import connection
from bot.simulator.graphql.context import Context
from bot.simulator.render.accounts import moment
from bot.simulator.state.repositories import Repository
from bot.simulator.state.store import node_id

BLOB_TEXT = 512_000
"""Bytes after which GitHub cuts `Blob.text`, flagged by `isTruncated` alone."""


@dataclass(frozen=True, kw_only=True)
class RefOf:
    """A ref by its full name."""

    repository: Repository
    name: str
    sha: str


@dataclass(frozen=True, kw_only=True)
class CommitOf:
    """A commit of a repository."""

    repository: Repository
    commit: Commit

    @property
    def sha(self) -> str:
        """Its SHA."""
        return self.commit.sha


@dataclass(frozen=True, kw_only=True)
class TreeOf:
    """A tree of a repository."""

    repository: Repository
    sha: str


@dataclass(frozen=True, kw_only=True)
class BlobOf:
    """A blob of a repository."""

    repository: Repository
    sha: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class EntryOf:
    """An entry of a tree; `path` from the tree that was asked for."""

    repository: Repository
    entry: Entry
    path: str


GitObject = CommitOf | TreeOf | BlobOf


def read(repository: Repository, expression: str) -> GitObject | None:
    """What a revision expression names; None if there is nothing."""
    found = repository.git.read(expression)
    if found is None:
        return None
    sha, kind, content = found
    if kind == "tree":
        return TreeOf(repository=repository, sha=sha)
    if kind == "blob":
        return BlobOf(repository=repository, sha=sha, content=content)
    commit = repository.git.commit_of(sha)
    return CommitOf(repository=repository, commit=commit) if commit else None


def ref(repository: Repository, name: str) -> RefOf | None:
    """A ref by its full or short branch name."""
    full = name if name.startswith("refs/") else f"refs/heads/{name}"
    sha = repository.git.ref(full)
    return RefOf(repository=repository, name=full, sha=sha) if sha else None


def _object(repository: Repository, _context: Context, **arguments: str | None) -> GitObject | None:
    wanted = arguments.get("expression") or arguments.get("oid")
    if wanted is None:
        raise Refusal(422, "An expression or an oid is needed")
    return read(repository, wanted)


def _text(blob: BlobOf, _context: Context) -> str | None:
    if _binary(blob):
        return None
    return blob.content[:BLOB_TEXT].decode(errors="replace")


def _binary(blob: BlobOf) -> bool:
    return b"\0" in blob.content[:8000]


def _entries(tree: TreeOf, _context: Context) -> list[EntryOf]:
    rows = tree.repository.git.tree(tree.sha)
    return [EntryOf(repository=tree.repository, entry=each, path=each.path) for each in rows]


def _file(of: CommitOf, _context: Context, path: str) -> EntryOf | None:
    found = of.repository.git.read(f"{of.sha}:{path}")
    if found is None:
        return None
    size = len(found[2]) if found[1] == "blob" else None
    mode = "100644" if found[1] == "blob" else "040000"
    entry = Entry(mode=mode, kind=found[1], sha=found[0], path=path.rpartition("/")[2], size=size)
    return EntryOf(repository=of.repository, entry=entry, path=path)


def _history(of: CommitOf, _context: Context, **page: Any) -> dict[str, Any]:
    rows = [
        CommitOf(repository=of.repository, commit=each)
        for each in of.repository.git.log(None, of.sha)
    ]
    return connection(rows, **page, name="history")


def _parents(of: CommitOf, _context: Context, **page: Any) -> dict[str, Any]:
    rows = [read(of.repository, sha) for sha in of.commit.parents]
    return connection(rows, **page, name="parents")


def _who(name: str) -> Any:
    def resolve(of: CommitOf, context: Context) -> dict[str, Any]:
        signature: Signature = getattr(of.commit, name)
        return {
            "name": signature.name,
            "email": signature.email,
            "date": moment(signature.when),
            "user": author_of(context.hub.store, of.commit),
        }

    return resolve


def _count(name: str) -> Any:
    def resolve(of: CommitOf, _context: Context) -> int:
        parent = of.commit.parents[0] if of.commit.parents else None
        changes = of.repository.git.diff(parent, of.sha) if parent else []
        if name == "files":
            return len(changes)
        return sum(getattr(each, name) for each in changes)

    return resolve


def _pulls(of: CommitOf, context: Context, **page: Any) -> dict[str, Any]:
    rows = [
        each.pull
        for each in context.hub.store.issues_of(of.repository)
        if each.pull and of.sha in (each.pull.head_sha, each.pull.merge_sha)
    ]
    return connection(rows, **page, name="associatedPullRequests")


def _link(kind: str) -> Any:
    return lambda of, context: f"{context.hub.at}/{of.repository.full_name}/{kind}/{of.sha}"


OBJECT: dict[str, Any] = {
    "oid": lambda of, _context: of.sha,
    "abbreviatedOid": lambda of, _context: of.sha[:7],
    "repository": lambda of, _context: of.repository,
    "commitUrl": _link("commit"),
}

FIELDS: dict[str, dict[str, Any]] = {
    "Repository": {"object": _object},
    "Ref": {
        "id": lambda of, _context: node_id("Ref", f"{of.repository.id}:{of.name}"),
        "name": lambda of, _context: of.name.split("/", 2)[2],
        "prefix": lambda of, _context: "/".join(of.name.split("/", 2)[:2]) + "/",
        "target": lambda of, _context: read(of.repository, of.sha),
        "repository": lambda of, _context: of.repository,
    },
    "Commit": {
        **OBJECT,
        "id": lambda of, _context: node_id("Commit", f"{of.repository.id}:{of.sha}"),
        "url": _link("commit"),
        "message": lambda of, _context: of.commit.message,
        "messageHeadline": lambda of, _context: of.commit.message.partition("\n")[0],
        "messageBody": lambda of, _context: of.commit.message.partition("\n\n")[2],
        "committedDate": lambda of, _context: moment(of.commit.committer.when),
        "authoredDate": lambda of, _context: moment(of.commit.author.when),
        "tree": lambda of, _context: TreeOf(repository=of.repository, sha=of.commit.tree),
        "file": _file,
        "history": _history,
        "parents": _parents,
        "author": _who("author"),
        "committer": _who("committer"),
        "additions": _count("additions"),
        "deletions": _count("deletions"),
        "changedFilesIfAvailable": _count("files"),
        "associatedPullRequests": _pulls,
    },
    "Tree": {
        **OBJECT,
        "id": lambda of, _context: node_id("Tree", f"{of.repository.id}:{of.sha}"),
        "entries": _entries,
    },
    "Blob": {
        **OBJECT,
        "id": lambda of, _context: node_id("Blob", f"{of.repository.id}:{of.sha}"),
        "byteSize": lambda of, _context: len(of.content),
        "isBinary": lambda of, _context: _binary(of),
        "isTruncated": lambda of, _context: len(of.content) > BLOB_TEXT,
        "text": _text,
    },
    "TreeEntry": {
        "name": lambda of, _context: of.entry.path,
        "path": lambda of, _context: of.path,
        "type": lambda of, _context: of.entry.kind,
        "mode": lambda of, _context: int(of.entry.mode, 8),
        "oid": lambda of, _context: of.entry.sha,
        "size": lambda of, _context: of.entry.size or 0,
        "object": lambda of, _context: read(of.repository, of.entry.sha),
        "extension": lambda of, _context: (
            f".{of.entry.path.rpartition('.')[2]}" if "." in of.entry.path else ""
        ),
        "isGenerated": lambda _of, _context: False,
    },
}

"""What git has, as plain data, and how it is read from what git prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

PATCH_LIMIT = 1_000_000
"""Bytes of one file's patch above which GitHub leaves `patch` out."""


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who and when, as a commit records it."""

    name: str
    email: str
    when: datetime


@dataclass(frozen=True, kw_only=True)
class Commit:
    """A commit object; `message` is whole."""

    sha: str
    tree: str
    parents: tuple[str, ...]
    author: Signature
    committer: Signature
    message: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of a tree; `kind` is blob, tree or commit; `size` in bytes for blobs alone."""

    mode: str
    kind: str
    sha: str
    path: str
    size: int | None


@dataclass(frozen=True, kw_only=True)
class FileChange:
    """One file of a diff; `status` in GitHub's words, `patch` from the first hunk on."""

    path: str
    previous: str | None
    status: str
    sha: str
    additions: int
    deletions: int
    patch: str | None


@dataclass(frozen=True, kw_only=True)
class File:
    """What to put at a path: text or bytes, and the mode (100755 executable, 120000 link)."""

    content: bytes
    mode: str = "100644"


Files = Mapping[str, "str | bytes | File | None"]
"""Path → content; None deletes."""

STATUSES = {"A": "added", "D": "removed", "M": "modified", "R": "renamed", "C": "copied"}


def parse_commit(sha: str, content: bytes) -> Commit:
    """A commit object as git stores it."""
    head, _, message = content.decode(errors="replace").partition("\n\n")
    fields: dict[str, list[str]] = {}
    for line in head.splitlines():
        key, _, value = line.partition(" ")
        fields.setdefault(key, []).append(value)
    return Commit(
        sha=sha,
        tree=fields["tree"][0],
        parents=tuple(fields.get("parent", ())),
        author=_parse_signature(fields["author"][0]),
        committer=_parse_signature(fields["committer"][0]),
        message=message.removesuffix("\n"),
    )


def _parse_signature(line: str) -> Signature:
    who, _, rest = line.rpartition("> ")
    name, _, email = who.partition(" <")
    seconds, _, zone = rest.partition(" ")
    offset = timedelta(hours=int(zone[:3]), minutes=int(zone[0] + zone[3:]))
    when = datetime.fromtimestamp(int(seconds), tz=timezone(offset)).astimezone(UTC)
    return Signature(name=name, email=email, when=when)


def parse_entry(line: str) -> Entry:
    """A line of `ls-tree -l -z`."""
    head, _, path = line.partition("\t")
    mode, kind, sha, size = head.split()
    return Entry(
        mode=mode, kind=kind, sha=sha, path=path, size=int(size) if size.isdigit() else None
    )


def parse_diff(raw: str, counts: str, patches: str) -> list[FileChange]:
    """The same diff three times: `--raw -z`, `--numstat -z`, and as patches."""
    texts = iter([text for text in ("\n" + patches).split("\ndiff --git ") if text.strip()])
    counted = iter(counts.split("\0"))
    parts = iter(raw.split("\0"))
    changes: list[FileChange] = []
    for head in parts:
        if not head.startswith(":"):
            continue
        _, _, old_sha, new_sha, letter = head.split(" ")
        path = next(parts)
        previous = None
        if letter[0] in "RC":
            previous, path = path, next(parts)
        added, removed, name = next(counted).split("\t", 2)
        if not name:
            next(counted), next(counted)
        text = next(texts)
        if letter[0] == "T":
            text = next(texts)
        hunk = text.find("\n@@ ")
        patch = text[hunk + 1 :].removesuffix("\n") if hunk >= 0 else None
        changes.append(
            FileChange(
                path=path,
                previous=previous,
                status=STATUSES.get(letter[0], "changed"),
                sha=old_sha if letter[0] == "D" else new_sha,
                additions=int(added) if added.isdigit() else 0,
                deletions=int(removed) if removed.isdigit() else 0,
                patch=patch if patch is not None and len(patch) <= PATCH_LIMIT else None,
            )
        )
    return changes

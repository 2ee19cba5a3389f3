"""The tree of an earlier Git revision, read through git's own plumbing."""

import posixpath
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bot.model.errors import InputError
from bot.workflow.standards.tree import Entry, Tree


@dataclass(frozen=True, kw_only=True)
class Base:
    """The revision's tree below the directory, and the skills that differ from it."""

    tree: Tree
    changed_skills: tuple[str, ...]


def read_base(path: Path, revision: str, head: Tree, *, limit: int) -> Base:
    """Read the directory as it was at `revision`; only what differs from `head` is fetched."""
    if revision.startswith("-"):
        raise InputError(f"{revision}: not a Git revision")
    found = git(path, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if found.returncode != 0:
        raise InputError(f"{revision}: not a Git revision of {path}")
    commit = found.stdout.decode().strip()
    listing = git(path, "ls-tree", "-r", "-z", "--long", commit, ".").stdout
    entries, wanted = [], []
    for record in listing.split(b"\0"):
        if not record:
            continue
        facts, _, name = record.partition(b"\t")
        mode, kind, sha, size = facts.split()
        entry = Entry(
            path=name.decode("utf-8", "backslashreplace"),
            size=int(size) if size.isdigit() else 0,
            link="" if mode == b"120000" else None,
        )
        entries.append(entry)
        if kind == b"blob" and mode != b"120000" and entry.size <= limit:
            wanted.append((entry, sha))
    skills = tuple(posixpath.dirname(entry.path) for entry in entries if entry.name == "SKILL.md")
    inside = tuple(f"{directory}/" if directory else "" for directory in skills)
    blobs = _blobs(path, [pair for pair in wanted if pair[0].path.startswith(inside)])
    tree = Tree(
        Entry(path=entry.path, size=entry.size, link=entry.link, data=blobs.get(entry.path))
        for entry in entries
    )
    return Base(tree=tree, changed_skills=_changed(head, tree))


def _changed(head: Tree, base: Tree) -> tuple[str, ...]:
    changed = []
    for directory in head.skill_directories:
        now = {entry.path: entry.data or entry.size for entry in head.under(directory)}
        then = {entry.path: entry.data or entry.size for entry in base.under(directory)}
        if now != then:
            changed.append(directory)
    return tuple(changed)


def _blobs(path: Path, wanted: list[tuple[Entry, bytes]]) -> dict[str, bytes]:
    """The bytes of each blob, through one `git cat-file --batch`."""
    if not wanted:
        return {}
    request = b"".join(sha + b"\n" for _, sha in wanted)
    answer = git(path, "cat-file", "--batch", given=request).stdout
    blobs, at = {}, 0
    for entry, _ in wanted:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].rsplit(b" ", 1)[-1])
        blobs[entry.path] = answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return blobs


def git(path: Path, *words: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run git in a directory; what it answers is for the caller to judge."""
    try:
        return subprocess.run(
            ["git", "-c", "core.fsmonitor=", "-C", str(path), *words],
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise InputError(f"git: {error.strerror}") from None

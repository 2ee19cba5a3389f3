"""A pull request as the standards see it: the tree at its head, the texts of what it touches."""

import posixpath
from collections.abc import Iterable, Sequence

from bot.engine.gather.trees import read_tree
from bot.engine.ports import GitHub, Ledger
from bot.model.config import Config
from bot.model.facts import Pull, PullFile, TreeEntry
from bot.workflow.standards import submission as standards
from bot.workflow.standards.tree import Entry, Tree

TEXT_LIMIT = 1_000_000
"""Bytes; larger files are judged by name and size alone."""
READ_LIMIT = 20_000_000
"""Bytes read for one pull request; files beyond it are judged by name and size alone."""


def read_submission(
    *,
    github: GitHub,
    ledger: Ledger,
    config: Config,
    pull: Pull,
    files: Sequence[PullFile],
    claims: tuple[standards.Claimed, ...],
    waivers: tuple[standards.Waiver, ...],
    is_maintainer: bool,
) -> standards.Submission:
    """Read what a verdict looks at: head and base trees, and the skills that were touched.

    Costs two requests for trees that are known, one per fifty files after that.
    """
    head = read_tree(github=github, ledger=ledger, sha=pull.head_sha)
    base = read_tree(github=github, ledger=ledger, sha=pull.base_sha)
    library = config.roadmap.library.strip("/")
    touched = _touched(head, [file.path for file in files if file.status != "removed"])
    renames = {file.path: file.previous for file in files if file.previous}
    around = {".claude-plugin/marketplace.json", *(file.path for file in files)}
    sources = {renames.get(path, path) for path in _skill_pages(touched)}
    old = {posixpath.dirname(path) for path in sources}
    return standards.Submission(
        tree=_tree(github, head, [*touched], around),
        root=standards.Root.REPOSITORY,
        library=library,
        judged=tuple(sorted(touched)),
        base=_tree(github, base, [*old], set()),
        renames=renames,
        waivers=waivers,
        pull=standards.Pull(
            author=pull.author.login,
            title=pull.title,
            body=pull.body,
            changed=tuple(file.path for file in files),
            roadmap_lines=_changed_lines(files, config.roadmap.path),
            claims=claims,
            is_maintainer=is_maintainer,
        ),
    )


def _touched(entries: Iterable[TreeEntry], changed: Sequence[str]) -> set[str]:
    """Directories with a SKILL.md above a changed path; the deepest one counts."""
    skills = {
        posixpath.dirname(entry.path)
        for entry in entries
        if entry.kind == "blob" and posixpath.basename(entry.path) == "SKILL.md"
    }
    found = set()
    for path in changed:
        parent = posixpath.dirname(path)
        while parent:
            if parent in skills:
                found.add(parent)
                break
            parent = posixpath.dirname(parent)
    return found


def _skill_pages(directories: Iterable[str]) -> list[str]:
    return [posixpath.join(directory, "SKILL.md") for directory in directories]


def _tree(
    github: GitHub, entries: Sequence[TreeEntry], directories: Sequence[str], around: set[str]
) -> Tree:
    """Make the tree: every name, and the bytes of what lies in the directories or is wanted."""
    roots = tuple(f"{directory}/" for directory in directories)
    wanted: list[TreeEntry] = []
    budget = READ_LIMIT
    for entry in entries:
        is_needed = entry.path.startswith(roots) or entry.path in around
        if entry.kind != "blob" or not is_needed or entry.mode == "120000":
            continue
        if (entry.size or 0) <= min(TEXT_LIMIT, budget):
            budget -= entry.size or 0
            wanted.append(entry)
    texts = github.blobs(shas=[entry.sha for entry in wanted]) if wanted else {}
    readable = {entry.path for entry in wanted}
    return Tree(
        Entry(
            path=entry.path,
            size=entry.size or 0,
            data=texts.get(entry.sha) if entry.path in readable else None,
            link="(a link)" if entry.mode == "120000" else None,
            is_special=entry.kind == "commit",
            is_executable=entry.mode == "100755",
        )
        for entry in entries
        if entry.kind != "tree"
    )


def _changed_lines(files: Sequence[PullFile], roadmap: str) -> tuple[str, ...]:
    """The lines of the roadmap that a pull request adds or takes away, with their sign."""
    for file in files:
        if file.path == roadmap and file.patch:
            return tuple(
                line
                for line in file.patch.splitlines()
                if line[:1] in {"+", "-"} and not line.startswith(("+++", "---"))
            )
    return ()

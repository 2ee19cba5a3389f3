"""A branch that holds files of its own and shares no history with the others.

GitHub makes a branch without a parent only through the Git database
(https://docs.github.com/rest/git/commits), and commits with a condition only onto one that is
there (`createCommitOnBranch`); so the first commit holds a page for readers, and nothing else.
"""

from collections.abc import Mapping

from bot.engine.ports import Reads
from bot.engine.shelf import BRANCH, Shelved
from bot.github.repository import RepositoryOnGitHub
from bot.model.errors import NotFound

PAGE = """\
# The ledger of this library

Written by Milepost in GitHub Actions, and read by each of its runs. Do not edit it: the claims of
people stand here, and a line that was changed by hand stops every run until it is put back.

- `entries/`: what happened to each skill and review, one line each, in order; never changed.
- `decisions/`: what was decided and what came of it.
- `open.jsonl`: what is still to be carried out.
- `state.json`, `counts.jsonl`: how far things were read and counted.
"""


def read_branch(github: Reads, branch: str, known: dict[str, bytes]) -> Shelved | None:
    """Give all files of a branch, None if there is none; contents by id in `known` are not read."""
    try:
        head = github.head(branch=branch)
    except NotFound:
        return None
    entries = [entry for entry in github.tree(sha=head, recursive=True) if entry.kind == "blob"]
    missing = [entry.sha for entry in entries if entry.sha not in known]
    if missing:
        known |= github.blobs(shas=missing)
    return Shelved(head=head, files={entry.path: known[entry.sha] for entry in entries})


class BranchOnGitHub:
    """Fits `engine.shelf.Shelf`; contents that were read once are not asked for again."""

    def __init__(self, repository: RepositoryOnGitHub, *, branch: str = BRANCH) -> None:
        self._repository = repository
        self._branch = branch
        self._known: dict[str, bytes] = {}

    def read(self) -> Shelved | None:
        """See `Shelf.read`; three requests, one more for each file over half a megabyte."""
        return read_branch(self._repository, self._branch, self._known)

    def begin(self) -> None:
        """See `Shelf.begin`; three requests."""
        self._repository.begin_branch(
            branch=self._branch, headline="Begin the ledger", files={"README.md": PAGE}
        )

    def write(self, *, expected: str, files: Mapping[str, bytes], message: str) -> str:
        """See `Shelf.write`; one request."""
        return self._repository.commit(
            branch=self._branch, expected_head=expected, headline=message, body="", files=files
        )

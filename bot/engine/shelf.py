"""Files on a branch of their own, where a run without a database keeps its ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

BRANCH = "milepost/ledger"


@dataclass(frozen=True, kw_only=True)
class Shelved:
    """All files at a commit of the branch."""

    head: str
    files: Mapping[str, bytes]


class Shelf(Protocol):
    """Files on a branch, with compare-and-swap."""

    def read(self) -> Shelved | None:
        """Give the newest commit with its files, None if there is no such branch."""
        ...

    def begin(self) -> None:
        """Make the branch, without a history in common with others; `StaleHead` if it is there."""
        ...

    def write(self, *, expected: str, files: Mapping[str, bytes], message: str) -> str:
        """Commit files; `StaleHead` if the branch is not at `expected`. Gives the new commit."""
        ...

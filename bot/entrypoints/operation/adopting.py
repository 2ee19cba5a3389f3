"""From GitHub Actions to the App: the ledger of the branch put into the database."""

from dataclasses import dataclass
from datetime import datetime

from bot.engine.plans import missed
from bot.engine.shelf import BRANCH
from bot.entrypoints.wiring import Core
from bot.github.branch import read_branch
from bot.model.counting import counted
from bot.model.errors import InputError
from bot.storage import journal, privacy, rows

BOARD = "board"
"""Cursor of the claim board, which belongs to who opened it."""


@dataclass(frozen=True, kw_only=True)
class Adopted:
    """What was taken over."""

    entries: int
    decisions: int
    holders: int


def adopt(parts: Core, *, repo: str, now: datetime) -> Adopted:
    """Fill the ledger of a repository, which has no entries yet, from its branch.

    Raises `InputError` where there is no branch, something on it is still to be carried out, or
    the database knows entries already. The branch stays as it is.
    """
    shelved = read_branch(parts.githubs(repo=repo, installation=None), BRANCH, {})
    if shelved is None:
        raise InputError(f"{repo} has no branch {BRANCH}: no ledger was kept there")
    waiting = len(shelved.files.get(journal.OPEN, b"").splitlines())
    if waiting:
        are = counted(waiting, f"decision on {BRANCH} is", f"decisions on {BRANCH} are")
        raise InputError(
            f"{are} still to be carried out; run the workflow milepost-sweep once more, "
            "after a quarter of an hour, and adopt then"
        )
    files = {path: data for path, data in shelved.files.items() if journal.is_ours(path)}
    with parts.database.writing() as connection:
        if rows.lock(connection, repo):
            raise InputError(f"{repo} has a ledger already; only an empty one can adopt another")
        privacy.purge(connection, repo)
        runs = journal.load(connection, repo, files)
        rows.drop_cursors(connection, repo, [BOARD, missed.PULLS, missed.HEAD])
    for name in ("claims", "roadmap"):
        parts.ledger.set_deadline(repo=repo, name=name, at=now)
    return Adopted(
        entries=len(parts.ledger.entries(repo=repo)),
        decisions=len(runs),
        holders=len(parts.ledger.holders(repo=repo)),
    )

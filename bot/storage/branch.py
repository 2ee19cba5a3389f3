"""The ledger on a branch of the repository itself: no server, no database.

What is on the branch is loaded into a database of this run alone; every change is made there and
then put back as files (see `journal`), with the commit that was read as condition. If another run
was faster, its commit is read, our own changes are made again on top of it, and a decision that
was made on the older ledger is refused, so that the engine decides again.

- `record` returns only when its commit is on the branch: nothing is done on GitHub before.
- Outcomes, cursors and due dates go with the next commit, at the latest with `flush`; where a run
  dies before, the next one looks on GitHub before it writes.
- A decision that another run recorded is left to that run for `HANDS`; then it is taken up.
"""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import select

from bot.engine.shelf import Shelf, Shelved
from bot.model.actions import Decision
from bot.model.errors import MilepostError, OutsideError, StaleHead, Unclear
from bot.model.ledger import Entry
from bot.storage import journal, tables
from bot.storage.database import Database
from bot.storage.deadlines import Deadline
from bot.storage.ledger import SqlLedger
from bot.storage.rows import Logged

T = TypeVar("T")
HANDS = timedelta(minutes=15)
"""How long a run may still be at its decisions; the workflows end every run before."""
TRIES = 20
"""How often another run may be faster; each time it got on."""


class LostLedger(OutsideError):
    """The branch could not be written, or read again: this run may do nothing more."""


class BranchLedger(SqlLedger):
    """See `engine.ports.Ledger`; of one repository, in one run."""

    def __init__(
        self,
        shelf: Shelf,
        database: Database,
        *,
        repo: str,
        run: str,
        now: Callable[[], datetime],
    ) -> None:
        """Load the branch into an empty database; raises `CorruptLedger`."""
        super().__init__(database)
        self._shelf = shelf
        self._repo = repo
        self._run = run
        self._now = now
        self._lock = threading.RLock()
        self._pending: list[Callable[[], object]] = []
        self._runs: journal.Runs = {}
        self._head: str | None = None
        self._files: dict[str, bytes] = {}
        self._rewrites = False
        self._lost = False
        self._load(shelf.read())

    # --- what must be on the branch before anything follows

    def record(
        self,
        *,
        repo: str,
        decision_id: str,
        decision: Decision,
        at: datetime,
        based_on: int | None = None,
    ) -> Decision:
        def write() -> Decision:
            return SqlLedger.record(
                self,
                repo=repo,
                decision_id=decision_id,
                decision=decision,
                at=at,
                based_on=based_on,
            )

        with self._lock:
            self._check()
            for _ in range(TRIES):
                known = self.recorded(repo=repo, decision_id=decision_id)
                if known is not None:
                    return known
                recorded = write()
                self._runs[decision_id] = self._run
                if not recorded.entries and not recorded.actions:
                    self._pending.append(write)
                    return recorded
                if self._pushed(f"{decision.rule} {decision_id}"):
                    return recorded
            raise self._lose(f"the ledger branch moved {TRIES} times while it was written")

    def flush(self) -> None:
        """Put on the branch what is not there yet."""
        with self._lock:
            if self._lost:
                return
            for _ in range(TRIES):
                if self._pushed("what became of it"):
                    return
            raise self._lose(f"the ledger branch moved {TRIES} times while it was written")

    # --- what goes with the next commit

    def _also(self, change: Callable[[], T]) -> T:
        """Make a change now, and again on top of another run's commit."""
        with self._lock:
            self._check()
            result = change()
            self._pending.append(change)
            return result

    def restore(self, *, repo: str, entries: Sequence[Entry], at: datetime) -> int:
        restore = SqlLedger.restore
        count = self._also(lambda: restore(self, repo=repo, entries=entries, at=at))
        self.flush()
        return count

    def started(self, *, repo: str, decision_id: str, key: str) -> bool:
        with self._lock:
            self._check()
            return super().started(repo=repo, decision_id=decision_id, key=key)

    def missed(self, **_action: str) -> bool:
        return False  # a run that is over does not come again to look once more

    def carried_out(
        self, *, repo: str, decision_id: str, key: str, outcome: str, at: datetime
    ) -> None:
        note = SqlLedger.carried_out
        self._also(
            lambda: note(self, repo=repo, decision_id=decision_id, key=key, outcome=outcome, at=at)
        )

    def set_deadline(self, *, repo: str, name: str, at: datetime | None) -> None:
        note = SqlLedger.set_deadline
        self._also(lambda: note(self, repo=repo, name=name, at=at))

    def claim_deadline(self, deadline: Deadline) -> bool:
        take = SqlLedger.claim_deadline
        return self._also(lambda: take(self, deadline))

    def set_cursor(self, *, repo: str, name: str, value: str) -> None:
        note = SqlLedger.set_cursor
        self._also(lambda: note(self, repo=repo, name=name, value=value))

    def purge(self, *, repo: str) -> None:
        purge = SqlLedger.purge
        self._also(lambda: purge(self, repo=repo))
        self._rewrite()

    def pseudonymise(self, *, repo: str, login: str) -> str | None:
        rename = SqlLedger.pseudonymise
        name = self._also(lambda: rename(self, repo=repo, login=login))
        self._rewrite()
        return name

    def _rewrite(self) -> None:
        self._rewrites = True
        try:
            self.flush()
        finally:
            self._rewrites = False

    # --- what other runs are at

    def unfinished(self, *, repo: str, prefix: str) -> tuple[tuple[str, Decision], ...]:
        found = super().unfinished(repo=repo, prefix=prefix)
        return tuple(each for each in found if not self._is_in_hand(repo, each[0]))

    def outcomes(self, *, repo: str, decision_id: str) -> dict[str, str]:
        found = super().outcomes(repo=repo, decision_id=decision_id)
        if self._is_in_hand(repo, decision_id):
            decision = self.recorded(repo=repo, decision_id=decision_id)
            run = self._runs.get(decision_id, "")
            for action in decision.actions if decision is not None else ():
                found.setdefault(action.key, f"left to run {run}")
        return found

    def _is_in_hand(self, repo: str, decision_id: str) -> bool:
        run = self._runs.get(decision_id, "")
        if run in ("", self._run):
            return False
        table = tables.decisions
        query = select(table.c.at).where(table.c.repo == repo, table.c.id == decision_id)
        with self._database.reading() as connection:
            at = connection.scalar(query)
        return at is not None and self._now() < at + HANDS

    def of_this_run(self) -> tuple[Logged, ...]:
        """Give the decisions that this run recorded, the oldest first."""
        mine = (name for name, run in self._runs.items() if run == self._run)
        found = (self.logged(repo=self._repo, decision_id=name) for name in mine)
        return tuple(sorted((each for each in found if each), key=lambda each: each.at))

    # --- the branch

    def _check(self) -> None:
        if self._lost:
            raise LostLedger("the ledger branch could not be written; this run does nothing more")

    def _lose(self, why: str) -> LostLedger:
        self._lost = True
        return LostLedger(why)

    def _pushed(self, message: str) -> bool:
        """Commit what differs from the branch; False if another run was faster: look again."""
        files = self._rendered()
        changed = {path: data for path, data in files.items() if self._files.get(path, b"") != data}
        if not changed:
            return True
        try:
            if self._head is None:
                self._shelf.begin()
                self._again()
                return False
            self._head = self._shelf.write(
                expected=self._head, files=changed, message=f"Ledger: {message}"
            )
        except (StaleHead, Unclear):
            self._again()
            return False
        except MilepostError as error:
            raise self._lose(f"the ledger branch could not be written: {error}") from error
        self._files.update(changed)
        self._pending.clear()
        return True

    def _rendered(self) -> dict[str, bytes]:
        with self._database.reading() as connection:
            files = journal.render(connection, self._repo, self._runs)
        for path, old in self._files.items():
            new = files.setdefault(path, b"")
            if path.startswith("entries/") and not new.startswith(old) and not self._rewrites:
                raise self._lose(f"{path} would lose what it has")
        return files

    def _again(self) -> None:
        """Take the branch as it is now, and make our own changes on top of it."""
        try:
            self._load(self._shelf.read())
        except MilepostError as error:
            self._lost = True
            if isinstance(error, OutsideError):
                raise LostLedger(f"the ledger branch could not be read again: {error}") from error
            raise

    def _load(self, shelved: Shelved | None) -> None:
        SqlLedger.purge(self, repo=self._repo)
        self._head = shelved.head if shelved is not None else None
        self._files = {
            path: data
            for path, data in (shelved.files.items() if shelved is not None else ())
            if journal.is_ours(path)
        }
        with self._database.writing() as connection:
            self._runs = journal.load(connection, self._repo, self._files)
        for change in self._pending:
            change()

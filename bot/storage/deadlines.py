"""When time will next cause something: rows that the sweep compares with the clock."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select

from bot.storage import rows, tables
from bot.storage.database import Database


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """When the sweep should look at a repository again."""

    repo: str
    name: str
    at: datetime


class Deadlines:
    """Part of the ledger; `SqlLedger` makes it whole."""

    _database: Database

    def set_deadline(self, *, repo: str, name: str, at: datetime | None) -> None:
        """Note when time will next cause something; None takes the note away."""
        with self._database.writing() as connection:
            if at is None:
                connection.execute(delete(tables.deadlines).where(*_is_deadline(repo, name)))
            else:
                values = {"repo": repo, "name": name, "at": at}
                rows.upsert(connection, tables.deadlines, values, ["at"])

    def deadlines(self, *, until: datetime) -> tuple[Deadline, ...]:
        """Give what is due, the oldest first."""
        table = tables.deadlines
        query = select(table).where(table.c.at <= until).order_by(table.c.at)
        with self._database.reading() as connection:
            found = connection.execute(query).all()
        return tuple(Deadline(repo=row.repo, name=row.name, at=row.at) for row in found)

    def clear_deadlines(self, *, repo: str) -> None:
        """Take away all deadlines of a repository: nothing is due where nobody may act."""
        with self._database.writing() as connection:
            connection.execute(delete(tables.deadlines).where(tables.deadlines.c.repo == repo))

    def claim_deadline(self, deadline: Deadline) -> bool:
        """Take a deadline; False if another worker did, or if it was moved meanwhile."""
        with self._database.writing() as connection:
            gone = connection.execute(
                delete(tables.deadlines).where(
                    *_is_deadline(deadline.repo, deadline.name),
                    tables.deadlines.c.at == deadline.at,
                )
            )
            return gone.rowcount == 1


def _is_deadline(repo: str, name: str) -> tuple[ColumnElement[bool], ...]:
    columns = tables.deadlines.c
    return columns.repo == repo, columns.name == name

"""A copy of the ledger, to try something on without consequence."""

from collections.abc import Sequence

from sqlalchemy import insert, select

from bot.storage import tables
from bot.storage.database import Database

_AT_ONCE = 500


def copy_ledger(source: Database, target: Database, *, repos: Sequence[str]) -> None:
    """Copy all there is about some repositories, and the kept facts, into an empty database."""
    with source.reading() as reading, target.writing() as writing:
        for table in (*tables.OF_A_REPOSITORY, tables.kept):
            query = select(table)
            if table is not tables.kept:
                query = query.where(table.c.repo.in_(repos))
            for rows in reading.execute(query).mappings().partitions(_AT_ONCE):
                writing.execute(insert(table), [dict(row) for row in rows])

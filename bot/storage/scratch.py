"""A copy of one repository's ledger, to try something on without consequence."""

from sqlalchemy import insert, select

from bot.storage import tables
from bot.storage.database import Database

_AT_ONCE = 500


def copy_ledger(source: Database, target: Database, *, repo: str) -> None:
    """Copy all there is about a repository, and the kept facts, into an empty database."""
    with source.reading() as reading, target.writing() as writing:
        for table in (*tables.OF_A_REPOSITORY, tables.kept):
            query = select(table)
            if table is not tables.kept:
                query = query.where(table.c.repo == repo)
            for rows in reading.execute(query).mappings().partitions(_AT_ONCE):
                writing.execute(insert(table), [dict(row) for row in rows])

"""Facts kept by git id: trees, counts and contents. What no snapshot refers to is dropped in time.

The daily look at each repository reads all that its present tree refers to; so what was not read
for a month is of the past.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select, update

from bot.storage import rows, tables
from bot.storage.database import Database

UNUSED = timedelta(days=30)
"""How long a fact stays after it was last read."""
_MARK = timedelta(days=1)
"""How old the mark of a fact's last use becomes before it is written again."""
_AT_ONCE = 500
"""Keys asked for in one query; SQLite takes no more than 32,766 parameters."""
_TABLE = tables.kept


def read(
    database: Database, *, kind: str, keys: Sequence[str], now: datetime | None
) -> dict[str, str]:
    """Give what was kept under these keys; with `now`, note that it was used."""
    found: dict[str, str] = {}
    old: list[str] = []
    wanted = list(dict.fromkeys(keys))
    with database.reading() as connection:
        for start in range(0, len(wanted), _AT_ONCE):
            query = select(_TABLE.c.key, _TABLE.c.value, _TABLE.c.used).where(
                _TABLE.c.kind == kind, _TABLE.c.key.in_(wanted[start : start + _AT_ONCE])
            )
            for row in connection.execute(query):
                found[row.key] = row.value
                if now is not None and (row.used is None or row.used <= now - _MARK):
                    old.append(row.key)
    if old:
        with database.writing() as connection:
            for start in range(0, len(old), _AT_ONCE):
                connection.execute(
                    update(_TABLE)
                    .where(_TABLE.c.kind == kind, _TABLE.c.key.in_(old[start : start + _AT_ONCE]))
                    .values(used=now)
                )
    return found


def add(
    connection: Connection, *, kind: str, values: Mapping[str, str], now: datetime | None
) -> None:
    """Keep texts under their keys; those that are there stay as they are."""
    new = [{"kind": kind, "key": key, "value": value, "used": now} for key, value in values.items()]
    for start in range(0, len(new), _AT_ONCE):
        rows.insert_new(connection, _TABLE, new[start : start + _AT_ONCE])


def drop_unused(connection: Connection, *, now: datetime) -> int:
    """Drop what was not used for long before the latest use of all; gives how many.

    Measured from the latest use, so that nothing is lost while the bot stood still. What nobody
    knows the last use of counts as used now.
    """
    latest = connection.scalar(select(func.max(_TABLE.c.used)))
    connection.execute(update(_TABLE).where(_TABLE.c.used.is_(None)).values(used=now))
    if latest is None:
        return 0
    gone = connection.execute(delete(_TABLE).where(_TABLE.c.used < min(latest, now) - UNUSED))
    return gone.rowcount

"""The tables as queries name them; `migrations/` makes them."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
)
from sqlalchemy import Table as _Table


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so none is given to it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_metadata = MetaData()


def _table(name: str, *columns: "Column[object]") -> _Table:
    return _Table(name, _metadata, *columns)


repos = _table(
    "repos",
    Column("repo", Text, primary_key=True),
    Column("last_seq", Integer),
)
entries = _table(
    "entries",
    Column("repo", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", Text),
    Column("subject", Text),
    Column("person", Text),
    Column("actor", Text),
    Column("at", Moment),
    Column("why", Text),
    Column("comment", BigInteger),
    Column("pull", Integer),
    Column("due", Moment),
    Column("data", Text),
    Column("decision", Text),
)
holders = _table(
    "holders",
    Column("repo", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("person", Text),
    Column("since_seq", Integer, primary_key=True),
    Column("until_seq", Integer),
)
decisions = _table(
    "decisions",
    Column("repo", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("at", Moment),
    Column("rule", Text),
    Column("body", Text),
)
actions = _table(
    "actions",
    Column("repo", Text, primary_key=True),
    Column("decision", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("kind", Text),
    Column("started", Integer),
    Column("outcome", Text),
    Column("at", Moment),
)
deadlines = _table(
    "deadlines",
    Column("repo", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("at", Moment),
)
cursors = _table(
    "cursors",
    Column("repo", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text),
)
kept = _table(
    "kept",
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text),
    Column("used", Moment),
)
vitals = _table(
    "vitals",
    Column("shard", Integer, primary_key=True),
    Column("at", Moment),
    Column("body", Text),
)
door = _table("door", Column("purpose", Text, primary_key=True))
versions = _table("versions", Column("name", Text, primary_key=True))

OF_A_REPOSITORY = (repos, entries, holders, decisions, actions, deadlines, cursors)
ALL = (*OF_A_REPOSITORY, kept, vitals, door, versions)

"""Opening a database, and bringing its schema up to date. SQLite and PostgreSQL alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.model import catalog
from bot.model.errors import ConfigError
from bot.storage import migrations
from bot.storage.tables import versions

_MIGRATING = 7_455_301
"""Number of the lock under which PostgreSQL lets one process migrate."""


class Database:
    """One database; `reading` and `writing` are transactions."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that may write. SQLite takes its write lock at once, not half-way."""
        with self._engine.connect() as connection:
            connection = connection.execution_options(milepost_writing=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        self._engine.dispose()


def open_database(url: str) -> Database:
    """Open `sqlite:///FILE` or `postgresql://…` and bring the schema up to date."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ConfigError("DATABASE_URL is not a URL; e.g. sqlite:///milepost.db") from None
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise ConfigError("DATABASE_URL names no file; e.g. sqlite:///milepost.db")
        engine = create_engine(parsed, connect_args={"timeout": 30})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    elif backend == "postgresql":
        engine = create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    else:
        raise ConfigError(f"DATABASE_URL: {backend} is not supported; use sqlite or postgresql")
    database = Database(engine)
    _migrate(database)
    return database


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own idea of when a transaction begins is switched off; `_begin_sqlite` says.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("milepost_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _migrate(database: Database) -> None:
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(
                text("SELECT pg_advisory_xact_lock(:number)"), {"number": _MIGRATING}
            )
        connection.execute(
            text("CREATE TABLE IF NOT EXISTS versions (name VARCHAR(100) PRIMARY KEY)")
        )
        done = set(connection.scalars(select(versions.c.name)))
        for name, module in catalog.modules(migrations).items():
            if name not in done:
                module.up(connection)
                connection.execute(insert(versions).values(name=name))

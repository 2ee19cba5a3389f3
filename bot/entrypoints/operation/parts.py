"""The parts of Milepost for one command, with errors that fit on one line."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import psycopg
from sqlalchemy.exc import SQLAlchemyError

from bot.delivery.stores import Stores
from bot.entrypoints import logs
from bot.entrypoints.operation.pausing import paused, tell
from bot.entrypoints.operation.standing import database_is_there
from bot.entrypoints.settings import Settings
from bot.entrypoints.wiring import Core, core
from bot.model.errors import ConfigError, InputError, MilepostError, UserError
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger

_PATIENCE = 0.3
"""Seconds in which the right to work is given if nobody has it."""


@contextmanager
def parts_of(chosen: Settings, *, now: Callable[[], datetime]) -> Iterator[Core]:
    """Give engine, ledger and GitHub; raises `UserError` where one is missing or refuses."""
    missing = [
        name
        for name, value in (("APP_ID", chosen.app_id), ("PRIVATE_KEY", chosen.private_key))
        if not value
    ]
    if missing:
        raise ConfigError(f"not set: {', '.join(missing)}; `milepost doctor` tells more")
    logs.configure(
        level="warning", secrets=chosen.secrets
    )  # to standard error: what a command prints stays clean
    with readable():
        made = core(chosen, now=now)
    try:
        yield made
    finally:
        made.close()


@contextmanager
def ledger_of(chosen: Settings) -> Iterator[SqlLedger]:
    """Give the ledger alone, of a database that is there; asks nothing of GitHub."""
    if not database_is_there(chosen):
        raise InputError(f"no database at {chosen.database_url}; is DATABASE_URL right?")
    with readable():
        database = open_database(chosen.database_url)
        try:
            yield SqlLedger(database)
        finally:
            database.close()


@contextmanager
def readable() -> Iterator[None]:
    """Turn what GitHub or the database refused into one clear line."""
    try:
        yield
    except UserError:
        raise
    except MilepostError as error:
        raise InputError(str(error)) from error
    except (SQLAlchemyError, psycopg.Error) as error:
        first = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
        raise InputError(f"the database cannot be used: {first}") from error


@contextmanager
def alone(chosen: Settings) -> Iterator[None]:
    """Hold the right to work, so that no worker acts at the same time; refuses if one does.

    Refuses too while Milepost is paused.
    """
    if database_is_there(chosen):
        with ledger_of(chosen) as ledger:
            pause = paused(ledger)
        if pause is not None:
            raise InputError(f"paused {tell(pause)}; `milepost resume` comes first")
    lead = Stores(url=chosen.database_url).lead()
    stop = threading.Event()
    timer = threading.Timer(_PATIENCE, stop.set)
    timer.start()
    try:
        shard = lead.acquire(stop)
    finally:
        timer.cancel()
    if shard is None:
        raise InputError("a worker is running on this database; it does this by itself")
    try:
        yield
    finally:
        lead.release()

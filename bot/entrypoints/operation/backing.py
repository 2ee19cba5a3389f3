"""Copies of the databases while they are in use, checked before they count."""

import contextlib
import sqlite3
from pathlib import Path

from bot.delivery.sqlite import copy_database
from bot.delivery.stores import Stores
from bot.entrypoints.settings import Settings
from bot.model.errors import InputError

SQLITE = "sqlite:///"


def backup(chosen: Settings, directory: Path) -> list[Path]:
    """Copy inbox, engine and ledger, in this order, into a directory that is empty or new.

    What is done flows from the ledger to the engine to the inbox: so each copy knows at least
    what the ones before it know, and what it knows more is told again after a restore.
    """
    if not chosen.database_url.startswith(SQLITE):
        raise InputError("PostgreSQL is backed up with pg_dump")
    ledger = Path(chosen.database_url.removeprefix(SQLITE))
    if not ledger.exists():
        raise InputError(f"there is no database at {ledger}")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        if any(directory.iterdir()):
            raise InputError(f"{directory} is not empty; each backup has a directory of its own")
        copies = Stores(url=chosen.database_url).backup(directory)
        target = directory / ledger.name
        copy_database(ledger, target)
    except OSError as error:
        raise InputError(f"{directory}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise InputError(f"{directory}: {error}") from error
    copies.append(target)
    for copy in copies:
        check_copy(copy)
    return copies


def check_copy(copy: Path) -> None:
    """Raise `InputError` if a copy is damaged."""
    with contextlib.closing(sqlite3.connect(copy)) as database:
        told = database.execute("PRAGMA quick_check").fetchone()[0]
    if told != "ok":
        raise InputError(f"{copy} is damaged: {told}")

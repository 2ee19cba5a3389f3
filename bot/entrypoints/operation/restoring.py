"""Putting a backup back: only where no database is, and only one that is whole."""

import os
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from bot.engine.decisions import RESTORED
from bot.entrypoints.operation.backing import SQLITE, check_copy
from bot.entrypoints.settings import Settings
from bot.model.errors import InputError
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger

_PARTS = (".inbox", ".engine")
_LEFTOVERS = ("-wal", "-shm")


def restore(chosen: Settings, directory: Path, *, now: datetime) -> list[Path]:
    """Copy the files of a backup to where DATABASE_URL says; gives where they lie now.

    The files are checked first, and each is put in place whole. A log that a database of before
    left behind is taken away, because SQLite would play it into the restored file. The ledger is
    told of it, so that nothing that was said since the backup is said again.
    """
    if not chosen.database_url.startswith(SQLITE):
        raise InputError("PostgreSQL is restored with pg_restore")
    ledger = Path(chosen.database_url.removeprefix(SQLITE))
    try:
        found = sorted(each for each in directory.iterdir() if each.is_file())
        main = [each for each in found if each.suffix not in _PARTS]
        if len(main) != 1:
            raise InputError(f"{directory} is no backup: it holds {len(main)} ledgers, not one")
        placed = {main[0]: ledger}
        for part in found:
            if part.suffix in _PARTS:
                placed[part] = ledger.with_name(f"{ledger.stem}{part.suffix}")
        there = [str(target) for target in placed.values() if target.exists()]
        if there:
            raise InputError(f"{', '.join(there)}: move what is there away first")
        for source in placed:
            check_copy(source)
        ledger.parent.mkdir(parents=True, exist_ok=True)
        for source, target in placed.items():
            for leftover in _LEFTOVERS:
                target.with_name(f"{target.name}{leftover}").unlink(missing_ok=True)
            half = target.with_name(f"{target.name}.half")
            shutil.copyfile(source, half)
            half.chmod(0o600)
            os.replace(half, target)
    except OSError as error:
        raise InputError(f"{error.filename or directory}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise InputError(f"{directory}: {error}") from error
    database = open_database(chosen.database_url)
    try:
        SqlLedger(database).set_cursor(repo="", name=RESTORED, value=now.isoformat())
    finally:
        database.close()
    return list(placed.values())

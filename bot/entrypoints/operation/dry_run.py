"""A Milepost that takes deliveries and decides, and writes nothing but its log."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog

from bot.entrypoints.operation.rehearsal import Write
from bot.entrypoints.operation.standing import database_is_there
from bot.entrypoints.settings import Settings
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger
from bot.storage.scratch import copy_ledger

log = structlog.get_logger(__name__)
_SHOWN = 500
"""Characters of each argument that are logged."""


@contextmanager
def dry(chosen: Settings) -> Iterator[Settings]:
    """Give settings with databases of their own, gone at the end; the ledger is copied into them.

    So what is decided builds on what was decided before, as it would in earnest, and the databases
    of the real Milepost learn nothing of it.
    """
    with TemporaryDirectory(prefix="milepost-dry-run-") as folder:
        scratch = replace(
            chosen, database_url=f"sqlite:///{Path(folder) / 'milepost.db'}", dry_run=True
        )
        if database_is_there(chosen):
            source, target = open_database(chosen.database_url), open_database(scratch.database_url)
            try:
                copy_ledger(source, target, repos=SqlLedger(source).repos())
            finally:
                source.close()
                target.close()
        yield scratch


def say_what_would_be_written(write: Write) -> None:
    """Log one line for a write that is not done."""
    shown = {key: _clipped(value) for key, value in write.arguments.items()}
    log.info("would write", repo=write.repo, write=write.name, arguments=shown)


def _clipped(value: Any) -> Any:
    text = str(value)
    return value if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)} characters)"

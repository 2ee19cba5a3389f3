"""What the worker last said of itself: one row per shard, written over every few seconds.

It lies in the database because the door that answers `/ready` and `/metrics` is another process,
and with several replicas another machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import func, select

from bot.storage import rows, tables
from bot.storage.database import Database


@dataclass(frozen=True, kw_only=True)
class Vital:
    """One worker at one moment; `said` is plain data."""

    shard: int
    at: datetime
    said: Mapping[str, Any]


def say(database: Database, vital: Vital) -> None:
    """Write over what was said before."""
    values = {
        "shard": vital.shard,
        "at": vital.at,
        "body": msgspec.json.encode(vital.said).decode(),
    }
    with database.writing() as connection:
        rows.upsert(connection, tables.vitals, values, ["at", "body"])


def vitals(database: Database) -> tuple[Vital, ...]:
    """The last word of each shard."""
    with database.reading() as connection:
        found = connection.execute(select(tables.vitals).order_by(tables.vitals.c.shard)).all()
    return tuple(
        Vital(shard=row.shard, at=row.at, said=msgspec.json.decode(row.body)) for row in found
    )


def decisions_by_rule(database: Database) -> dict[str, int]:
    """How many decisions each rule has led to, in all repositories."""
    table = tables.decisions
    query = (
        select(table.c.rule, func.count().label("decisions"))
        .group_by(table.c.rule)
        .order_by(table.c.rule)
    )
    with database.reading() as connection:
        return {row.rule: row.decisions for row in connection.execute(query.order_by(table.c.rule))}

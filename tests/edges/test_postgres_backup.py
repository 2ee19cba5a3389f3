"""With PostgreSQL a backup is pg_dump's: one consistent state, put back by pg_restore."""

import asyncio
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from bot.delivery.inbox import Arrival, pack
from bot.delivery.stores import Stores
from bot.model.actions import Decision
from bot.model.ledger import Entry, Kind
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger

NOW = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.mark.postgres
@pytest.mark.skipif(shutil.which("pg_dump") is None, reason="NO POSTGRESQL: pg_dump is missing")
def test_a_dump_put_back_is_the_same(postgres_url: str, tmp_path: Path) -> None:
    async def comes_in() -> None:
        door = Stores(url=postgres_url).door()
        arrival = Arrival(guid="a", event="push", packed=pack(b"{}"), received_at=NOW)
        await door.write([arrival])
        await door.close()

    asyncio.run(comes_in())
    database = open_database(postgres_url)
    entry = Entry(kind=Kind.CLAIMED, subject="awq", person="ada", actor="ada", at=NOW, why="asked")
    decision = Decision(rule="claim.granted", why="free", entries=(entry,))
    SqlLedger(database).record(repo="o/r", decision_id="c:1", decision=decision, at=NOW)
    database.close()

    dump = tmp_path / "milepost.dump"
    subprocess.run(["pg_dump", "-Fc", "-f", dump, postgres_url], check=True)
    name = postgres_url.rpartition("/")[2]
    with psycopg.connect(postgres_url.replace(name, "postgres"), autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    subprocess.run(["pg_restore", "-d", postgres_url, dump], check=True)

    database = open_database(postgres_url)
    ledger = SqlLedger(database)
    assert ledger.holders(repo="o/r") == {"awq": "ada"}
    with pytest.raises(Exception, match="append-only"), database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM entries")
    database.close()
    inbox = Stores(url=postgres_url).inbox()
    assert [each.guid for each in inbox.waiting(after=0, limit=9)] == ["a"]
    inbox.close()

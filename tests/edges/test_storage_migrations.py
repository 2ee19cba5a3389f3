"""Migrations go forward with the data that is there, also while an older release is writing."""

import itertools
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.model import catalog
from bot.storage import database as storage
from bot.storage import migrations, tables
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger

MIGRATIONS = catalog.modules(migrations)
REPO = "owner/repo"
AT = "2026-11-02 09:00:00+00:00"
SAMPLES = {
    "m0001_ledger": (
        f"INSERT INTO decisions VALUES ('{REPO}', 'comment:1', '{AT}', 'claim.granted', '{{}}')",
        f"INSERT INTO deadlines VALUES ('{REPO}', 'claims', '{AT}')",
        f"INSERT INTO cursors VALUES ('{REPO}', 'claims:spoken', 'yesterday')",
        "INSERT INTO kept (kind, key, value) VALUES ('tree', 'a', '[]')",
    ),
    "m0002_vitals": (f"INSERT INTO vitals VALUES (0, '{AT}', '{{}}')",),
    "m0003_used": (f"INSERT INTO kept VALUES ('tree', 'b', '[]', '{AT}')",),
}
"""Rows as a release of that age wrote them; each migration has its own."""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.db'}"
    return str(request.getfixturevalue("postgres_url"))


def migrate(monkeypatch: pytest.MonkeyPatch, url: str, count: int) -> storage.Database:
    """Open the database as the release did that had so many migrations."""
    known = dict(itertools.islice(MIGRATIONS.items(), count))
    with monkeypatch.context() as older:
        older.setattr(storage.catalog, "modules", lambda _package: known)
        return open_database(url)


def test_each_migration_keeps_the_rows_of_all_before_it(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(SAMPLES) == set(MIGRATIONS), "a migration needs rows of its time in SAMPLES"
    for count, name in enumerate(MIGRATIONS, 1):
        database = migrate(monkeypatch, url, count)
        with database.writing() as connection:
            for statement in SAMPLES[name]:
                connection.execute(text(statement))
        database.close()
    database = open_database(url)
    assert SqlLedger(database).kept(kind="tree", keys=["a", "b"]) == {"a": "[]", "b": "[]"}
    with database.reading() as connection:
        for table in ("decisions", "deadlines", "cursors", "vitals"):
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 1
        for table in tables.ALL:
            connection.execute(table.select()).all()
    database.close()


def test_an_older_release_goes_on_writing_meanwhile(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = migrate(monkeypatch, url, 1)
    older = SqlLedger(old)
    written: list[int] = []
    enough, stop = threading.Event(), threading.Event()

    def write() -> None:
        for number in itertools.count():
            if stop.is_set():
                return
            older.set_cursor(repo=REPO, name=f"n{number}", value=str(number))
            written.append(number)
            if number == 20:
                enough.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert enough.wait(30)
    newer = open_database(url)
    before = len(written)
    more = SqlLedger(newer)
    while len(written) < before + 20 and writer.is_alive():
        more.cursor(repo=REPO, name="n0")
    stop.set()
    writer.join(30)
    assert len(written) >= before + 20
    found = more.cursors(repo=REPO, prefix="n")
    assert found == {f"n{number}": str(number) for number in written}
    newer.close()
    old.close()

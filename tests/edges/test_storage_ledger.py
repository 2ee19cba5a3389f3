"""The ledger's promises, on SQLite, on PostgreSQL and on a branch of the repository alike."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from bot.model import catalog
from bot.model.actions import (
    Annotation,
    Decision,
    Label,
    PublishCheck,
    React,
    Reply,
    Suggest,
    Suggestion,
    TrackIssue,
    UpdateBoard,
    UpdateRoadmap,
)
from bot.model.errors import ConfigError, MilepostError, StaleLedger
from bot.model.ledger import Entry, Kind
from bot.storage import codec, migrations, tables
from bot.storage.branch import BranchLedger
from bot.storage.database import Database, open_database
from bot.storage.deadlines import Deadline
from bot.storage.ledger import SecondHolder, SqlLedger

REPO = "owner/repo"
T0 = datetime(2026, 11, 2, 9, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of its own."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    database = open_database(url)
    yield database
    database.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres), "branch"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlLedger]:
    """An empty ledger behind each of the edges."""
    if request.param == "branch":
        made = request.getfixturevalue("on_branch")()
        yield made
        made.flush()
        again = request.getfixturevalue("on_branch")()
        assert again.entries(repo=REPO) == made.entries(repo=REPO)
        assert again.holders(repo=REPO) == made.holders(repo=REPO)
        return
    where = f"sqlite:///{tmp_path / 'ledger.db'}"
    database = open_database(
        where if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    )
    yield SqlLedger(database)
    database.close()


def entry(kind: Kind, person: str = "alice", subject: str = "awq", **more: object) -> Entry:
    return Entry(
        kind=kind, subject=subject, person=person, actor=person, at=T0, why="Said so.", **more
    )


def claimed(person: str = "alice", subject: str = "awq") -> Decision:
    new = entry(
        Kind.CLAIMED,
        person,
        subject,
        comment=2**40,
        due=T0 + timedelta(days=14),
        data=(("node", "DC_1"), ("place", "discussion")),
    )
    reply = Reply(
        key="reply:1",
        place="discussion",
        number=5,
        node_id="D",
        body="`AWQ` is yours 🗺️",
        answers="DC_1",
        entries=(new,),
    )
    track = TrackIssue(key=f"track:{subject}", skill=subject, title="t", body="b", entries=(new,))
    return Decision(
        rule="claim.granted", why="It was free.", entries=(new,), actions=(reply, track)
    )


def record(ledger: SqlLedger, decision_id: str, decision: Decision) -> Decision:
    return ledger.record(repo=REPO, decision_id=decision_id, decision=decision, at=T0)


def test_a_decision_comes_back_as_it_was_recorded(ledger: SqlLedger) -> None:
    recorded = record(ledger, "comment:1", claimed())
    assert [each.seq for each in recorded.entries] == [1]
    assert recorded.entries == recorded.actions[0].entries == recorded.actions[1].entries  # type: ignore[attr-defined]
    assert ledger.recorded(repo=REPO, decision_id="comment:1") == recorded
    assert ledger.entries(repo=REPO) == recorded.entries
    assert ledger.entries(repo=REPO, subject="other") == ()
    assert ledger.holders(repo=REPO) == {"awq": "alice"}


def test_the_same_decision_again_changes_nothing(ledger: SqlLedger) -> None:
    first = record(ledger, "comment:1", claimed())
    again = record(ledger, "comment:1", claimed("mallory", "hqq"))
    assert again == first
    assert len(ledger.entries(repo=REPO)) == 1


def test_a_decision_on_an_old_ledger_is_refused(ledger: SqlLedger) -> None:
    first = ledger.record(repo=REPO, decision_id="comment:1", decision=claimed(), at=T0, based_on=0)
    with pytest.raises(StaleLedger):
        ledger.record(
            repo=REPO, decision_id="comment:2", decision=claimed("b", "hqq"), at=T0, based_on=0
        )
    again = ledger.record(repo=REPO, decision_id="comment:1", decision=claimed(), at=T0, based_on=0)
    assert again == first
    assert ledger.decided(repo=REPO, since=T0) == (first,)
    assert ledger.decided(repo=REPO, since=T0 + timedelta(seconds=1)) == ()


def test_the_database_knows_one_holder(ledger: SqlLedger) -> None:
    record(ledger, "comment:1", claimed("alice"))
    with pytest.raises(SecondHolder):
        record(ledger, "comment:2", claimed("bob"))
    assert ledger.holders(repo=REPO) == {"awq": "alice"}
    assert ledger.recorded(repo=REPO, decision_id="comment:2") is None
    record(ledger, "comment:3", Decision(rule="r", why="w", entries=(entry(Kind.RELEASED),)))
    assert record(ledger, "comment:4", claimed("bob")).entries[0].seq == 3
    assert ledger.holders(repo=REPO) == {"awq": "bob"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET person = 'mallory'",
        "DELETE FROM entries",
        "UPDATE entries SET seq = seq + 100",
    ],
)
def test_entries_are_never_changed(database: Database, statement: str) -> None:
    ledger = SqlLedger(database)
    before = record(ledger, "comment:1", claimed()).entries
    with pytest.raises(DatabaseError, match="append-only"), database.writing() as connection:
        connection.execute(text(statement))
    assert ledger.entries(repo=REPO) == before


def test_writers_of_one_repository_take_turns(ledger: SqlLedger) -> None:
    refused: list[str] = []

    def claim(person: str) -> None:
        try:
            record(ledger, f"comment:{person}", claimed(person))
        except SecondHolder:
            refused.append(person)

    threads = [threading.Thread(target=claim, args=(f"p{i}",)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (only,) = ledger.entries(repo=REPO)
    assert only.seq == 1
    assert len(refused) == 7


def test_one_decision_recorded_by_many_at_once_is_recorded_once(ledger: SqlLedger) -> None:
    results: list[Decision] = []
    threads = [
        threading.Thread(target=lambda: results.append(record(ledger, "comment:1", claimed())))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 6
    assert all(result == results[0] for result in results)
    assert len(ledger.entries(repo=REPO)) == 1


def test_actions_are_followed_to_their_outcome(ledger: SqlLedger) -> None:
    record(ledger, "comment:1", claimed())
    record(ledger, "time:1", Decision(rule="r", why="w"))
    assert [each for each, _ in ledger.unfinished(repo=REPO, prefix="comment:")] == ["comment:1"]
    assert ledger.unfinished(repo=REPO, prefix="time:") == ()
    assert ledger.unfinished(repo=REPO, prefix="%") == ()
    assert ledger.started(repo=REPO, decision_id="comment:1", key="reply:1")
    assert not ledger.started(repo=REPO, decision_id="comment:1", key="reply:1")
    comes_again = not isinstance(ledger, BranchLedger)
    assert ledger.missed(repo=REPO, decision_id="comment:1", key="reply:1") == comes_again
    assert not ledger.missed(repo=REPO, decision_id="comment:1", key="reply:1"), "twice is for good"
    assert not ledger.started(repo=REPO, decision_id="comment:1", key="reply:1")
    for key in ("reply:1", "track:awq"):
        ledger.carried_out(
            repo=REPO, decision_id="comment:1", key=key, outcome=f"done {key}", at=T0
        )
    assert ledger.unfinished(repo=REPO, prefix="comment:") == ()
    assert ledger.outcomes(repo=REPO, decision_id="comment:1") == {
        "reply:1": "done reply:1",
        "track:awq": "done track:awq",
    }
    assert ledger.outcomes(repo=REPO, decision_id="time:1") == {}
    logged = ledger.logged(repo=REPO, decision_id="comment:1")
    assert logged is not None
    assert [each.outcome for each in logged.outcomes] == ["done reply:1", "done track:awq"]
    assert [each.started for each in logged.outcomes] == [True, False]
    assert [each.id for each in ledger.log(repo=REPO)] == ["comment:1", "time:1"]
    assert ledger.decision_of(repo=REPO, seq=1) == "comment:1"


def test_a_deadline_is_taken_by_one_and_only_unmoved(ledger: SqlLedger) -> None:
    ledger.set_deadline(repo=REPO, name="claims", at=T0 + timedelta(hours=1))
    ledger.set_deadline(repo=REPO, name="claims", at=T0)
    ledger.set_deadline(repo=REPO, name="roadmap", at=T0 + timedelta(days=1))
    (due,) = ledger.deadlines(until=T0)
    assert due == Deadline(repo=REPO, name="claims", at=T0)
    assert not ledger.claim_deadline(replace(due, at=T0 - timedelta(seconds=1)))
    assert ledger.claim_deadline(due)
    assert not ledger.claim_deadline(due)
    ledger.set_deadline(repo=REPO, name="roadmap", at=None)
    assert ledger.deadlines(until=T0 + timedelta(days=9)) == ()


def test_cursors_and_kept_facts(ledger: SqlLedger) -> None:
    assert ledger.cursor(repo=REPO, name="spoken") is None
    ledger.set_cursor(repo=REPO, name="spoken", value="1")
    ledger.set_cursor(repo=REPO, name="spoken", value="2")
    assert ledger.cursor(repo=REPO, name="spoken") == "2"
    ledger.set_cursor(repo=REPO, name="track:awq", value="7")
    assert ledger.cursors(repo=REPO, prefix="track:") == {"track:awq": "7"}
    values = {f"{i:040x}": str(i) for i in range(1200)}
    ledger.keep(kind="tree", values=values)
    ledger.keep(kind="tree", values=values)
    ledger.keep(kind="tree", values={})
    assert ledger.kept(kind="tree", keys=[*values, "missing"]) == values
    assert ledger.kept(kind="file", keys=list(values)) == {}


def test_kept_facts_that_nobody_uses_are_dropped(database: Database) -> None:
    days = [0]
    ledger = SqlLedger(database, now=lambda: T0 + timedelta(days=days[0]))

    def there() -> set[str]:
        return set(SqlLedger(database).kept(kind="tree", keys=["used", "unused", "undated"]))

    ledger.keep(kind="tree", values={"used": "1", "unused": "2"})
    SqlLedger(database).keep(kind="tree", values={"undated": "3"})
    for days[0] in range(1, 31):
        assert ledger.drop_unused(now=T0 + timedelta(days=days[0])) == 0
        ledger.kept(kind="tree", keys=["used"])
    days[0] = 31
    ledger.kept(kind="tree", keys=["used"])
    assert ledger.drop_unused(now=T0 + timedelta(days=31)) == 1
    assert there() == {"used", "undated"}
    # After a year of standing still the present is not forgotten.
    assert ledger.drop_unused(now=T0 + timedelta(days=400)) == 0


def test_another_time_zone_is_the_same_moment(ledger: SqlLedger) -> None:
    there = T0.astimezone(timezone(timedelta(hours=9)))
    new = replace(entry(Kind.QUEUED), at=there)
    record(ledger, "comment:1", Decision(rule="r", why="w", entries=(new,)))
    (read,) = ledger.entries(repo=REPO)
    assert read.at == T0
    assert read.at.utcoffset() == timedelta(0)


def test_a_purge_leaves_nothing(ledger: SqlLedger) -> None:
    record(ledger, "comment:1", claimed())
    ledger.set_cursor(repo=REPO, name="spoken", value="1")
    ledger.purge(repo=REPO)
    assert ledger.entries(repo=REPO) == ()
    assert ledger.cursor(repo=REPO, name="spoken") is None
    assert ledger.recorded(repo=REPO, decision_id="comment:1") is None
    assert ledger.repos() == ()


def test_a_purge_forgets_one_repository(database: Database) -> None:
    ledger = SqlLedger(database)
    record(ledger, "comment:1", claimed())
    ledger.record(repo="o/other", decision_id="comment:1", decision=claimed("bob"), at=T0)
    ledger.set_cursor(repo=REPO, name="spoken", value="1")
    ledger.purge(repo=REPO)
    assert ledger.repos() == ("o/other",)
    assert len(ledger.entries(repo="o/other")) == 1
    with database.reading() as connection:
        for table in tables.OF_A_REPOSITORY:
            left = connection.scalars(text(f"SELECT repo FROM {table.name}")).all()
            assert REPO not in left
        assert connection.scalars(text("SELECT purpose FROM door")).all() == []
    with pytest.raises(DatabaseError, match="append-only"), database.writing() as connection:
        connection.execute(text("DELETE FROM entries"))


def test_a_person_can_be_forgotten_by_name(ledger: SqlLedger) -> None:
    record(ledger, "comment:1", claimed("Alice"))
    record(ledger, "comment:2", claimed("alice-b", "hqq"))
    assert ledger.pseudonymise(repo=REPO, login="nobody") is None
    assert ledger.pseudonymise(repo=REPO, login="alice") == "ghost-1"
    assert [each.person for each in ledger.entries(repo=REPO)] == ["ghost-1", "alice-b"]
    assert ledger.holders(repo=REPO) == {"awq": "ghost-1", "hqq": "alice-b"}
    everything = str(ledger.log(repo=REPO)) + str(ledger.entries(repo=REPO))
    assert "alice" not in everything.lower().replace("alice-b", "")


def test_restoring_fills_only_an_empty_ledger(ledger: SqlLedger) -> None:
    record(ledger, "comment:1", claimed())
    saved = ledger.entries(repo=REPO)
    with pytest.raises(MilepostError, match="has a ledger already"):
        ledger.restore(repo=REPO, entries=saved, at=T0)
    ledger.purge(repo=REPO)
    later = replace(saved[0], seq=7)
    assert ledger.restore(repo=REPO, entries=[later], at=T0) == 1
    assert ledger.entries(repo=REPO) == (later,)
    assert ledger.holders(repo=REPO) == {"awq": "alice"}
    assert record(ledger, "comment:9", claimed("bob", "hqq")).entries[0].seq == 8


def test_opening_twice_migrates_once_and_keeps_the_data(url: str) -> None:
    for turn in range(2):
        database = open_database(url)
        ledger = SqlLedger(database)
        assert len(ledger.entries(repo=REPO)) == turn
        record(ledger, "comment:1", claimed())
        database.close()


def test_an_older_database_is_brought_up_to_date_with_its_data(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = catalog.modules(migrations)
    first = dict(list(every.items())[:1])
    with monkeypatch.context() as patch:
        patch.setattr(catalog, "modules", lambda _: first)
        older = open_database(url)
    record(SqlLedger(older), "comment:1", claimed())
    older.close()
    database = open_database(url)
    ledger = SqlLedger(database)
    assert ledger.holders(repo=REPO) == {"awq": "alice"}
    assert ledger.recorded(repo=REPO, decision_id="comment:1") is not None
    with database.reading() as connection:
        assert set(connection.scalars(text("SELECT name FROM versions"))) == set(every)
        assert connection.scalars(text("SELECT shard FROM vitals")).all() == []
    with pytest.raises(DatabaseError, match="append-only"), database.writing() as connection:
        connection.execute(text("DELETE FROM entries"))
    database.close()


def test_the_tables_are_those_that_the_migrations_make(database: Database) -> None:
    with database.reading() as connection:
        inspector = inspect(connection)
        made = {
            name: {column["name"] for column in inspector.get_columns(name)}
            for name in inspector.get_table_names()
        }
    assert made == {table.name: set(table.columns.keys()) for table in tables.ALL}


def test_every_kind_of_action_survives_the_text() -> None:
    new = replace(claimed().entries[0], seq=3)
    actions = (
        React(key="react:1", node_id="DC_1", content="ROCKET"),
        *claimed().actions,
        Label(key="label:1", number=4, add=("a",), remove=("b",)),
        PublishCheck(
            key="check",
            name="Standards",
            head_sha="abc",
            conclusion="failure",
            title="t",
            summary="s",
            annotations=(
                Annotation(path="p", line=1, level="failure", title="t", message="m", end_line=2),
            ),
        ),
        Suggest(
            key="s",
            number=4,
            head_sha="abc",
            suggestions=(Suggestion(path="p", line=3, text="x\n", message="m"),),
        ),
        UpdateBoard(key="board", title="Claim board", body="| a |\n"),
        UpdateRoadmap(key="roadmap", reason="merged", gate=True),
    )
    decision = Decision(rule="r", why="w", id="i", entries=(new,), actions=actions)
    assert codec.load(codec.dump(decision)) == decision


@pytest.mark.parametrize("wrong", ["nonsense", "sqlite://", "sqlite:///:memory:", "mysql://h/db"])
def test_a_wrong_address_is_one_clear_line(wrong: str) -> None:
    with pytest.raises(ConfigError, match="DATABASE_URL"):
        open_database(wrong)

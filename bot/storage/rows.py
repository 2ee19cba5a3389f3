"""Single statements of the ledger's transactions, the same for SQLite and PostgreSQL."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.model.actions import Decision
from bot.model.ledger import Entry, Kind
from bot.storage import codec, tables

_ENDS = frozenset({Kind.RELEASED, Kind.EXPIRED, Kind.COMPLETED})


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One action of a decision and what became of it; None while nobody knows."""

    key: str
    kind: str
    started: bool
    outcome: str | None
    at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Logged:
    """A decision with all there is to tell about it, for `/why` and the dashboard."""

    id: str
    at: datetime
    decision: Decision
    outcomes: tuple[Outcome, ...]


def lock(connection: Connection, repo: str) -> int:
    """Hold the repository until the transaction ends; gives its last number."""
    insert_new(connection, tables.repos, [{"repo": repo, "last_seq": 0}])
    query = select(tables.repos.c.last_seq).where(tables.repos.c.repo == repo).with_for_update()
    return connection.scalar(query) or 0


def append(connection: Connection, repo: str, decision: str, entries: Iterable[Entry]) -> None:
    last = 0
    for entry in entries:
        last = entry.seq
        connection.execute(insert(tables.entries).values(_values(repo, entry, decision)))
        _project(connection, repo, entry)
    if last:
        _counted(connection, repo, last)


def fill(connection: Connection, repo: str, entries: Sequence[tuple[Entry, str]]) -> None:
    """Put entries, each with its decision's id, into an empty ledger; a few statements in all.

    Raises `ValueError` where two would hold one skill.
    """
    holders: list[dict[str, Any]] = []
    held: dict[str, dict[str, Any]] = {}
    for entry, _ in entries:
        if entry.kind is Kind.CLAIMED:
            if entry.subject in held:
                raise ValueError(f"entry {entry.seq}: {entry.subject} is held already")
            held[entry.subject] = {
                "repo": repo,
                "subject": entry.subject,
                "person": entry.person,
                "since_seq": entry.seq,
                "until_seq": None,
            }
            holders.append(held[entry.subject])
        elif entry.kind in _ENDS and entry.subject in held:
            held.pop(entry.subject)["until_seq"] = entry.seq
    insert_all(connection, tables.entries, [_values(repo, *each) for each in entries])
    insert_all(connection, tables.holders, holders)
    if entries:
        _counted(connection, repo, entries[-1][0].seq)


def _values(repo: str, entry: Entry, decision: str) -> dict[str, Any]:
    return {
        "repo": repo,
        "seq": entry.seq,
        "kind": entry.kind.value,
        "subject": entry.subject,
        "person": entry.person,
        "actor": entry.actor,
        "at": entry.at,
        "why": entry.why,
        "comment": entry.comment,
        "pull": entry.pull,
        "due": entry.due,
        "data": msgspec.json.encode(entry.data).decode(),
        "decision": decision,
    }


def _counted(connection: Connection, repo: str, last: int) -> None:
    connection.execute(
        update(tables.repos).where(tables.repos.c.repo == repo).values(last_seq=last)
    )


def _project(connection: Connection, repo: str, entry: Entry) -> None:
    table = tables.holders
    if entry.kind is Kind.CLAIMED:
        connection.execute(
            insert(table).values(
                repo=repo, subject=entry.subject, person=entry.person, since_seq=entry.seq
            )
        )
    elif entry.kind in _ENDS:
        connection.execute(
            update(table)
            .where(
                table.c.repo == repo, table.c.subject == entry.subject, table.c.until_seq.is_(None)
            )
            .values(until_seq=entry.seq)
        )


def log(
    connection: Connection, repo: str, decision_id: str, decision: Decision, at: datetime
) -> None:
    connection.execute(insert(tables.decisions).values(row_of(repo, decision_id, decision, at)))
    for action in decision.actions:
        connection.execute(
            insert(tables.actions).values(
                repo=repo,
                decision=decision_id,
                key=action.key,
                kind=type(action).__name__,
                started=0,
            )
        )


def row_of(repo: str, decision_id: str, decided: Decision, at: datetime) -> dict[str, Any]:
    """The row of a decision."""
    return {
        "repo": repo,
        "id": decision_id,
        "at": at,
        "rule": decided.rule[:300],
        "body": codec.dump(decided),
    }


def recorded(connection: Connection, repo: str, decision_id: str) -> Decision | None:
    table = tables.decisions
    body = connection.scalar(
        select(table.c.body).where(table.c.repo == repo, table.c.id == decision_id)
    )
    return codec.load(body) if body is not None else None


def entry(row: Row[Any]) -> Entry:
    return Entry(
        kind=Kind(row.kind),
        subject=row.subject,
        person=row.person,
        actor=row.actor,
        at=row.at,
        why=row.why,
        comment=row.comment,
        pull=row.pull,
        due=row.due,
        data=msgspec.json.decode(row.data, type=tuple[tuple[str, str], ...]),
        seq=row.seq,
    )


def logged(connection: Connection, row: Row[Any]) -> Logged:
    """Read a decision's row together with its actions."""
    return with_outcomes(row, outcomes(connection, row.repo, row.id).get(row.id, {}))


def outcomes(
    connection: Connection, repo: str, decision: str | None = None
) -> dict[str, dict[str, Outcome]]:
    """What became of the actions of a decision, or of all, by decision and key."""
    table = tables.actions
    query = select(table).where(table.c.repo == repo)
    if decision is not None:
        query = query.where(table.c.decision == decision)
    found: dict[str, dict[str, Outcome]] = {}
    for each in connection.execute(query):
        found.setdefault(each.decision, {})[each.key] = Outcome(
            key=each.key,
            kind=each.kind,
            started=bool(each.started),
            outcome=each.outcome,
            at=each.at,
        )
    return found


def with_outcomes(row: Row[Any], outcomes: Mapping[str, Outcome]) -> Logged:
    """Put a decision's row together with what became of its actions."""
    decision = codec.load(row.body)
    return Logged(
        id=row.id,
        at=row.at,
        decision=decision,
        outcomes=tuple(outcomes[action.key] for action in decision.actions),
    )


def drop_cursors(connection: Connection, repo: str, names: Sequence[str]) -> None:
    """Forget how far something was read."""
    table = tables.cursors
    connection.execute(delete(table).where(table.c.repo == repo, table.c.name.in_(names)))


def insert_all(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, none of which is there."""
    if rows:
        connection.execute(insert(table), rows)


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert the rows whose key is not there yet."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows)


def upsert(
    connection: Connection, table: Table, values: dict[str, Any], changed: Sequence[str]
) -> None:
    """Insert a row, or change these columns of the one that has its key."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(**values)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=list(table.primary_key.columns),
            set_={name: statement.excluded[name] for name in changed},
        )
    )

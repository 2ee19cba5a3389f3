"""The ledger in a database: entries, decisions, what became of them, cursors, kept facts.

Each method is one transaction. Only `record` appends entries; it locks the repository's row first,
so that two writers of one repository wait for each other and numbers have no gaps.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.exc import IntegrityError

from bot.model.actions import Decision
from bot.model.errors import MilepostError, StaleLedger
from bot.model.ledger import Entry
from bot.model.numbering import numbered
from bot.storage import codec, kept, privacy, rows, tables
from bot.storage.database import Database
from bot.storage.deadlines import Deadlines
from bot.storage.rows import Logged


class SecondHolder(MilepostError):
    """Two people would hold one skill: the database refused, and nothing was recorded."""


class SqlLedger(Deadlines):
    """Fits `engine.ports.Ledger`; with a clock, it notes which kept facts are still used."""

    def __init__(self, database: Database, *, now: Callable[[], datetime] | None = None) -> None:
        self._database = database
        self._clock = now

    # --- entries and decisions

    def entries(self, *, repo: str, subject: str | None = None) -> tuple[Entry, ...]:
        query = select(tables.entries).where(tables.entries.c.repo == repo)
        if subject is not None:
            query = query.where(tables.entries.c.subject == subject)
        with self._database.reading() as connection:
            found = connection.execute(query.order_by(tables.entries.c.seq)).all()
        return tuple(rows.entry(row) for row in found)

    def recorded(self, *, repo: str, decision_id: str) -> Decision | None:
        with self._database.reading() as connection:
            return rows.recorded(connection, repo, decision_id)

    def record(
        self,
        *,
        repo: str,
        decision_id: str,
        decision: Decision,
        at: datetime,
        based_on: int | None = None,
    ) -> Decision:
        try:
            with self._database.writing() as connection:
                last = rows.lock(connection, repo)
                known = rows.recorded(connection, repo, decision_id)
                if known is not None:
                    return known
                if decision.entries and based_on is not None and based_on != last:
                    raise StaleLedger(f"{repo}: entry {last} came after entry {based_on}")
                decision = numbered(decision, after=last)
                rows.append(connection, repo, decision_id, decision.entries)
                rows.log(connection, repo, decision_id, decision, at)
                return decision
        except IntegrityError as error:
            raise SecondHolder(f"{repo}: {decision_id} was refused by the database") from error

    def restore(self, *, repo: str, entries: Sequence[Entry], at: datetime) -> int:
        """Put back entries with their own numbers into an empty ledger; returns how many."""
        with self._database.writing() as connection:
            if rows.lock(connection, repo):
                raise MilepostError(f"{repo} has a ledger already; only an empty one is restored")
            rows.append(connection, repo, "rebuild", entries)
            why = f"{len(entries)} entries were read back from GitHub."
            rows.log(connection, repo, "rebuild", Decision(rule="rebuild", why=why), at)
        return len(entries)

    def holders(self, *, repo: str) -> dict[str, str]:
        """Who holds which subject, as the database sees it."""
        table = tables.holders
        query = select(table.c.subject, table.c.person).where(
            table.c.repo == repo, table.c.until_seq.is_(None)
        )
        with self._database.reading() as connection:
            return {row.subject: row.person for row in connection.execute(query)}

    def last_act(self, *, repo: str, key: str) -> tuple[str, datetime, Decision] | None:
        table, actions = tables.decisions, tables.actions
        of_key = select(actions.c.decision).where(actions.c.repo == repo, actions.c.key == key)
        of_effect = select(actions.c.decision).where(
            actions.c.repo == repo,
            actions.c.outcome.is_not(None),
            actions.c.outcome != "as it was",
            actions.c.outcome.not_like("not done%"),
        )
        query = select(table).where(
            table.c.repo == repo, table.c.id.in_(of_key), table.c.id.in_(of_effect)
        )
        query = query.order_by(table.c.at.desc(), table.c.id.desc()).limit(1)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else (row.id, row.at, codec.load(row.body))

    # --- actions

    def unfinished(self, *, repo: str, prefix: str) -> tuple[tuple[str, Decision], ...]:
        open_ones = (
            select(tables.actions.c.decision)
            .where(tables.actions.c.repo == repo, tables.actions.c.outcome.is_(None))
            .where(tables.actions.c.decision.startswith(prefix, autoescape=True))
        )
        query = (
            select(tables.decisions.c.id, tables.decisions.c.body)
            .where(tables.decisions.c.repo == repo, tables.decisions.c.id.in_(open_ones))
            .order_by(tables.decisions.c.at, tables.decisions.c.id)
        )
        with self._database.reading() as connection:
            found = connection.execute(query).all()
        return tuple((row.id, codec.load(row.body)) for row in found)

    def started(self, *, repo: str, decision_id: str, key: str) -> bool:
        return self._advance(repo, decision_id, key, before=0)

    def missed(self, *, repo: str, decision_id: str, key: str) -> bool:
        return self._advance(repo, decision_id, key, before=1)

    def _advance(self, repo: str, decision_id: str, key: str, *, before: int) -> bool:
        """From open (0) to begun (1) to not found once (2); False if it was not as `before`."""
        with self._database.writing() as connection:
            changed = connection.execute(
                update(tables.actions)
                .where(*_is_action(repo, decision_id, key), tables.actions.c.started == before)
                .values(started=before + 1)
            )
            return changed.rowcount == 1

    def outcomes(self, *, repo: str, decision_id: str) -> dict[str, str]:
        table = tables.actions
        query = select(table.c.key, table.c.outcome).where(
            table.c.repo == repo, table.c.decision == decision_id, table.c.outcome.is_not(None)
        )
        with self._database.reading() as connection:
            return {row.key: row.outcome for row in connection.execute(query)}

    def carried_out(
        self, *, repo: str, decision_id: str, key: str, outcome: str, at: datetime
    ) -> None:
        with self._database.writing() as connection:
            connection.execute(
                update(tables.actions)
                .where(*_is_action(repo, decision_id, key))
                .values(outcome=outcome, at=at)
            )

    def log(
        self,
        *,
        repo: str,
        limit: int = 50,
        rule: str | None = None,
        before: datetime | None = None,
    ) -> tuple[Logged, ...]:
        """Give the last decisions (before a time), the youngest first."""
        query = select(tables.decisions).where(tables.decisions.c.repo == repo)
        if rule is not None:
            query = query.where(tables.decisions.c.rule == rule)
        if before is not None:
            query = query.where(tables.decisions.c.at < before)
        query = query.order_by(tables.decisions.c.at.desc(), tables.decisions.c.id).limit(limit)
        with self._database.reading() as connection:
            return tuple(rows.logged(connection, row) for row in connection.execute(query).all())

    def decided(self, *, repo: str, since: datetime) -> tuple[Decision, ...]:
        """Give what was decided from then on, in order of time."""
        table = tables.decisions
        query = select(table.c.body).where(table.c.repo == repo, table.c.at >= since)
        with self._database.reading() as connection:
            bodies = connection.scalars(query.order_by(table.c.at, table.c.id)).all()
        return tuple(codec.load(body) for body in bodies)

    def logged(self, *, repo: str, decision_id: str) -> Logged | None:
        """Give one decision with its outcomes."""
        query = select(tables.decisions).where(
            tables.decisions.c.repo == repo, tables.decisions.c.id == decision_id
        )
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
            return rows.logged(connection, row) if row is not None else None

    def decision_of(self, *, repo: str, seq: int) -> str | None:
        """Give the id of the decision that an entry came from."""
        query = select(tables.entries.c.decision).where(
            tables.entries.c.repo == repo, tables.entries.c.seq == seq
        )
        with self._database.reading() as connection:
            return connection.scalar(query)

    # --- cursors and kept facts

    def cursor(self, *, repo: str, name: str) -> str | None:
        table = tables.cursors
        query = select(table.c.value).where(table.c.repo == repo, table.c.name == name)
        with self._database.reading() as connection:
            return connection.scalar(query)

    def cursors(self, *, repo: str, prefix: str) -> dict[str, str]:
        table = tables.cursors
        query = select(table.c.name, table.c.value).where(
            table.c.repo == repo, table.c.name.startswith(prefix, autoescape=True)
        )
        with self._database.reading() as connection:
            return {row.name: row.value for row in connection.execute(query)}

    def cursors_named(self, name: str) -> dict[str, str]:
        """Give one cursor of all repositories that have set it to something."""
        table = tables.cursors
        query = select(table.c.repo, table.c.value).where(table.c.name == name, table.c.value != "")
        with self._database.reading() as connection:
            return {row.repo: row.value for row in connection.execute(query)}

    def set_cursor(self, *, repo: str, name: str, value: str) -> None:
        values = {"repo": repo, "name": name, "value": value}
        with self._database.writing() as connection:
            rows.upsert(connection, tables.cursors, values, ["value"])

    def kept(self, *, kind: str, keys: Sequence[str]) -> dict[str, str]:
        return kept.read(self._database, kind=kind, keys=keys, now=self._time())

    def keep(self, *, kind: str, values: Mapping[str, str]) -> None:
        if values:
            with self._database.writing() as connection:
                kept.add(connection, kind=kind, values=values, now=self._time())

    def drop_unused(self, *, now: datetime) -> int:
        """Drop kept facts that no present snapshot refers to; gives how many."""
        with self._database.writing() as connection:
            return kept.drop_unused(connection, now=now)

    def _time(self) -> datetime | None:
        return None if self._clock is None else self._clock()

    # --- people and repositories that leave

    def repos(self) -> tuple[str, ...]:
        """Repositories that have a ledger."""
        with self._database.reading() as connection:
            return tuple(connection.scalars(select(tables.repos.c.repo).order_by("repo")))

    def purge(self, *, repo: str) -> None:
        """Forget a repository: all there is about it."""
        with self._database.writing() as connection:
            privacy.purge(connection, repo)

    def pseudonymise(self, *, repo: str, login: str) -> str | None:
        """Replace a person by a made-up name; gives it, or None if nobody had that login."""
        with self._database.writing() as connection:
            return privacy.pseudonymise(connection, repo, login)


def _is_action(repo: str, decision_id: str, key: str) -> tuple[ColumnElement[bool], ...]:
    columns = tables.actions.c
    return columns.repo == repo, columns.decision == decision_id, columns.key == key

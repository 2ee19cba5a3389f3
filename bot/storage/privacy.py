"""Forgetting: a repository that left, or a person who asks for it.

The only ways past the guard of the append-only ledger. Both open the door inside their own
transaction, so that no other transaction ever sees it open.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update

from bot.storage import tables
from bot.workflow.claims import rivals
from bot.workflow.review import board, pledged

CLAIM_BOARD = "board"
"""The cursor that holds the claim board as it was last written."""


@contextmanager
def _open_door(connection: Connection, purpose: str) -> Iterator[None]:
    connection.execute(insert(tables.door).values(purpose=purpose))
    yield
    connection.execute(delete(tables.door))


def purge(connection: Connection, repo: str) -> None:
    """Delete all rows of a repository."""
    with _open_door(connection, "purge"):
        for table in tables.OF_A_REPOSITORY:
            connection.execute(delete(table).where(table.c.repo == repo))


def pseudonymise(connection: Connection, repo: str, login: str) -> str | None:
    """Give a person a made-up name wherever they stand: entries, holders, decisions and texts.

    The same person keeps the same made-up name, so that the ledger still adds up. What stands on
    GitHub is not ours to change.
    """
    entries, lowered = tables.entries, login.lower()
    first = connection.scalar(
        select(func.min(entries.c.seq)).where(
            entries.c.repo == repo,
            or_(func.lower(entries.c.person) == lowered, func.lower(entries.c.actor) == lowered),
        )
    )
    named = _named(login)
    if first is None and not _is_told_of(connection, repo, named):
        return None
    # Whoever has no entry gets a name by chance: one made from the login could be guessed back.
    name = f"ghost-{first or secrets.token_hex(4)}"

    def rename(text: str) -> str:
        return named.sub(name, text)

    with _open_door(connection, "pseudonymise"):
        for row in connection.execute(select(entries).where(entries.c.repo == repo)).all():
            old = (row.person, row.actor, row.why, row.data)
            new = tuple(rename(text) for text in old)
            if new != old:
                values = dict(zip(("person", "actor", "why", "data"), new, strict=True))
                connection.execute(
                    update(entries)
                    .where(entries.c.repo == repo, entries.c.seq == row.seq)
                    .values(**values)
                )
    connection.execute(
        update(tables.holders)
        .where(tables.holders.c.repo == repo, func.lower(tables.holders.c.person) == lowered)
        .values(person=name)
    )
    decisions = tables.decisions
    for row in connection.execute(select(decisions).where(decisions.c.repo == repo)).all():
        body = rename(row.body)
        if body != row.body:
            connection.execute(
                update(decisions)
                .where(decisions.c.repo == repo, decisions.c.id == row.id)
                .values(body=body)
            )
    actions = tables.actions
    for row in connection.execute(select(actions).where(actions.c.repo == repo)).all():
        # The key stands in the decision's body too, which was renamed above.
        new_row = {"key": rename(row.key), "outcome": row.outcome and rename(row.outcome)}
        if new_row != {"key": row.key, "outcome": row.outcome}:
            connection.execute(
                update(actions)
                .where(
                    actions.c.repo == repo,
                    actions.c.decision == row.decision,
                    actions.c.key == row.key,
                )
                .values(**new_row)
            )
    cursors = tables.cursors
    told = or_(_of_reviews(), cursors.c.name == CLAIM_BOARD)
    for row in connection.execute(select(cursors).where(cursors.c.repo == repo, told)).all():
        connection.execute(
            update(cursors)
            .where(cursors.c.repo == repo, cursors.c.name == row.name)
            .values(value=rename(row.value))
        )
    return name


def _of_reviews() -> ColumnElement[bool]:
    """Cursors that tell of open pull requests: where they stand, what they were promised, and who
    else holds what they bring."""
    prefixes = (board.PREFIX, pledged.PREFIX, rivals.PREFIX)
    return or_(*(tables.cursors.c.name.startswith(each, autoescape=True) for each in prefixes))


def _named(login: str) -> re.Pattern[str]:
    # A login is letters, digits and hyphens; `alice` must not be found inside `alice-b`.
    return re.compile(rf"(?<![\w-]){re.escape(login)}(?![\w-])", re.IGNORECASE)


def _is_told_of(connection: Connection, repo: str, named: re.Pattern[str]) -> bool:
    decisions, cursors = tables.decisions, tables.cursors
    bodies = connection.scalars(select(decisions.c.body).where(decisions.c.repo == repo)).all()
    places = connection.scalars(
        select(cursors.c.value).where(cursors.c.repo == repo, _of_reviews())
    ).all()
    return any(named.search(text) for text in (*bodies, *places))

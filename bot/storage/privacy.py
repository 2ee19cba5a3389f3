"""Forgetting: a repository that left, or a person who asks for it.

The only ways past the guard of the append-only ledger. Both open the door inside their own
transaction, so that no other transaction ever sees it open.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from bot.storage import tables
from bot.workflow.review import board


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
    if first is None:
        return None
    name = f"ghost-{first}"
    rename = _renamer(login, name)
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
    cursors = tables.cursors
    boarded = cursors.c.repo == repo, cursors.c.name.startswith(board.PREFIX, autoescape=True)
    for row in connection.execute(select(cursors).where(*boarded)).all():
        connection.execute(
            update(cursors)
            .where(cursors.c.repo == repo, cursors.c.name == row.name)
            .values(value=rename(row.value))
        )
    return name


def _renamer(login: str, name: str) -> Callable[[str], str]:
    # A login is letters, digits and hyphens; `alice` must not be found inside `alice-b`.
    pattern = re.compile(rf"(?<![\w-]){re.escape(login)}(?![\w-])", re.IGNORECASE)
    return lambda text: pattern.sub(name, text)

"""What the worker of each shard last said of itself, and decisions counted by rule."""

from sqlalchemy import Connection, text

_STATEMENTS = (
    "CREATE TABLE vitals (shard INTEGER PRIMARY KEY, at {moment} NOT NULL, body TEXT NOT NULL)",
    "CREATE INDEX decisions_by_rule ON decisions (rule)",
)


def up(connection: Connection) -> None:
    dialect = connection.dialect.name
    moment = "TIMESTAMP WITH TIME ZONE" if dialect == "postgresql" else "DATETIME"
    for statement in _STATEMENTS:
        connection.execute(text(statement.replace("{moment}", moment)))

"""When each kept fact was last used, so that those of the past can be dropped."""

from sqlalchemy import Connection, text


def up(connection: Connection) -> None:
    postgres = connection.dialect.name == "postgresql"
    moment = "TIMESTAMP WITH TIME ZONE" if postgres else "DATETIME"
    connection.execute(text(f"ALTER TABLE kept ADD COLUMN used {moment}"))

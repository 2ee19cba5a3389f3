"""The ledger, its decisions and what became of them.

`entries` only grows: triggers refuse UPDATE and DELETE unless a row stands in `door`, which only
the removal of personal data puts there, inside its own transaction.
"""

from sqlalchemy import Connection, text

_TABLES = (
    """
    CREATE TABLE repos (
        repo VARCHAR(200) PRIMARY KEY,
        last_seq INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE entries (
        repo VARCHAR(200) NOT NULL,
        seq INTEGER NOT NULL,
        kind VARCHAR(40) NOT NULL,
        subject VARCHAR(200) NOT NULL,
        person VARCHAR(100) NOT NULL,
        actor VARCHAR(100) NOT NULL,
        at {moment} NOT NULL,
        why TEXT NOT NULL,
        comment BIGINT,
        pull INTEGER,
        due {moment},
        data TEXT NOT NULL,
        decision VARCHAR(300) NOT NULL,
        PRIMARY KEY (repo, seq)
    )
    """,
    "CREATE INDEX entries_by_subject ON entries (repo, subject, seq)",
    """
    CREATE TABLE holders (
        repo VARCHAR(200) NOT NULL,
        subject VARCHAR(200) NOT NULL,
        person VARCHAR(100) NOT NULL,
        since_seq INTEGER NOT NULL,
        until_seq INTEGER,
        PRIMARY KEY (repo, subject, since_seq)
    )
    """,
    "CREATE UNIQUE INDEX one_holder ON holders (repo, subject) WHERE until_seq IS NULL",
    """
    CREATE TABLE decisions (
        repo VARCHAR(200) NOT NULL,
        id VARCHAR(300) NOT NULL,
        at {moment} NOT NULL,
        rule VARCHAR(300) NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (repo, id)
    )
    """,
    "CREATE INDEX decisions_by_time ON decisions (repo, at)",
    """
    CREATE TABLE actions (
        repo VARCHAR(200) NOT NULL,
        decision VARCHAR(300) NOT NULL,
        key VARCHAR(300) NOT NULL,
        kind VARCHAR(40) NOT NULL,
        started INTEGER NOT NULL,
        outcome TEXT,
        at {moment},
        PRIMARY KEY (repo, decision, key)
    )
    """,
    "CREATE INDEX actions_open ON actions (repo, decision) WHERE outcome IS NULL",
    """
    CREATE TABLE deadlines (
        repo VARCHAR(200) NOT NULL,
        name VARCHAR(200) NOT NULL,
        at {moment} NOT NULL,
        PRIMARY KEY (repo, name)
    )
    """,
    "CREATE INDEX deadlines_by_time ON deadlines (at)",
    """
    CREATE TABLE cursors (
        repo VARCHAR(200) NOT NULL,
        name VARCHAR(100) NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (repo, name)
    )
    """,
    """
    CREATE TABLE kept (
        kind VARCHAR(40) NOT NULL,
        key VARCHAR(100) NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (kind, key)
    )
    """,
    "CREATE TABLE door (purpose VARCHAR(100) PRIMARY KEY)",
)

_GUARDS = {
    "sqlite": (
        """
        CREATE TRIGGER entries_keep_update BEFORE UPDATE ON entries
        WHEN NOT EXISTS (SELECT 1 FROM door)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
        """,
        """
        CREATE TRIGGER entries_keep_delete BEFORE DELETE ON entries
        WHEN NOT EXISTS (SELECT 1 FROM door)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION entries_keep() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM door) THEN
                RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = '23000';
            END IF;
            IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
            RETURN OLD;
        END $$
        """,
        """
        CREATE TRIGGER entries_keep_rows BEFORE UPDATE OR DELETE ON entries
        FOR EACH ROW EXECUTE FUNCTION entries_keep()
        """,
        """
        CREATE TRIGGER entries_keep_all BEFORE TRUNCATE ON entries
        FOR EACH STATEMENT EXECUTE FUNCTION entries_keep()
        """,
    ),
}


def up(connection: Connection) -> None:
    dialect = connection.dialect.name
    moment = "TIMESTAMP WITH TIME ZONE" if dialect == "postgresql" else "DATETIME"
    for statement in (*_TABLES, *_GUARDS[dialect]):
        connection.execute(text(statement.replace("{moment}", moment)))

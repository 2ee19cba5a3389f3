"""From one database address to the parts that keep deliveries: inbox, door, right to work."""

from dataclasses import dataclass
from pathlib import Path

from bot.delivery.inbox import Door, Inbox
from bot.delivery.lead import FileLead, Lead, PostgresLead
from bot.delivery.postgres import PostgresDoor, PostgresInbox, prepare
from bot.delivery.sqlite import SqliteDoor, SqliteInbox, copy_database
from bot.model.errors import InputError

_SQLITE = "sqlite:///"
_POSTGRES = ("postgresql://", "postgres://")


@dataclass(frozen=True, kw_only=True)
class Stores:
    """Where deliveries and the engine's records are kept, by the one `DATABASE_URL`.

    With SQLite they are two files beside the named one (`NAME.inbox`, `NAME.engine`), because the
    engine holds its write lock while Python runs, and webhooks must not wait for that. With
    PostgreSQL they are tables and a schema in the named database.
    """

    url: str

    def __post_init__(self) -> None:
        if not self.url.startswith((_SQLITE, *_POSTGRES)):
            raise InputError("DATABASE_URL must begin with sqlite:/// or postgresql://")

    @property
    def engine_url(self) -> str:
        """The address that the engine opens."""
        if self._on_disk:
            return f"{_SQLITE}{self._file('engine')}"
        return f"postgresql://{self.url.partition('://')[2]}"

    def door(self) -> Door:
        """The side that webhooks come in by."""
        if self._on_disk:
            return SqliteDoor(self._file("inbox"))
        prepare(self.url)
        return PostgresDoor(self.url)

    def inbox(self) -> Inbox:
        """The side that the work is done from."""
        if self._on_disk:
            return SqliteInbox(self._file("inbox"))
        return PostgresInbox(self.url)

    def lead(self, *, shards: int = 1) -> Lead:
        """The right to work."""
        if self._on_disk:
            return FileLead(self._file("lock"))
        return PostgresLead(self.url, shards=shards)

    def backup(self, directory: Path) -> list[Path]:
        """Copy the files while they are in use; PostgreSQL has its own tool.

        The inbox goes first: results flow from the engine to the inbox, so that the engine's copy
        knows all that the inbox's knows, and what it knows more is told again after a restore.
        """
        if not self._on_disk:
            raise InputError("PostgreSQL is backed up with pg_dump")
        directory.mkdir(parents=True, exist_ok=True)
        copies = []
        for part in ("inbox", "engine"):
            if self._file(part).exists():
                target = directory / self._file(part).name
                copy_database(self._file(part), target)
                copies.append(target)
        return copies

    @property
    def _on_disk(self) -> bool:
        return self.url.startswith(_SQLITE)

    def _file(self, part: str) -> Path:
        named = Path(self.url.removeprefix(_SQLITE))
        return named.with_name(f"{named.stem}.{part}")

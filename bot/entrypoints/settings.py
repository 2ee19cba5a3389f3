"""What the environment says, named as Probot names it so that an existing App can switch over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.model.errors import ConfigError

DEFAULT_DATABASE = "sqlite:///milepost.db"
CREDENTIALS = "milepost.env"
"""Where the set-up page leaves the credentials (mode 0600), beside the database."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Settings of one process; secrets never show in `repr`."""

    app_id: str = ""
    private_key: str = field(default="", repr=False)
    webhook_secrets: tuple[str, ...] = field(default=(), repr=False)
    marker_keys: tuple[str, ...] = field(default=(), repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    session_secrets: tuple[str, ...] = field(default=(), repr=False)
    operators: tuple[str, ...] = ()
    """Logins that may see the operator's page; where empty, the App's owner."""
    api_url: str = "https://api.github.com"
    public_url: str = ""
    database_url: str = DEFAULT_DATABASE
    host: str = "127.0.0.1"
    port: int = 3000
    log_level: str = "info"
    metrics_token: str = field(default="", repr=False)
    """What a reader of `/metrics` must show; without it there is no such page."""
    silence_hours: int = 6
    """How long nothing may come in while GitHub sends, before somebody is told."""
    payload_days: int = 30
    """How long payloads of finished deliveries are kept."""
    purge_days: int = 30
    """How long a repository's data outlives the App's removal from it."""
    dry_run: bool = False
    """Decide and log, and write nothing to GitHub (`milepost serve --dry-run`)."""
    shards: int = 1
    """How many replicas work at once, each on its part of the repositories (PostgreSQL only)."""
    works: bool = True
    """False: a door without a worker (`MILEPOST_WORKER=0`)."""

    @property
    def is_configured(self) -> bool:
        """Whether there is an App to speak for."""
        return bool(self.app_id and self.private_key and self.webhook_secrets)

    @property
    def secrets(self) -> tuple[str, ...]:
        """All that must not be logged."""
        return tuple(
            filter(
                None,
                (
                    self.private_key,
                    *self.webhook_secrets,
                    *self.marker_keys,
                    self.client_secret,
                    *self.session_secrets,
                    self.metrics_token,
                ),
            )
        )

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was said about an App, so that one may be made."""
        return not (self.app_id or self.private_key or self.webhook_secrets)

    @property
    def address(self) -> str:
        """Where people reach the pages, without a slash at its end."""
        everywhere = self.host in {"0.0.0.0", "::"}  # noqa: S104 - compared with
        return self.public_url or f"http://{'localhost' if everywhere else self.host}:{self.port}"

    @property
    def directory(self) -> Path:
        """Where files of ours lie: beside the SQLite file, else the working directory."""
        if self.database_url.startswith("sqlite:///"):
            return Path(self.database_url.removeprefix("sqlite:///")).parent
        return Path()


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the environment, and beneath it the credentials that the set-up page left.

    Raises `ConfigError` with the name of the variable that is wrong.
    """
    database = environment.get("DATABASE_URL") or DEFAULT_DATABASE
    values = {**_left_by_setup(Settings(database_url=database).directory), **environment}
    key = values.get("PRIVATE_KEY", "").replace("\\n", "\n")
    path = values.get("PRIVATE_KEY_PATH")
    if not key and path:
        try:
            key = Path(path).read_text(encoding="utf-8")
        except OSError as error:
            raise ConfigError(f"PRIVATE_KEY_PATH: {path}: {error.strerror}") from error
    secrets = _several(values.get("WEBHOOK_SECRET", ""))
    return Settings(
        app_id=values.get("APP_ID", ""),
        private_key=key,
        webhook_secrets=secrets,
        marker_keys=_several(values.get("MILEPOST_MARKER_KEY", "")) or secrets,
        client_id=values.get("CLIENT_ID", ""),
        client_secret=values.get("CLIENT_SECRET", ""),
        session_secrets=_several(values.get("SESSION_SECRET", "")),
        operators=_several(values.get("MILEPOST_OPERATORS", "")),
        api_url=_api_url(values),
        public_url=values.get("PUBLIC_URL", "").rstrip("/"),
        database_url=database,
        host=values.get("HOST") or "127.0.0.1",
        port=_port(values.get("PORT") or "3000"),
        log_level=(values.get("LOG_LEVEL") or "info").lower(),
        metrics_token=values.get("METRICS_TOKEN", ""),
        silence_hours=_number(values, "SILENCE_HOURS", default=6, least=1),
        payload_days=_number(values, "PAYLOAD_DAYS", default=30, least=4),
        purge_days=_number(values, "PURGE_DAYS", default=30, least=0),
        shards=_shards(values, database),
        works=values.get("MILEPOST_WORKER", "1") != "0",
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _api_url(values: Mapping[str, str]) -> str:
    if values.get("GITHUB_API_URL"):
        return values["GITHUB_API_URL"].rstrip("/")
    if values.get("GHE_HOST"):
        return f"https://{values['GHE_HOST']}/api/v3"
    return "https://api.github.com"


def _port(text: str) -> int:
    if not text.isdigit() or not 0 <= int(text) <= 65535:
        raise ConfigError(f"PORT: {text!r} is not a port number")
    return int(text)


def _number(values: Mapping[str, str], name: str, *, default: int, least: int) -> int:
    text = values.get(name) or str(default)
    if not text.isdigit() or int(text) < least:
        raise ConfigError(f"{name}: {text!r} is not a number of at least {least}")
    return int(text)


def _shards(values: Mapping[str, str], database: str) -> int:
    number = _number(values, "MILEPOST_SHARDS", default=1, least=1)
    if number > 1 and database.startswith("sqlite"):
        raise ConfigError(f"MILEPOST_SHARDS: {number} replicas need PostgreSQL (DATABASE_URL)")
    return number


def _left_by_setup(directory: Path) -> dict[str, str]:
    """Lines of `NAME=value`; line ends within a value are written as `\\n`."""
    try:
        text = (directory / CREDENTIALS).read_text(encoding="utf-8")
    except OSError:
        return {}
    pairs = (line.split("=", 1) for line in text.splitlines() if "=" in line)
    return {name: value for name, value in pairs if name}

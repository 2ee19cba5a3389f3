"""People, organizations and bots, and the App with its installations and tokens."""

from dataclasses import dataclass, field
from datetime import datetime

ROLES = ("none", "read", "triage", "write", "maintain", "admin")
"""Weakest first, as GitHub names them."""


@dataclass(kw_only=True, eq=False)
class Account:
    """`kind` is User, Organization or Bot, GitHub's own words."""

    id: int
    node_id: str
    login: str
    kind: str
    created_at: datetime
    name: str | None = None
    members: set[str] = field(default_factory=set)
    teams: dict[str, list[str]] = field(default_factory=dict)
    """Logins of the members by the team's slug, of organizations."""

    @property
    def email(self) -> str:
        """The address that GitHub writes into commits made on the web."""
        return f"{self.id}+{self.login}@users.noreply.github.com"


@dataclass(kw_only=True, eq=False)
class App:
    """A registered GitHub App; `private_key` and `public_key` are PEM."""

    id: int
    node_id: str
    slug: str
    name: str
    owner: Account
    bot: Account
    client_id: str
    client_secret: str
    webhook_secret: str
    webhook_url: str
    private_key: str
    public_key: str
    permissions: dict[str, str]
    events: list[str]
    created_at: datetime
    callback_urls: list[str] = field(default_factory=list)
    setup_url: str = ""
    public: bool = False


@dataclass(kw_only=True, eq=False)
class Installation:
    """The App on one account; `repositories` holds repository ids, empty = all of the account."""

    id: int
    app: App
    account: Account
    permissions: dict[str, str]
    events: list[str]
    created_at: datetime
    repositories: set[int]
    updated_at: datetime | None = None
    suspended_at: datetime | None = None
    suspended_by: Account | None = None
    deleted: bool = False


@dataclass(kw_only=True, eq=False)
class Token:
    """An installation token, or a person's own (`installation` is None).

    `app` is set where the person signed in through it.
    """

    value: str
    expires_at: datetime
    account: Account
    installation: Installation | None = None
    app: App | None = None
    repositories: frozenset[int] | None = None
    permissions: dict[str, str] = field(default_factory=dict)
    revoked: bool = False


@dataclass(frozen=True, kw_only=True)
class Grant:
    """A person let an App act for them, and the App has not yet fetched its token."""

    app: App
    account: Account
    redirect_uri: str
    challenge: str
    expires_at: datetime

"""A repository: its settings, people's roles, labels, categories, branch rules, and its git."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.simulator.git import BareRepository
from bot.simulator.state.accounts import ROLES, Account
from bot.simulator.state.statuses import CommitStatus


@dataclass(kw_only=True, eq=False)
class Label:
    """`color` is six hexadecimal digits without the hash."""

    id: int
    node_id: str
    name: str
    color: str
    description: str | None
    created_at: datetime


@dataclass(kw_only=True, eq=False)
class Category:
    """A discussion category; `answerable` is the Q&A kind."""

    id: int
    node_id: str
    name: str
    slug: str
    emoji: str
    description: str
    answerable: bool
    created_at: datetime


@dataclass(kw_only=True, eq=False)
class BranchRule:
    """A ruleset on one branch, or its `classic` protection, which the list of rules leaves out:
    pushes past pull requests are refused but for `bypass` App ids."""

    id: int
    branch: str
    requires_pull_request: bool = True
    bypass: set[int] = field(default_factory=set)
    classic: bool = False


@dataclass(kw_only=True, eq=False)
class Repository:
    """`contributors` are the logins whose pull requests were merged.

    `number` is the last number given out: issues, pull requests and discussions share one row.
    """

    id: int
    node_id: str
    name: str
    owner: Account
    git: BareRepository
    created_at: datetime
    pushed_at: datetime
    description: str | None = None
    default_branch: str = "main"
    parent: "Repository | None" = None
    private: bool = False
    roles: dict[str, str] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    rules: dict[str, BranchRule] = field(default_factory=dict)
    contributors: set[str] = field(default_factory=set)
    statuses: list[CommitStatus] = field(default_factory=list)
    number: int = 0

    @property
    def full_name(self) -> str:
        """owner/name."""
        return f"{self.owner.login}/{self.name}"

    def role(self, account: Account | None) -> str:
        """The account's role here; anyone reads a public repository."""
        if account is None:
            return "none"
        if account is self.owner:
            return "admin"
        return self.roles.get(account.login, "none" if self.private else "read")

    def allows(self, account: Account | None, role: str) -> bool:
        """Whether the account has at least that role."""
        return ROLES.index(self.role(account)) >= ROLES.index(role)

    def take_number(self) -> int:
        """The next number."""
        self.number += 1
        return self.number

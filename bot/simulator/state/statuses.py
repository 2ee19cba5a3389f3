"""Commit statuses."""

from dataclasses import dataclass
from datetime import datetime

from bot.simulator.state.accounts import Account


@dataclass(kw_only=True, eq=False)
class CommitStatus:
    """What a service without check runs says of a commit; the newest of a context counts."""

    id: int
    node_id: str
    sha: str
    context: str
    state: str
    creator: Account
    created_at: datetime

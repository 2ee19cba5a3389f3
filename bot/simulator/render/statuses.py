"""Commit statuses."""

from typing import Any

from bot.simulator.render.accounts import account, moment
from bot.simulator.state.statuses import CommitStatus

Json = dict[str, Any]


def status(at: str, full_name: str, the: CommitStatus) -> Json:
    """`status`, as lists of commit statuses give it."""
    when = moment(the.created_at)
    return {
        "url": f"{at}/repos/{full_name}/statuses/{the.sha}",
        "avatar_url": None,
        "id": the.id,
        "node_id": the.node_id,
        "state": the.state,
        "description": None,
        "target_url": None,
        "context": the.context,
        "created_at": when,
        "updated_at": when,
        "creator": account(at, the.creator),
    }


def hooked(at: str, full_name: str, the: CommitStatus, *, commit: Json) -> Json:
    """What the `status` webhook carries besides repository and sender."""
    shown = status(at, full_name, the)
    kept = ("id", "state", "description", "target_url", "context", "created_at", "updated_at")
    return {
        **{name: shown[name] for name in kept},
        "sha": the.sha,
        "name": full_name,
        "commit": commit,
        "branches": [],
    }

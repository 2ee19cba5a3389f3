"""Commit statuses: what services without check runs say."""

from bot.simulator.changes.commits import author_of
from bot.simulator.errors import Refusal
from bot.simulator.hub import Hub
from bot.simulator.render import statuses as render
from bot.simulator.render.commits import commit as render_commit
from bot.simulator.state.accounts import Account
from bot.simulator.state.repositories import Repository
from bot.simulator.state.statuses import CommitStatus


def set_status(
    hub: Hub, repository: Repository, actor: Account, sha: str, *, context: str, state: str
) -> CommitStatus:
    """A service says how its check of a commit stands."""
    commit = repository.git.commit_of(sha)
    if commit is None:
        raise Refusal(422, f"No commit found for SHA: {sha}")
    number, node = hub.store.identify("StatusContext")
    made = CommitStatus(
        id=number,
        node_id=node,
        sha=commit.sha,
        context=context,
        state=state,
        creator=actor,
        created_at=hub.now(),
    )
    repository.statuses.append(made)
    name = repository.full_name
    shown = render_commit(hub.at, name, commit, author_of(hub.store, commit))
    hub.emit(
        "status",
        sender=actor,
        repository=repository,
        **render.hooked(hub.at, name, made, commit=shown),
    )
    return made

"""The App on an account: installed, suspended, given new permissions, removed; and its tokens."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.simulator.errors import Refusal
from bot.simulator.hub import Hub
from bot.simulator.render.repositories import short
from bot.simulator.state.accounts import Account, App, Installation, Token
from bot.simulator.state.repositories import Repository

LIFETIME = timedelta(hours=1)
"""How long an installation token lives."""

LEVELS = ("none", "read", "write", "admin")


def install(
    hub: Hub, app: App, account: Account, actor: Account, repositories: Sequence[Repository] = ()
) -> Installation:
    """Install; without repositories, on all of the account's."""
    number, node = hub.store.identify("App")
    made = Installation(
        id=number,
        app=app,
        account=account,
        permissions=dict(app.permissions),
        events=list(app.events),
        created_at=hub.now(),
        repositories={each.id for each in repositories},
    )
    hub.store.installations[number] = made
    hub.store.keep(node, made)
    announce(hub, made, "created", actor, repositories=_listed(hub, made), requester=None)
    return made


def suspend(hub: Hub, the: Installation, actor: Account) -> None:
    """Stop the App on this account: no API, no webhooks."""
    the.suspended_at, the.suspended_by, the.updated_at = hub.now(), actor, hub.now()
    announce(hub, the, "suspend", actor, repositories=_listed(hub, the))


def unsuspend(hub: Hub, the: Installation, actor: Account) -> None:
    """Let the App work again."""
    the.suspended_at, the.suspended_by, the.updated_at = None, None, hub.now()
    announce(hub, the, "unsuspend", actor, repositories=_listed(hub, the))


def uninstall(hub: Hub, the: Installation, actor: Account) -> None:
    """Remove the App; its tokens die."""
    shown = _listed(hub, the)
    the.deleted = True
    for token in hub.store.tokens.values():
        token.revoked = token.revoked or token.installation is the
    announce(hub, the, "deleted", actor, repositories=shown)


def accept_permissions(
    hub: Hub, the: Installation, actor: Account, permissions: Mapping[str, str]
) -> None:
    """The owner grants what the App asks for by now."""
    the.permissions = dict(permissions)
    announce(hub, the, "new_permissions_accepted", actor)


def change_repositories(
    hub: Hub, the: Installation, actor: Account, repository: Repository, *, add: bool
) -> None:
    """Give the App a repository, or take it away."""
    if add:
        the.repositories.add(repository.id)
    else:
        the.repositories.discard(repository.id)
    listed = [short(repository)]
    hub.emit_installation(
        "installation_repositories",
        action="added" if add else "removed",
        installation=the,
        sender=actor,
        repository_selection="selected",
        repositories_added=listed if add else [],
        repositories_removed=[] if add else listed,
        requester=None,
    )


def mint(
    hub: Hub,
    the: Installation,
    *,
    repository_ids: Sequence[int] | None = None,
    permissions: Mapping[str, str] | None = None,
) -> Token:
    """A token for an hour, narrowed to repositories and permissions that the installation has."""
    if the.suspended_at:
        raise Refusal(403, "This installation has been suspended")
    seen = {each.id for each in visible(hub, the)}
    if repository_ids is not None and not set(repository_ids) <= seen:
        raise Refusal(
            422,
            "There is at least one repository that does not exist or is not accessible to the "
            "parent installation.",
        )
    granted = dict(the.permissions)
    if permissions is not None:
        for name, level in permissions.items():
            if LEVELS.index(level) > LEVELS.index(granted.get(name, "none")):
                raise Refusal(
                    422,
                    "The permissions requested are not granted to this installation.",
                )
        granted = {**dict(permissions), "metadata": "read"}
    token = Token(
        value=f"ghs_{the.app.id}_{hub.store.guid()}{hub.store.guid()}".replace("-", ""),
        expires_at=hub.now() + LIFETIME,
        account=the.app.bot,
        installation=the,
        repositories=frozenset(repository_ids) if repository_ids is not None else None,
        permissions=granted,
    )
    hub.store.tokens[token.value] = token
    return token


def visible(hub: Hub, the: Installation, token: Token | None = None) -> list[Repository]:
    """The repositories that an installation, or one of its tokens, reaches."""
    return [
        each
        for each in hub.store.repositories.values()
        if the in hub.installations_of(each)
        and (token is None or token.repositories is None or each.id in token.repositories)
    ]


def announce(hub: Hub, the: Installation, action: str, actor: Account, **fields: Any) -> None:
    """Emit `installation` with that action."""
    hub.emit_installation(
        "installation",
        action=action,
        installation=the,
        sender=actor,
        **fields,
    )


def _listed(hub: Hub, the: Installation) -> list[dict[str, object]]:
    return [short(each) for each in visible(hub, the)]

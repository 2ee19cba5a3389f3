"""Accounts, the App and its installations."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from bot.simulator.state.accounts import ROLES, Account, App, Installation
from bot.simulator.state.repositories import Repository

Json = dict[str, Any]


def moment(when: datetime) -> str:
    """GitHub's timestamps: whole seconds, Z."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def maybe(when: datetime | None) -> str | None:
    """A timestamp or null."""
    return moment(when) if when else None


def account(at: str, who: Account) -> Json:
    """`simple-user`."""
    url = f"{at}/users/{quote(who.login)}"
    page = f"{at}/apps/{who.login[:-5]}" if who.kind == "Bot" else f"{at}/{who.login}"
    return {
        "login": who.login,
        "id": who.id,
        "node_id": who.node_id,
        "avatar_url": f"{at}/_sim/avatars/{who.id}.svg",
        "gravatar_id": "",
        "url": url,
        "html_url": page,
        "followers_url": f"{url}/followers",
        "following_url": f"{url}/following{{/other_user}}",
        "gists_url": f"{url}/gists{{/gist_id}}",
        "starred_url": f"{url}/starred{{/owner}}{{/repo}}",
        "subscriptions_url": f"{url}/subscriptions",
        "organizations_url": f"{url}/orgs",
        "repos_url": f"{url}/repos",
        "events_url": f"{url}/events{{/privacy}}",
        "received_events_url": f"{url}/received_events",
        "type": who.kind,
        "user_view_type": "public",
        "site_admin": False,
    }


def public_user(at: str, who: Account) -> Json:
    """`public-user`: what `GET /users/{username}` shows."""
    return {
        **account(at, who),
        "name": who.name,
        "company": None,
        "blog": "",
        "location": None,
        "email": None,
        "hireable": None,
        "bio": None,
        "public_repos": 0,
        "public_gists": 0,
        "followers": 0,
        "following": 0,
        "created_at": moment(who.created_at),
        "updated_at": moment(who.created_at),
    }


def app(at: str, the: App) -> Json:
    """`integration`."""
    return {
        "id": the.id,
        "client_id": the.client_id,
        "slug": the.slug,
        "node_id": the.node_id,
        "owner": account(at, the.owner),
        "name": the.name,
        "description": "",
        "external_url": at,
        "html_url": f"{at}/apps/{the.slug}",
        "created_at": moment(the.created_at),
        "updated_at": moment(the.created_at),
        "permissions": dict(the.permissions),
        "events": list(the.events),
    }


def installation(at: str, the: Installation) -> Json:
    """`installation`."""
    return {
        "id": the.id,
        "account": account(at, the.account),
        "repository_selection": "selected" if the.repositories else "all",
        "access_tokens_url": f"{at}/app/installations/{the.id}/access_tokens",
        "repositories_url": f"{at}/installation/repositories",
        "html_url": f"{at}/settings/installations/{the.id}",
        "app_id": the.app.id,
        "client_id": the.app.client_id,
        "app_slug": the.app.slug,
        "target_id": the.account.id,
        "target_type": the.account.kind,
        "permissions": dict(the.permissions),
        "events": list(the.events),
        "created_at": moment(the.created_at),
        "updated_at": moment(the.updated_at or the.created_at),
        "single_file_name": None,
        "has_multiple_single_files": False,
        "single_file_paths": [],
        "suspended_by": account(at, the.suspended_by) if the.suspended_by else None,
        "suspended_at": maybe(the.suspended_at),
    }


def permissions(role: str) -> Json:
    """What a role allows, in the names that repositories and collaborators show."""
    names = {"pull": "read", "triage": "triage", "push": "write"}
    names |= {"maintain": "maintain", "admin": "admin"}
    return {name: ROLES.index(role) >= ROLES.index(least) for name, least in names.items()}


def association(who: Account, repository: Repository) -> str:
    """`author_association`, from role and membership alone."""
    if who is repository.owner:
        return "OWNER"
    if who.login in repository.owner.members:
        return "MEMBER"
    if who.login in repository.roles:
        return "COLLABORATOR"
    return "CONTRIBUTOR" if who.login in repository.contributors else "NONE"

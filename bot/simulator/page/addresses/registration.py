"""Registering an App from a manifest, and installing it."""

import json
from collections.abc import Mapping
from typing import Any

from bot.simulator.changes import apps, installations
from bot.simulator.errors import Refusal, not_found
from bot.simulator.page.visit import Visit, address, leave
from bot.simulator.rest.dispatch import Reply
from bot.simulator.state.accounts import Account, App

WRONG = "Invalid GitHub App configuration"
INSTALL = "/apps/{slug}/installations/new"


def _owner(visit: Visit) -> Account:
    org = visit.parts.get("org")
    if org is None:
        return visit.who
    found = visit.hub.store.account(org)
    if found is None or visit.who.login not in found.members:
        raise not_found(f"{visit.who.login} owns no organization {org}")
    return found


def _manifest(visit: Visit) -> dict[str, Any]:
    """The manifest, with what GitHub requires and in its names; Refusal says what is wrong."""
    try:
        sent = json.loads(visit.field("manifest"))
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise Refusal(422, f"{WRONG}: the manifest is no JSON object")
    wrong: list[str] = []
    if not str(sent.get("url", "")).startswith("http"):
        wrong.append("url must be a web address")
    if not str(sent.get("redirect_url", "")).startswith("http"):
        wrong.append("redirect_url must be a web address")
    hook = sent.get("hook_attributes")
    if hook is not None and not str(hook.get("url", "")).startswith("http"):
        wrong.append("hook_attributes.url must be a web address")
    for name, level in dict(sent.get("default_permissions") or {}).items():
        if level not in ("read", "write", "admin"):
            wrong.append(f"default_permissions.{name} cannot be {level!r}")
    granted = sent.get("default_permissions") or {}
    wrong += [
        f"default_events: {event} is not supported by the permissions"
        for event in sent.get("default_events") or ()
        if not apps.NEEDED.get(event, set()) & set(granted)
    ]
    if wrong:
        raise Refusal(422, f"{WRONG}: {'; '.join(wrong)}")
    return sent


@address("POST", "/settings/apps/new")
@address("POST", "/organizations/{org}/settings/apps/new")
def ask(visit: Visit) -> Reply:
    """The page on which the person names the App; the form comes from another site."""
    owner, sent = _owner(visit), _manifest(visit)
    return visit.page(
        "new_app.html",
        title="Create GitHub App",
        owner=owner.login,
        manifest=json.dumps(sent),
        name=sent.get("name", ""),
        state=visit.query.get("state", ""),
        action=visit.call.path.removesuffix("/new"),
        permissions=dict(sent.get("default_permissions") or {}),
        events=list(sent.get("default_events") or ()),
    )


@address("POST", "/settings/apps")
@address("POST", "/organizations/{org}/settings/apps")
def create(visit: Visit) -> Reply:
    """Create it, and send the person back with the code for its credentials."""
    visit.own_page()
    owner, sent = _owner(visit), _manifest(visit)
    name = visit.field("name").strip()
    if not name or len(name) > 34:
        raise Refusal(422, "A name has between 1 and 34 characters")
    if apps.slug_of(name) in {each.slug for each in visit.hub.store.apps.values()}:
        raise Refusal(422, f"Name is already in use: {name}")
    hook: Mapping[str, Any] = sent.get("hook_attributes") or {}
    made = apps.register(
        visit.hub,
        owner,
        name=name,
        webhook_url=str(hook.get("url", "")),
        webhook_secret=visit.hub.store.guid().replace("-", ""),
        permissions=sent.get("default_permissions") or {},
        events=sent.get("default_events") or (),
        callback_urls=sent.get("callback_urls") or (),
        setup_url=str(sent.get("setup_url") or ""),
        public=bool(sent.get("public")),
    )
    code = visit.hub.offer_manifest(made)
    return leave(str(sent["redirect_url"]), code=code, state=visit.field("state"))


def _app(visit: Visit) -> App:
    for each in visit.hub.store.apps.values():
        if each.slug == visit.parts["slug"]:
            return each
    raise not_found()


def _accounts(visit: Visit, app: App) -> list[Account]:
    """Where the person may install it: a private App only where it belongs to."""
    mine = [
        each
        for each in visit.hub.store.accounts.values()
        if each is visit.who or (each.kind == "Organization" and visit.who.login in each.members)
    ]
    return [each for each in mine if app.public or each is app.owner]


@address("GET", "/apps/{slug}")
def show(visit: Visit) -> Reply:
    """The App's own page leads to where it is installed."""
    return leave(f"/apps/{_app(visit).slug}/installations/new")


@address("GET", INSTALL)
def choose(visit: Visit) -> Reply:
    """Which account, and which of its repositories."""
    app = _app(visit)
    accounts = _accounts(visit, app)
    homes = [
        each.full_name
        for each in visit.hub.store.repositories.values()
        if each.owner in accounts and not each.parent
    ]
    return visit.page(
        "install.html",
        title=f"Install {app.name}",
        app=app,
        accounts=[each.login for each in accounts],
        homes=homes,
    )


@address("POST", INSTALL)
def install(visit: Visit) -> Reply:
    """Install it, and send the person to the App's set-up address if it has one."""
    visit.own_page()
    app = _app(visit)
    account = visit.hub.store.account(visit.field("account"))
    if account is None or account not in _accounts(visit, app):
        raise not_found("the App cannot be installed there")
    chosen = [
        found
        for name in visit.form.get("repositories", [])
        if (found := visit.hub.store.repository(name)) and found.owner is account
    ]
    made = installations.install(visit.hub, app, account, visit.who, chosen)
    if app.setup_url:
        return leave(app.setup_url, installation_id=str(made.id), setup_action="install")
    return leave("/")

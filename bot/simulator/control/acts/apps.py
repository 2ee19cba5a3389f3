"""The App: its credentials, where it is installed, and which branches it may write."""

from typing import Any

from bot.simulator.changes import installations
from bot.simulator.control.act import Act, act
from bot.simulator.errors import Refusal, not_found
from bot.simulator.state.accounts import App, Installation
from bot.simulator.state.repositories import BranchRule

View = dict[str, Any]


def _app(act: Act) -> App:
    wanted = act.sent.get("app_id")
    for each in act.hub.store.apps.values():
        if wanted in (None, each.id):
            return each
    raise not_found("no App is registered")


def _installation(act: Act) -> Installation:
    for each in reversed(act.hub.store.installations.values()):
        if each.app is _app(act) and not each.deleted:
            return each
    raise not_found("the App is not installed")


@act("app")
def app(act: Act) -> View:
    """The App's credentials, as its owner has them; addresses and secret can be changed."""
    the = _app(act)
    the.webhook_url = act.optional("webhook_url") or the.webhook_url
    the.webhook_secret = act.optional("webhook_secret") or the.webhook_secret
    the.setup_url = act.optional("setup_url") or the.setup_url
    if callback := act.optional("callback_url"):
        the.callback_urls = [callback]
    return {
        "id": the.id,
        "slug": the.slug,
        "bot": the.bot.login,
        "client_id": the.client_id,
        "client_secret": the.client_secret,
        "webhook_url": the.webhook_url,
        "webhook_secret": the.webhook_secret,
        "private_key": the.private_key,
    }


@act("install")
def install(act: Act) -> View:
    """Install the App on an account, on all repositories or on those named."""
    account = act.hub.store.account(act.text("account"))
    if account is None:
        raise not_found("no such account")
    chosen = [
        found for name in act.words("repositories") if (found := act.hub.store.repository(name))
    ]
    made = installations.install(act.hub, _app(act), account, act.who, chosen)
    return {"id": made.id}


@act("installation")
def installation(act: Act) -> View:
    """Suspend, unsuspend, remove, or grant new permissions."""
    the, what = _installation(act), act.text("change")
    if what == "suspend":
        installations.suspend(act.hub, the, act.who)
    elif what == "unsuspend":
        installations.unsuspend(act.hub, the, act.who)
    elif what == "delete":
        installations.uninstall(act.hub, the, act.who)
    elif what == "permissions":
        installations.accept_permissions(act.hub, the, act.who, act.sent["permissions"])
    elif what in ("add", "remove"):
        installations.change_repositories(act.hub, the, act.who, act.repository, add=what == "add")
    elif what == "revoke_tokens":
        for each in act.hub.store.tokens.values():
            each.revoked = each.revoked or each.installation is the
    else:
        raise Refusal(422, f"unknown change {what}")
    return {"id": the.id}


@act("protect")
def protect(act: Act) -> View:
    """Only pull requests may change a branch, or no rule; `bypass` lets the App through.

    `classic` is protection of the older kind, which the list of rules does not show.
    """
    home, branch = act.repository, act.text("branch")
    if not act.sent.get("on", True):
        home.rules.pop(branch, None)
        return {"rule": None}
    number, _ = act.hub.store.identify("Rule")
    bypass = {_app(act).id} if act.sent.get("bypass") else set()
    home.rules[branch] = BranchRule(
        id=number, branch=branch, bypass=bypass, classic=bool(act.sent.get("classic"))
    )
    return {"rule": number}

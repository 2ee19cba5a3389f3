"""The world: time, accounts, repositories, the App's installation, webhooks, and reading back."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from bot.simulator.changes import commits, installations, labels
from bot.simulator.control.act import Act, act
from bot.simulator.control.views import delivery, discussion, issue, pull, view
from bot.simulator.errors import Refusal, not_found
from bot.simulator.faults import BadLine
from bot.simulator.faults import read as read_faults
from bot.simulator.render.accounts import moment
from bot.simulator.seed import Person, plant
from bot.simulator.state.accounts import App, Installation, Token
from bot.simulator.state.repositories import BranchRule

View = dict[str, Any]


@act("clock")
def clock(act: Act) -> View:
    """Tell the time; advance it by `seconds` or set it to `moment`."""
    if "moment" in act.sent:
        act.clock.set(datetime.fromisoformat(act.text("moment")))
    if "seconds" in act.sent:
        act.clock.advance(seconds=float(act.sent["seconds"]))
    return {"now": act.clock().isoformat()}


@act("seed")
def seed(act: Act) -> View:
    """Plant a repository; see `seed.plant`."""
    sent: dict[str, Any] = dict(act.sent)
    if "people" in sent:
        sent["people"] = [Person(**each) for each in sent["people"]]
    home = plant(act.hub, **sent)
    return {"repository": home.full_name}


@act("person")
def person(act: Act) -> View:
    """Make an account; with `repository` and `role`, give it that role."""
    who = act.hub.store.add_account(act.text("login"), name=act.optional("name"))
    if role := act.optional("role"):
        act.repository.roles[who.login] = role
    return {"login": who.login, "id": who.id}


@act("team")
def team(act: Act) -> View:
    """Make a team of an organization, or change who is in it."""
    org = act.hub.store.account(act.text("org"))
    if org is None or org.kind != "Organization":
        raise not_found("no such organization")
    org.teams[act.text("slug")] = act.words("members")
    return {"team": f"{org.login}/{act.text('slug')}"}


@act("token")
def token(act: Act) -> View:
    """A personal token for a person, for the API."""
    made = Token(
        value=f"ghp_{act.hub.store.guid()}".replace("-", ""),
        expires_at=act.hub.now() + timedelta(days=365),
        account=act.who,
    )
    act.hub.store.tokens[made.value] = made
    return {"token": made.value}


# ── the App ─────────────────────────────────────────────────────────────────────────────────


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


@act("make_label")
def make_label(act: Act) -> View:
    """Make a label in a repository."""
    made = labels.create(
        act.hub, act.repository, act.who, act.text("name"), color=act.optional("color")
    )
    return {"id": made.node_id, "name": made.name}


# ── reading back ────────────────────────────────────────────────────────────────────────────


@act("thing")
def thing(act: Act) -> View:
    """Whatever a node id names."""
    return view(act.hub, act.thing())


@act("repository")
def repository(act: Act) -> View:
    """Everything in a repository but its files."""
    home, hub = act.repository, act.hub
    rows = hub.store.issues_of(home)
    return {
        "full_name": home.full_name,
        "default_branch": home.default_branch,
        "head": home.git.branch(home.default_branch),
        "labels": [each.name for each in home.labels.values()],
        "categories": {slug: each.node_id for slug, each in home.categories.items()},
        "roles": dict(home.roles),
        "discussions": [discussion(hub, each) for each in hub.store.discussions_of(home)],
        "issues": [issue(hub, each) for each in rows if not each.pull],
        "pulls": [pull(hub, each.pull) for each in rows if each.pull],
    }


@act("file")
def file(act: Act) -> View:
    """A file's text at a branch or commit; null if it is not there."""
    home = act.repository
    content = home.git.file(act.optional("ref") or home.default_branch, act.text("path"))
    return {"text": None if content is None else content.decode(errors="replace")}


@act("history")
def history(act: Act) -> View:
    """Commits of a branch, newest first."""
    home = act.repository
    found = home.git.log(None, act.optional("branch") or home.default_branch, limit=100)
    rows = []
    for each in found:
        who = commits.author_of(act.hub.store, each)
        rows.append(
            {
                "sha": each.sha,
                "message": each.message,
                "author": who.login if who else each.author.name,
                "when": moment(each.author.when),
                "signed": each.committer.email == commits.GITHUB,
                "parents": list(each.parents),
            }
        )
    return {"commits": rows}


@act("faults")
def faults(act: Act) -> View:
    """Set the faults by their line (empty = none); tells the line and what has been injected."""
    if "line" in act.sent:
        try:
            act.trouble.faults = read_faults(act.text("line"))
        except BadLine as error:
            raise Refusal(422, str(error)) from error
        act.hub.sender.faults = act.trouble.faults
    now = act.trouble.faults
    return {"line": now.line(), "injected": list(now.injected)}


# ── webhooks ────────────────────────────────────────────────────────────────────────────────


@act("deliveries")
def deliveries(act: Act) -> View:
    """The log of attempts, oldest first, and what is held back."""
    sender = act.hub.sender
    return {
        "log": [delivery(each) for each in sender.log],
        "held": [delivery(each) for each in sender.held()],
        "holding": sender.holding,
    }


@act("hold")
def hold(act: Act) -> View:
    """Keep webhooks back, or let them go in their order."""
    if act.sent.get("on", True):
        act.hub.sender.hold()
    else:
        act.hub.sender.resume()
    return deliveries(act)


@act("release", lock=False)
def release(act: Act) -> View:
    """Hand held webhooks over, now, one after the other.

    `ids` chooses and orders (twice = delivered twice); else all, `shuffle` (a seed) mixes them and
    `doubled` delivers each twice.
    """
    ids = act.sent.get("ids")
    if ids is None:
        ids = [each.id for each in act.hub.sender.held()]
    ids = [int(each) for each in ids]
    if act.sent.get("doubled"):
        ids = [each for each in ids for _ in range(2)]
    if act.sent.get("shuffle") is not None:
        Random(int(act.sent["shuffle"])).shuffle(ids)  # noqa: S311 - repeatable on purpose
    return {"log": [delivery(each) for each in act.hub.sender.release(ids)]}


@act("lose")
def lose(act: Act) -> View:
    """Let the network eat held webhooks."""
    act.hub.sender.lose(int(each) for each in act.sent["ids"])
    return deliveries(act)


@act("redeliver")
def redeliver(act: Act) -> View:
    """Send a logged delivery again, with its GUID."""
    for each in act.hub.sender.log:
        if each.guid == act.text("guid"):
            return delivery(act.hub.sender.redeliver(each))
    raise not_found("no such delivery")


@act("drain", lock=False)
def drain(act: Act) -> View:
    """Wait until no webhook is queued or under way."""
    return {"drained": act.hub.sender.drain(float(act.sent.get("timeout", 30)))}

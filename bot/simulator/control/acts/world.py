"""The world: time, accounts, repositories, faults, and reading back."""

from datetime import datetime, timedelta
from typing import Any

from bot.simulator.changes import commits, labels
from bot.simulator.control.act import Act, act
from bot.simulator.control.views import discussion, issue, pull, view
from bot.simulator.errors import Refusal, not_found
from bot.simulator.faults import BadLine
from bot.simulator.faults import read as read_faults
from bot.simulator.render.accounts import moment
from bot.simulator.seed import Person, plant
from bot.simulator.state.accounts import Token

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

"""What other Apps do on the same repository: continuous integration reports its checks."""

from typing import Any

from bot.simulator.changes import apps, checks, statuses
from bot.simulator.control.act import Act, act
from bot.simulator.control.views import view
from bot.simulator.state.accounts import App

LEAVE = "leave"
"""The conclusion of a workflow that waits until a maintainer lets it run."""


@act("report")
def report(act: Act) -> dict[str, Any]:
    """An App (`app`, made if new) reports a check of a pull request's head, now.

    `conclusion` is GitHub's word, null while the check runs, `leave` if it may not run yet.
    """
    pull, app, name = act.pull(), _app(act), act.text("name")
    home, conclusion = pull.issue.repository, act.optional("conclusion")
    suite = checks.suite_for(act.hub, home, app, pull.head_sha)
    suite.waits = conclusion == LEAVE
    if suite.waits:
        return view(act.hub, pull)
    fields: dict[str, Any] = {"status": "in_progress"}
    if conclusion is not None:
        fields = {"status": "completed", "conclusion": conclusion}
    for run in reversed(suite.runs):
        if run.name == name and run.status != "completed":
            checks.update_run(act.hub, run, app, app.bot, fields)
            return view(act.hub, pull)
    fields |= {"name": name, "head_sha": pull.head_sha}
    checks.create_run(act.hub, home, app, app.bot, fields)
    return view(act.hub, pull)


@act("set_status")
def set_status(act: Act) -> dict[str, Any]:
    """A service that makes no check runs sets a commit status on a pull request's head."""
    pull = act.pull()
    home, service = pull.issue.repository, act.hub.store.add_account("a-service")
    context, state = act.text("context"), act.text("state")
    statuses.set_status(act.hub, home, service, pull.head_sha, context=context, state=state)
    return view(act.hub, pull)


def _app(act: Act) -> App:
    slug, known = act.text("app"), act.hub.store.apps.values()
    found = [each for each in known if each.slug == slug]
    if found:
        return found[0]
    key = next((each.private_key for each in known), None)
    owner = act.pull().issue.repository.owner
    nowhere = "http://127.0.0.1:9/"
    return apps.register(act.hub, owner, name=slug, webhook_url=nowhere, private_key=key)

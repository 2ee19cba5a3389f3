"""Pull requests that lie ready: a visitor opens one with a click and pushes its next step."""

from typing import Any

from bot.simulator.control.act import ACTS, Act, act
from bot.simulator.errors import not_found
from bot.simulator.state.prepared import Prepared

View = dict[str, Any]


@act("prepare")
def prepare(act: Act) -> View:
    """Lay a pull request ready: `steps` are the files of its first and each later commit."""
    made = Prepared(
        repository=act.repository.full_name,
        branch=act.text("branch"),
        title=act.text("title"),
        body=act.optional("body") or "",
        steps=list(act.sent["steps"]),
    )
    act.hub.prepared.append(made)
    return {"prepared": len(act.hub.prepared)}


def _find(act: Act) -> Prepared:
    for each in act.hub.prepared:
        if each.branch == act.text("branch") and each.steps:
            return each
    raise not_found("nothing of that name lies ready")


@act("open_prepared")
def open_prepared(act: Act) -> View:
    """Open one with its first step."""
    found = _find(act)
    act.sent.update(
        repository=found.repository,
        files=found.steps[0],
        title=found.title,
        body=found.body,
    )
    shown: View = ACTS["open_pull"](act)
    found.steps.pop(0)
    found.opened = True
    return shown


@act("push_prepared")
def push_prepared(act: Act) -> View:
    """Push the next step to the pull request."""
    found = _find(act)
    act.sent["files"] = found.steps[0]
    shown: View = ACTS["push_to_pull"](act)
    found.steps.pop(0)
    return shown

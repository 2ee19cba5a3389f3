"""Webhooks on their way: the log, held back, let go, lost, sent again."""

from random import Random
from typing import Any

from bot.simulator.control.act import Act, act
from bot.simulator.control.views import delivery
from bot.simulator.errors import not_found

View = dict[str, Any]


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

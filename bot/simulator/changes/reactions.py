"""Reactions: one of each kind per account and text; they send no webhook."""

from bot.simulator.hub import Hub
from bot.simulator.state.accounts import Account
from bot.simulator.state.threads import Reaction, Written


def add(hub: Hub, text: Written, actor: Account, content: str) -> tuple[Reaction, bool]:
    """The account's reaction, and whether it is new."""
    for each in text.reactions:
        if each.user is actor and each.content == content:
            return each, False
    number, node = hub.store.identify("Reaction")
    made = Reaction(id=number, node_id=node, content=content, user=actor, created_at=hub.now())
    text.reactions.append(made)
    return hub.store.keep(node, made), True


def remove(text: Written, actor: Account, content: str) -> Reaction | None:
    """Take the account's reaction off; None if there was none."""
    for each in text.reactions:
        if each.user is actor and each.content == content:
            text.reactions.remove(each)
            return each
    return None

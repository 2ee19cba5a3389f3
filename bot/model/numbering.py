"""Numbers for new ledger entries, in a decision and in all of its actions that carry them."""

from dataclasses import replace

from bot.model.actions import Action, Decision, Reply, TrackIssue
from bot.model.ledger import Entry


def numbered(decision: Decision, *, after: int) -> Decision:
    """Give the decision with its new entries numbered from `after + 1`, wherever they stand."""
    new = {entry: replace(entry, seq=seq) for seq, entry in enumerate(decision.entries, after + 1)}
    return replace(
        decision,
        entries=tuple(new[entry] for entry in decision.entries),
        actions=tuple(_carrying(action, new) for action in decision.actions),
    )


def _carrying(action: Action, new: dict[Entry, Entry]) -> Action:
    if isinstance(action, Reply | TrackIssue):
        return replace(action, entries=tuple(new.get(entry, entry) for entry in action.entries))
    return action

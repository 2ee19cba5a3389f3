"""Decisions and entries as text, and back: JSON, each action tagged with its class."""

from typing import Any

import msgspec

from bot.model import actions
from bot.model.actions import Action, Decision
from bot.model.ledger import Entry

_CLASSES: dict[str, type[Action]] = {
    name: value
    for name, value in vars(actions).items()
    if isinstance(value, type) and issubclass(value, Action)
}


def dump(decision: Decision) -> str:
    """Write a decision."""
    tagged = [
        {"class": type(action).__name__, **msgspec.to_builtins(action)}
        for action in decision.actions
    ]
    plain = {
        "rule": decision.rule,
        "why": decision.why,
        "id": decision.id,
        "cause": decision.cause,
        "entries": msgspec.to_builtins(decision.entries),
        "actions": tagged,
    }
    return msgspec.json.encode(plain).decode()


def load(text: str) -> Decision:
    """Read what `dump` wrote."""
    plain: dict[str, Any] = msgspec.json.decode(text)
    return Decision(
        rule=plain["rule"],
        why=plain["why"],
        id=plain["id"],
        cause=tuple((name, value) for name, value in plain.get("cause", ())),
        entries=msgspec.convert(plain["entries"], type=tuple[Entry, ...]),
        actions=tuple(_action(each) for each in plain["actions"]),
    )


def _action(plain: dict[str, Any]) -> Action:
    return msgspec.convert(plain, type=_CLASSES[plain.pop("class")])

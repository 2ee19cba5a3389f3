"""Accounts, the viewer and the limits."""

from datetime import UTC, datetime
from typing import Any

from bot.simulator.errors import Refusal
from bot.simulator.graphql.context import Context
from bot.simulator.render.accounts import account as render
from bot.simulator.render.accounts import moment
from bot.simulator.state.accounts import Account


def _shown(name: str) -> Any:
    return lambda who, context, **_: render(context.hub.at, who)[name]


ACTOR: dict[str, Any] = {
    "login": lambda who, _context: who.login.removesuffix("[bot]"),
    "url": _shown("html_url"),
    "avatarUrl": _shown("avatar_url"),
    "resourcePath": lambda who, _context: f"/{who.login.removesuffix('[bot]')}",
    "id": lambda who, _context: who.node_id,
    "databaseId": lambda who, _context: who.id,
    "name": lambda who, _context: who.name,
    "createdAt": lambda who, _context: moment(who.created_at),
}


def _rate(_query: object, context: Context, dryRun: bool = False) -> dict[str, Any]:  # noqa: N803, ARG001
    shown = context.hub.limits.show(context.actor.login, "graphql", context.hub.now())
    reset = shown["reset"]
    return {"cost": 1, "nodeCount": 0, "reset": reset, **shown}


def _reset_at(rate: dict[str, Any], _context: Context) -> str:
    return moment(datetime.fromtimestamp(rate["reset"], tz=UTC))


def _user(_query: object, context: Context, login: str) -> Account:
    found = context.hub.store.account(login)
    if found is None or found.kind != "User":
        raise Refusal(404, f"Could not resolve to a User with the login of '{login}'.")
    return found


FIELDS: dict[str, dict[str, Any]] = {
    "Query": {
        "viewer": lambda _query, context: context.actor,
        "rateLimit": _rate,
        "user": _user,
    },
    "RateLimit": {"resetAt": _reset_at},
    "User": {**ACTOR, "login": lambda who, _context: who.login, "email": lambda _who, _context: ""},
    "Bot": ACTOR,
    "Organization": ACTOR,
}

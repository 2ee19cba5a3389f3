"""Who calls (the App, an installation or a person, by their tokens), and what they may."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import jwt

from bot.simulator.changes.installations import LEVELS, visible
from bot.simulator.errors import Refusal, not_found
from bot.simulator.hub import Hub
from bot.simulator.rest.route import Route
from bot.simulator.state.accounts import App, Token
from bot.simulator.state.repositories import Repository

LONGEST = timedelta(minutes=10)
"""How far ahead the expiry of an App's token may lie."""

DRIFT = timedelta(seconds=60)


def credentials(headers: Mapping[str, str]) -> str | None:
    """The token of the Authorization header."""
    kind, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() or None if kind.lower() in ("bearer", "token") else None


def app_of(hub: Hub, value: str, now: datetime) -> App:
    """The App whose key signed this JSON web token, checked as GitHub does; 401 otherwise."""
    try:
        claims = jwt.decode(value, options={"verify_signature": False})
        issuer = str(claims["iss"])
    except (jwt.PyJWTError, KeyError) as error:
        raise Refusal(401, "A JSON web token could not be decoded") from error
    found = [each for each in hub.store.apps.values() if issuer in (str(each.id), each.client_id)]
    if not found:
        raise Refusal(404, "Integration not found")
    try:
        claims = jwt.decode(
            value,
            found[0].public_key,
            algorithms=["RS256"],
            options={"verify_exp": False, "verify_iat": False, "verify_nbf": False},
        )
        issued = datetime.fromtimestamp(int(claims["iat"]), tz=UTC)
        expires = datetime.fromtimestamp(int(claims["exp"]), tz=UTC)
    except (jwt.PyJWTError, KeyError, ValueError) as error:
        raise Refusal(401, "A JSON web token could not be decoded") from error
    if expires <= now:
        raise Refusal(
            401,
            "'Expiration time' claim ('exp') must be a numeric value representing the future "
            "time at which the assertion expires",
        )
    if expires > now + LONGEST + DRIFT:
        raise Refusal(401, "'Expiration time' claim ('exp') is too far in the future")
    if issued > now + DRIFT:
        raise Refusal(
            401,
            "'Issued at' claim ('iat') must be an Integer representing the time that the "
            "assertion was issued",
        )
    return found[0]


def token_of(hub: Hub, value: str) -> Token:
    """A living token; 401 if unknown, expired or revoked, 403 where the App is suspended."""
    token = hub.store.tokens.get(value)
    if token is None or token.revoked or token.expires_at <= hub.now():
        raise Refusal(401, "Bad credentials")
    if token.installation and token.installation.suspended_at:
        raise Refusal(403, "This installation has been suspended")
    return token


def allow(route_or_needs: Route | tuple[str, ...], token: Token) -> None:
    """Refuse an installation token without any of the permissions that the route accepts."""
    needs = route_or_needs if isinstance(route_or_needs, tuple) else route_or_needs.needs
    if token.installation is None:
        return
    for need in needs:
        name, _, level = need.partition(":")
        if LEVELS.index(token.permissions.get(name, "none")) >= LEVELS.index(level):
            return
    accepted = "; ".join(need.replace(":", "=") for need in needs)
    raise Refusal(
        403,
        "Resource not accessible by integration",
        headers={"X-Accepted-GitHub-Permissions": accepted},
    )


def repository_for(hub: Hub, token: Token | None, full_name: str, *, write: bool) -> Repository:
    """The repository if the caller may see it: private ones hide, public ones can only be read."""
    found = hub.store.repository(full_name)
    if found is None:
        raise not_found()
    if token is None or token.installation is None:
        return found
    if found not in visible(hub, token.installation, token):
        if found.private:
            raise not_found()
        if write:
            raise Refusal(403, "Resource not accessible by integration")
    return found

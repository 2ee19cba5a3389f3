"""Signing in with GitHub: a person grants an App, the App trades the code for the person's token.

docs.github.com, "Generating a user access token for a GitHub App" and "Troubleshooting OAuth app
access token request errors": mistakes are answered with 200 and an `error`.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import timedelta
from hmac import compare_digest

from bot.simulator.hub import Hub
from bot.simulator.state.accounts import Account, App, Grant, Token

CODE_LIVES = timedelta(minutes=10)
TOKEN_LIVES = timedelta(hours=8)
REFRESH_LIVES = timedelta(seconds=15_897_600)
"""Half a year."""

ERRORS = {
    "bad_verification_code": "The code passed is incorrect or expired.",
    "incorrect_client_credentials": "The client_id and/or client_secret passed are incorrect.",
    "redirect_uri_mismatch": (
        "The redirect_uri MUST match the registered callback URL for this application."
    ),
    "bad_refresh_token": "The refresh token passed is incorrect or expired.",
    "unsupported_grant_type": "The grant type passed is not supported.",
}
TROUBLESHOOTING = (
    "https://docs.github.com/apps/managing-oauth-apps/"
    "troubleshooting-oauth-app-access-token-request-errors/#"
)
Answer = dict[str, object]


def callback(app: App, wanted: str) -> str | None:
    """Where the browser may be sent: the first registered address, or exactly one of them."""
    if not wanted:
        return app.callback_urls[0] if app.callback_urls else None
    return wanted if wanted in app.callback_urls else None


def grant(hub: Hub, app: App, account: Account, *, redirect_uri: str, challenge: str) -> str:
    """A code for the App, good once and for ten minutes; `challenge` is PKCE's, by SHA-256."""
    code = hub.store.guid().replace("-", "")[:20]
    hub.authorized.add((app.id, account.id))
    hub.grants[code] = Grant(
        app=app,
        account=account,
        redirect_uri=redirect_uri,
        challenge=challenge,
        expires_at=hub.now() + CODE_LIVES,
    )
    return code


def exchange(hub: Hub, sent: Mapping[str, str]) -> Answer:
    """What `POST /login/oauth/access_token` answers, mistakes too."""
    app = next((a for a in hub.store.apps.values() if a.client_id == sent.get("client_id")), None)
    if app is None or not compare_digest(app.client_secret, sent.get("client_secret", "")):
        return _error("incorrect_client_credentials")
    kind = sent.get("grant_type", "authorization_code")
    if kind == "refresh_token":
        old = hub.refreshing.pop(sent.get("refresh_token", ""), None)
        if old is None or old.app is not app or old.expires_at <= hub.now():
            return _error("bad_refresh_token")
        return _tokens(hub, app, old.account)
    if kind != "authorization_code":
        return _error("unsupported_grant_type")
    found = hub.grants.pop(sent.get("code", ""), None)
    if found is None or found.app is not app or found.expires_at <= hub.now():
        return _error("bad_verification_code")
    if sent.get("redirect_uri", found.redirect_uri) != found.redirect_uri:
        return _error("redirect_uri_mismatch")
    if found.challenge and found.challenge != _challenge(sent.get("code_verifier", "")):
        return _error("bad_verification_code")
    return _tokens(hub, app, found.account)


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def _tokens(hub: Hub, app: App, account: Account) -> Answer:
    token = Token(
        value=f"ghu_{hub.store.guid()}".replace("-", ""),
        expires_at=hub.now() + TOKEN_LIVES,
        account=account,
        app=app,
    )
    hub.store.tokens[token.value] = token
    refresh = f"ghr_{hub.store.guid()}{hub.store.guid()}".replace("-", "")
    hub.refreshing[refresh] = Token(
        value=refresh, expires_at=hub.now() + REFRESH_LIVES, account=account, app=app
    )
    return {
        "access_token": token.value,
        "expires_in": int(TOKEN_LIVES.total_seconds()),
        "refresh_token": refresh,
        "refresh_token_expires_in": int(REFRESH_LIVES.total_seconds()),
        "token_type": "bearer",
        "scope": "",
    }


def _error(name: str) -> Answer:
    where = TROUBLESHOOTING + name.replace("_", "-")
    return {"error": name, "error_description": ERRORS[name], "error_uri": where}

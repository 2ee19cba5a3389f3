"""Signing in with GitHub through an App."""

import json
from urllib.parse import parse_qs, urlencode

from bot.simulator.changes.signin import callback, exchange, grant
from bot.simulator.errors import Refusal, not_found
from bot.simulator.page.pages import SAFETY
from bot.simulator.page.visit import Visit, address, leave
from bot.simulator.rest.dispatch import Reply
from bot.simulator.state.accounts import App


def _asked(visit: Visit, client_id: str, wanted: str) -> tuple[App, str]:
    app = next((a for a in visit.hub.store.apps.values() if a.client_id == client_id), None)
    if app is None:
        raise not_found(f"no App has the client id {client_id!r}")
    back = callback(app, wanted)
    if back is None:
        raise Refusal(400, f"{wanted!r} is not a callback URL of {app.name}")
    return app, back


@address("GET", "/login/oauth/authorize")
def ask(visit: Visit) -> Reply:
    """Ask the person once; whoever has granted the App before is led on at once."""
    query = visit.query
    app, back = _asked(visit, query.get("client_id", ""), query.get("redirect_uri", ""))
    challenge = query.get("code_challenge", "")
    if challenge and query.get("code_challenge_method") != "S256":
        raise Refusal(400, "code_challenge_method must be S256")
    if (app.id, visit.who.id) in visit.hub.authorized:
        code = grant(visit.hub, app, visit.who, redirect_uri=back, challenge=challenge)
        return leave(back, code=code, state=query.get("state", ""))
    return visit.page("authorize.html", title=f"Sign in to {app.name}", app=app, back=back)


@address("POST", "/login/oauth/authorize")
def answer(visit: Visit) -> Reply:
    """The person's answer: a code for the App, or the word that access was denied."""
    visit.own_page()
    app, back = _asked(visit, visit.field("client_id"), visit.field("redirect_uri"))
    state = visit.field("state")
    if visit.field("authorize") != "1":
        return leave(back, error="access_denied", state=state)
    code = grant(
        visit.hub, app, visit.who, redirect_uri=back, challenge=visit.field("code_challenge")
    )
    return leave(back, code=code, state=state)


@address("POST", "/login/oauth/access_token")
def trade(visit: Visit) -> Reply:
    """The App trades its code; answered as a form unless JSON is accepted."""
    sent = {key: values[-1] for key, values in parse_qs(visit.call.query).items()}
    sent |= {key: values[-1] for key, values in visit.form.items()}
    if visit.call.headers.get("content-type", "").startswith("application/json"):
        try:
            sent |= {key: str(value) for key, value in json.loads(visit.call.body).items()}
        except (ValueError, AttributeError) as error:
            raise Refusal(400, "Problems parsing JSON") from error
    made = exchange(visit.hub, sent)
    if "application/json" in visit.call.headers.get("accept", ""):
        media, body = "application/json; charset=utf-8", json.dumps(made)
    else:
        media, body = "application/x-www-form-urlencoded; charset=utf-8", urlencode(made)
    return Reply(status=200, headers={**SAFETY, "Content-Type": media}, body=body.encode())

"""The App: itself, its installations and tokens, its hook and deliveries, the manifest flow."""

import json
from datetime import timedelta

from bot.simulator.changes import installations
from bot.simulator.errors import Refusal, invalid, not_found
from bot.simulator.render import accounts as render
from bot.simulator.render.accounts import moment
from bot.simulator.render.repositories import repository as render_repository
from bot.simulator.rest.route import Answer, Request, route
from bot.simulator.state.accounts import Installation
from bot.simulator.webhooks.delivery import Delivery

REDELIVERABLE = timedelta(days=3)
"""How long GitHub keeps a delivery."""


@route("GET", "/app", auth="jwt")
def get_app(request: Request) -> Answer:
    """The App with the number of its installations."""
    mine = [each for each in _mine(request) if not each.deleted]
    body = render.app(request.hub.at, request.the_app)
    return Answer(body={**body, "installations_count": len(mine)})


def _mine(request: Request) -> list[Installation]:
    return [
        each for each in request.hub.store.installations.values() if each.app is request.the_app
    ]


def _installation(request: Request) -> Installation:
    found = request.hub.store.installations.get(request.number("installation_id"))
    if found is None or found.deleted or found.app is not request.app:
        raise not_found()
    return found


@route("GET", "/app/installations", auth="jwt")
def list_installations(request: Request) -> Answer:
    """Each account that installed the App; suspended ones too."""
    living = [each for each in _mine(request) if not each.deleted]
    return request.paged(living, lambda each: render.installation(request.hub.at, each))


@route("GET", "/app/installations/{installation_id}", auth="jwt")
def get_installation(request: Request) -> Answer:
    """One installation."""
    return Answer(body=render.installation(request.hub.at, _installation(request)))


@route("POST", "/app/installations/{installation_id}/access_tokens", auth="jwt")
def create_token(request: Request) -> Answer:
    """An installation token, narrowed by `repository_ids`, `repositories` and `permissions`."""
    the = _installation(request)
    hub = request.hub
    ids = request.body.get("repository_ids")
    names = request.body.get("repositories")
    if names is not None:
        seen = {each.name: each.id for each in installations.visible(hub, the)}
        ids = [*(ids or []), *(seen.get(str(name), 0) for name in names)]
    if ids is not None and (len(ids) > 500 or not all(isinstance(each, int) for each in ids)):
        raise invalid("Installation", "repository_ids")
    token = installations.mint(
        hub, the, repository_ids=ids, permissions=request.body.get("permissions")
    )
    body: dict[str, object] = {
        "token": token.value,
        "expires_at": moment(token.expires_at),
        "permissions": dict(token.permissions),
        "repository_selection": "selected" if ids or the.repositories else "all",
    }
    if ids is not None:
        body["repositories"] = [
            render_repository(hub.at, each) for each in installations.visible(hub, the, token)
        ]
    return Answer(status=201, body=body)


@route("GET", "/repos/{owner}/{repo}/installation", auth="jwt")
def repository_installation(request: Request) -> Answer:
    """The App's installation on a repository."""
    for each in request.hub.installations_of(request.repo):
        if each.app is request.app:
            return Answer(body=render.installation(request.hub.at, each))
    raise not_found()


@route("GET", "/installation/repositories")
def installation_repositories(request: Request) -> Answer:
    """What the token reaches."""
    token = request.token
    if token is None or token.installation is None:
        raise Refusal(403, "You must authenticate with an installation access token.")
    found = installations.visible(request.hub, token.installation, token)
    return request.paged(
        found,
        lambda each: render_repository(request.hub.at, each),
        wrap=lambda shown: {
            "total_count": len(found),
            "repository_selection": "selected" if token.repositories else "all",
            "repositories": shown,
        },
    )


# ── the hook ────────────────────────────────────────────────────────────────────────────────


@route("GET", "/app/hook/config", auth="jwt")
def get_hook(request: Request) -> Answer:
    """Where webhooks go; the secret stays hidden."""
    return Answer(body=_hook(request))


@route("PATCH", "/app/hook/config", auth="jwt")
def set_hook(request: Request) -> Answer:
    """Change the address or the secret."""
    app = request.the_app
    app.webhook_url = request.optional("url") or app.webhook_url
    app.webhook_secret = request.optional("secret") or app.webhook_secret
    return Answer(body=_hook(request))


def _hook(request: Request) -> dict[str, str]:
    return {
        "content_type": "json",
        "insecure_ssl": "0",
        "secret": "********",
        "url": request.the_app.webhook_url,
    }


@route("GET", "/app/hook/deliveries", auth="jwt")
def list_deliveries(request: Request) -> Answer:
    """The log, newest first, by cursor; `status` is success or failure."""
    rows = list(reversed(_deliveries(request)))
    if status := request.query.get("status"):
        rows = [each for each in rows if (each.status == "OK") == (status == "success")]
    if cursor := request.query.get("cursor"):
        if not cursor.removeprefix("v1_").isdigit():
            raise Refusal(400, "Invalid cursor")
        rows = [each for each in rows if each.id < int(cursor.removeprefix("v1_"))]
    _, size = request.page()
    shown, rest = rows[:size], rows[size:]
    headers = {}
    if rest:
        link = f"{request.hub.at}/app/hook/deliveries?per_page={size}&cursor=v1_{shown[-1].id}"
        headers["Link"] = f'<{link}>; rel="next"'
    return Answer(body=[_delivery(each) for each in shown], headers=headers)


def _deliveries(request: Request) -> list[Delivery]:
    oldest = request.hub.now() - REDELIVERABLE
    mine = [
        each
        for each in request.hub.sender.log
        if each.app is request.app and (each.delivered_at or each.created_at) >= oldest
    ]
    return sorted(mine, key=lambda each: each.id)


def _one_delivery(request: Request) -> Delivery:
    number = request.number("delivery_id")
    for each in _deliveries(request):
        if each.id == number:
            return each
    raise not_found()


def _delivery(the: Delivery) -> dict[str, object]:
    return {
        "id": the.id,
        "guid": the.guid,
        "delivered_at": moment(the.delivered_at or the.created_at),
        "redelivery": the.redelivery,
        "duration": the.duration,
        "status": the.status,
        "status_code": the.status_code,
        "event": the.event,
        "action": the.action,
        "installation_id": the.installation_id,
        "repository_id": the.repository_id,
        "throttled_at": None,
    }


@route("GET", "/app/hook/deliveries/{delivery_id}", auth="jwt")
def get_delivery(request: Request) -> Answer:
    """One delivery with what was sent and answered."""
    the = _one_delivery(request)
    return Answer(
        body={
            **_delivery(the),
            "url": the.app.webhook_url,
            "request": {"headers": the.headers(), "payload": json.loads(the.body)},
            "response": {"headers": dict(the.response_headers), "payload": the.response_body},
        }
    )


@route("POST", "/app/hook/deliveries/{delivery_id}/attempts", auth="jwt")
def redeliver(request: Request) -> Answer:
    """Send it again: the same GUID, the same bytes."""
    request.hub.sender.redeliver(_one_delivery(request))
    return Answer(status=202, body={})


@route("POST", "/app-manifests/{code}/conversions", auth="none")
def convert_manifest(request: Request) -> Answer:
    """Turn the code of the manifest flow into an App's credentials, once."""
    app = request.hub.take_manifest(request.params["code"])
    if app is None:
        raise not_found()
    return Answer(
        status=201,
        body={
            **render.app(request.hub.at, app),
            "client_id": app.client_id,
            "client_secret": app.client_secret,
            "webhook_secret": app.webhook_secret,
            "pem": app.private_key,
        },
    )

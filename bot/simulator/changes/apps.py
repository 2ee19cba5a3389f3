"""Registering an App, by hand or by the manifest flow."""

from collections.abc import Mapping, Sequence

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.simulator.hub import Hub
from bot.simulator.state.accounts import Account, App

PERMISSIONS = {
    "metadata": "read",
    "contents": "write",
    "pull_requests": "write",
    "issues": "write",
    "checks": "write",
    "discussions": "write",
    "members": "read",
    "statuses": "read",
}
EVENTS = (
    "check_suite",
    "discussion",
    "discussion_comment",
    "issue_comment",
    "issues",
    "pull_request",
    "pull_request_review",
    "pull_request_review_comment",
    "push",
    "status",
)
NEEDED = {
    "discussion": {"discussions"},
    "discussion_comment": {"discussions"},
    "issue_comment": {"issues", "pull_requests"},
    "issues": {"issues"},
    "label": {"issues", "pull_requests"},
    "pull_request": {"pull_requests"},
    "pull_request_review": {"pull_requests"},
    "pull_request_review_comment": {"pull_requests"},
    "pull_request_review_thread": {"pull_requests"},
    "check_run": {"checks"},
    "check_suite": {"checks"},
    "push": {"contents"},
    "create": {"contents"},
    "delete": {"contents"},
    "status": {"statuses"},
    "member": {"members"},
    "repository": {"metadata"},
}
"""Event → the permissions of which an App needs one before it may subscribe."""


def slug_of(name: str) -> str:
    """The name as GitHub writes it in addresses."""
    return name.lower().replace(" ", "-")


def register(
    hub: Hub,
    owner: Account,
    *,
    name: str = "Milepost",
    slug: str | None = None,
    webhook_url: str = "",
    webhook_secret: str = "a secret of the simulator",  # noqa: S107 - nothing real is behind it
    permissions: Mapping[str, str] = PERMISSIONS,
    events: Sequence[str] = EVENTS,
    app_id: int | None = None,
    private_key: str | None = None,
    callback_urls: Sequence[str] = (),
    setup_url: str = "",
    public: bool = False,
) -> App:
    """Register an App with its bot account and a fresh key pair (or the PEM given), and ping it."""
    slug = slug or slug_of(name)
    number, node = hub.store.identify("App")
    private, open_key = _keys(private_key)
    the = App(
        id=app_id or number,
        node_id=node,
        slug=slug,
        name=name,
        owner=owner,
        bot=hub.store.add_account(f"{slug}[bot]", kind="Bot"),
        client_id=f"Iv23li{number}",
        client_secret=f"{hub.store.guid()}{hub.store.guid()}".replace("-", "")[:40],
        webhook_secret=webhook_secret,
        webhook_url=webhook_url,
        private_key=private,
        public_key=open_key,
        permissions={"metadata": "read", **permissions},
        events=list(events),
        created_at=hub.now(),
        callback_urls=list(callback_urls),
        setup_url=setup_url,
        public=public,
    )
    hub.store.apps[the.id] = the
    hub.store.keep(node, the)
    if webhook_url:
        hub.ping(the)
    return the


def new_key() -> str:
    """A fresh private key as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    ).decode()


def _keys(private_key: str | None) -> tuple[str, str]:
    private_key = private_key or new_key()
    loaded = serialization.load_pem_private_key(private_key.encode(), password=None)
    public = loaded.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private_key, public.decode()

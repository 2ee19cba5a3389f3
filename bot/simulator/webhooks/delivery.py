"""One webhook: exact bytes, all of GitHub's headers, and how each attempt went."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime

from bot.simulator.state.accounts import App

PAYLOAD_CAP = 25 * 1024 * 1024
"""Bytes; a larger payload is not delivered at all."""

TIMEOUT = 10.0
"""Seconds that the receiver has to answer."""


@dataclass(kw_only=True, eq=False)
class Delivery:
    """One attempt; attempts of the same event share `guid`. `status_code` 0 = no answer yet."""

    id: int
    guid: str
    app: App
    event: str
    action: str | None
    body: bytes
    created_at: datetime
    installation_id: int | None
    repository_id: int | None
    redelivery: bool = False
    delivered_at: datetime | None = None
    status: str = ""
    status_code: int = 0
    duration: float = 0.0
    response_headers: dict[str, str] = field(default_factory=dict)
    response_body: str | None = None

    def headers(self) -> dict[str, str]:
        """What GitHub sends along, signed over the exact bytes."""
        return {
            "Accept": "*/*",
            "Content-Type": "application/json",
            "User-Agent": "GitHub-Hookshot/5im0001",
            "X-GitHub-Delivery": self.guid,
            "X-GitHub-Event": self.event,
            "X-GitHub-Hook-ID": str(self.app.id),
            "X-GitHub-Hook-Installation-Target-ID": str(self.app.id),
            "X-GitHub-Hook-Installation-Target-Type": "integration",
            "X-Hub-Signature": sign(self.app.webhook_secret, self.body, "sha1"),
            "X-Hub-Signature-256": sign(self.app.webhook_secret, self.body, "sha256"),
        }


def sign(secret: str, body: bytes, algorithm: str) -> str:
    """`sha256=<hex>`: HMAC over the raw body."""
    return f"{algorithm}={hmac.new(secret.encode(), body, algorithm).hexdigest()}"

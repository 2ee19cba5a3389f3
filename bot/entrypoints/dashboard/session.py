"""Sealed cookies: what a browser keeps for us and can neither read nor change.

Fernet (AES-CBC and HMAC, with the time of sealing) from `cryptography`, so that nothing about
people who are signed in has to be stored here, and every replica reads what another one wrote.
"""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from fastapi import Response


class Seal:
    """Seals with the first secret and opens with any, so that one can be rotated."""

    def __init__(
        self, secrets: Sequence[str], *, secure: bool, now: Callable[[], datetime]
    ) -> None:
        keys = (hashlib.sha256(f"milepost cookie\0{each}".encode()).digest() for each in secrets)
        self._box = MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
        self._secure = secure
        self._now = now

    def name(self, purpose: str) -> str:
        """Name of the cookie; over https no other host and no http page can set it."""
        return f"__Host-{purpose}" if self._secure else purpose

    def put(
        self, answer: Response, purpose: str, content: dict[str, Any], *, lives: timedelta
    ) -> None:
        """Give the browser a cookie."""
        text = json.dumps({"for": purpose, **content}).encode()
        sealed = self._box.encrypt_at_time(text, int(self._now().timestamp()))
        self._set(answer, purpose, sealed.decode(), lives)

    def drop(self, answer: Response, purpose: str) -> None:
        """Take the cookie away."""
        self._set(answer, purpose, "", timedelta())

    def get(self, cookies: Any, purpose: str, *, lives: timedelta) -> dict[str, Any] | None:
        """Open the cookie; None if it is missing, too old, or not ours."""
        sealed = cookies.get(self.name(purpose))
        if not sealed:
            return None
        now = int(self._now().timestamp())
        try:
            text = self._box.decrypt_at_time(
                sealed.encode(), int(lives.total_seconds()), current_time=now
            )
        except (InvalidToken, ValueError):
            return None
        content: dict[str, Any] = json.loads(text)
        return content if content.pop("for") == purpose else None

    def _set(self, answer: Response, purpose: str, value: str, lives: timedelta) -> None:
        answer.set_cookie(
            self.name(purpose),
            value,
            max_age=int(lives.total_seconds()),
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="lax",
        )

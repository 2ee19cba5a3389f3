"""The webhook door: size cap, signature, disk, 2xx. It stands in front of the web application.

It is a bare ASGI callable because a framework's routing costs more than all the rest of the work;
and as ASGI costs another sixth, a server may give it a webhook that has come by one call.
The payload is not parsed here: what is signed is stored, and what turns out to be unreadable is
shown among the dead letters. A sender without the secret can make it read no more than the cap of
all bytes in flight, and store nothing.
"""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from datetime import datetime
from typing import Any

import structlog

from bot.delivery.groupcommit import Full, GroupCommit
from bot.delivery.inbox import MAX_BODY, Arrival, Door, Packer, pack
from bot.engine.delivery import SCHEDULED

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

PATH = "/api/github/webhooks"
"""The door's address, as Probot has it, so that an App can switch over."""

_PREFIX = b"sha256="
_SIGNATURE_LENGTH = len(_PREFIX) + 64
_MAX_NAME = 100
_LARGE = 1 << 20
_RETRY_SECONDS = b"10"
_LATE = "body too slow"
_CLOSING = frozenset({401, 408, 413, 503})
"""After these the sender is hung up on: it may have more to send that nobody wants to read."""

log = structlog.get_logger(__name__)


class Answer(Exception):
    """What a sender is told: status, text, headers. It is raised where it refuses."""

    def __init__(self, status: int, text: bytes = b"") -> None:
        super().__init__(status)
        self.status = status
        self.text = text
        self.closes = status in _CLOSING
        self.headers = [(b"content-length", str(len(text)).encode())]
        if text:
            self.headers.append((b"content-type", b"text/plain; charset=utf-8"))
        if status == 503:
            self.headers.append((b"retry-after", _RETRY_SECONDS))
        if self.closes:
            self.headers.append((b"connection", b"close"))


_STORED = Answer(202)


class Ingress:
    """Takes webhooks at one path and leaves every other request to `app`.

    `secrets` are tried in turn, so that one can be rotated. `max_in_flight` bounds the bytes of
    all bodies that are being read and not yet verified; `body_seconds` is how long one body may
    take to arrive; `answered` is told the status of each answer. Answers: 202 stored (or known),
    400 headers missing, 401 signature missing or wrong, 405, 408 too slow, 413 too large, 503 come
    again (full, or the disk refused).
    """

    def __init__(
        self,
        app: App,
        door: Door,
        *,
        secrets: Sequence[str],
        now: Callable[[], datetime],
        max_body: int = MAX_BODY,
        max_in_flight: int = 4 * MAX_BODY,
        body_seconds: float = 15.0,
        answered: Callable[[int], None] = lambda _: None,
    ) -> None:
        if not secrets or not all(secrets):
            raise ValueError("the webhook door needs a secret")
        self._app = app
        self._commits = GroupCommit(door)
        self._pack = Packer().pack
        self._secrets = [secret.encode() for secret in secrets]
        self._now = now
        self._max_body = max_body
        self._max_in_flight = max_in_flight
        self.body_seconds = body_seconds
        self._answered = answered
        self._in_flight = 0
        self._closing = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request (or the server's start and stop)."""
        if scope["type"] == "http" and scope["path"] == PATH:
            await self._webhook(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._app(scope, self._until_shutdown(receive), send)
        else:
            await self._app(scope, receive, send)

    async def close(self) -> None:
        """Store what was accepted and close the door; what comes later gets 503."""
        if not self._closing:
            self._closing = True
            await self._commits.close()

    def _until_shutdown(self, receive: Receive) -> Receive:
        async def watched() -> Message:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                await self.close()
            return message

        return watched

    def take(
        self,
        fields: Mapping[bytes, bytes],
        body: bytes,
        answer: Callable[[Answer], None],
    ) -> None:
        """Serve a POST to `PATH` whose body has come as a whole and is not large.

        `fields` are its headers, their names in lower case. `answer` is called once, in a later
        turn of the loop: when the disk has it, or it is refused.
        """
        try:
            given = self._admitted(fields)
            arrival = self._arrival(given, fields, body, self._pack)
        except Answer as refusal:
            asyncio.get_running_loop().call_soon(self._told, answer, refusal)
            return

        def stored(error: Exception | None) -> None:
            self._told(answer, self._outcome(arrival.guid, error))

        try:
            self._commits.enter(arrival, stored)
        except Full as full:
            asyncio.get_running_loop().call_soon(stored, full)

    def keep(self, fields: Mapping[bytes, bytes], size: int) -> bool:
        """Count bytes of a body that a server keeps because the rest of it is still to come; False
        if it should converse instead, where limits are told. Each has its `let_go`."""
        self._in_flight += size
        try:
            self._admitted(fields)
        except Answer:
            return False
        return self._in_flight <= self._max_in_flight

    def let_go(self, size: int) -> None:
        """Count them no longer."""
        self._in_flight -= size

    def _told(self, answer: Callable[[Answer], None], given: Answer) -> None:
        self._answered(given.status)
        answer(given)

    async def _webhook(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            # The body is let go of before the disk is waited for: with many senders at once its
            # memory is used again while the processor still has it at hand.
            arrival = await self._verified(scope, receive)
            answer = await self._stored(arrival)
        except Answer as refusal:
            answer = refusal
        self._answered(answer.status)
        await send(
            {
                "type": "http.response.start",
                "status": answer.status,
                "headers": answer.headers,
            }
        )
        await send({"type": "http.response.body", "body": answer.text})

    async def _verified(self, scope: Scope, receive: Receive) -> Arrival:
        fields = dict(scope["headers"])
        if scope["method"] != "POST":
            raise Answer(405, b"POST only\n")
        given = self._admitted(fields)
        message = await receive()
        if message["type"] == "http.request" and not message.get("more_body", False):
            body: bytes = message.get("body", b"")
        else:
            body = await self._read_on(message, receive)
        if len(body) > _LARGE:
            # It is hashed and packed in a thread, so that the others need not wait for it.
            return await asyncio.to_thread(self._arrival, given, fields, body, pack)
        return self._arrival(given, fields, body, self._pack)

    def _admitted(self, fields: Mapping[bytes, bytes]) -> bytes:
        """Refuse what can be refused before the body is read; give the signature's digits."""
        if self._closing:
            raise Answer(503, b"shutting down\n")
        signature = fields.get(b"x-hub-signature-256", b"")
        length = fields.get(b"content-length")
        if len(signature) != _SIGNATURE_LENGTH or not signature.startswith(_PREFIX):
            raise Answer(401, b"no signature\n")
        if length is not None:
            if not length.isdigit():
                raise Answer(400, b"no length\n")
            if len(length) > 12 or int(length) > self._max_body:
                raise Answer(413, b"too large\n")
        return signature[len(_PREFIX) :]

    def _arrival(
        self,
        given: bytes,
        fields: Mapping[bytes, bytes],
        body: bytes,
        packer: Callable[[bytes], bytes],
    ) -> Arrival:
        if len(body) > self._max_body:
            raise Answer(413, b"too large\n")
        if not self._signed(body, given):
            raise Answer(401, b"wrong signature\n")
        guid = _name(fields.get(b"x-github-delivery", b""))
        event = _name(fields.get(b"x-github-event", b""))
        if not guid or not event or event.startswith(SCHEDULED):
            raise Answer(400, b"X-GitHub-Delivery and X-GitHub-Event are needed\n")
        return Arrival(
            guid=guid,
            event=event,
            packed=packer(body),
            received_at=self._now(),
        )

    async def _stored(self, arrival: Arrival) -> Answer:
        try:
            await self._commits.put(arrival)
        except Exception as error:
            return self._outcome(arrival.guid, error)
        return _STORED

    def _outcome(self, guid: str, error: Exception | None) -> Answer:
        if error is None:
            return _STORED
        if isinstance(error, Full):
            return Answer(503, b"full, come again\n")
        log.error("inbox refused", delivery=guid, error=repr(error))
        return Answer(503, b"not stored, come again\n")

    async def _read_on(self, message: Message, receive: Receive) -> bytes:
        """Read a body that comes in several messages, of which the first has come."""
        chunks: list[bytes] = []
        size = 0
        task = asyncio.current_task()
        assert task is not None
        # A handle of the loop's own: `asyncio.timeout` costs as much as the signature.
        late = asyncio.get_running_loop().call_later(self.body_seconds, task.cancel, _LATE)
        try:
            while True:
                if message["type"] != "http.request":
                    raise Answer(400, b"hung up\n")
                chunk: bytes = message.get("body", b"")
                chunks.append(chunk)
                size += len(chunk)
                self._in_flight += len(chunk)
                if size > self._max_body:
                    raise Answer(413, b"too large\n")
                if not message.get("more_body", False):
                    return b"".join(chunks)
                if self._in_flight > self._max_in_flight:
                    raise Answer(503, b"too much in flight, come again\n")
                message = await receive()
        except asyncio.CancelledError as cancelled:
            if cancelled.args == (_LATE,):
                task.uncancel()
                raise Answer(408, b"too slow\n") from None
            raise
        finally:
            late.cancel()
            self._in_flight -= size

    def _signed(self, body: bytes, given: bytes) -> bool:
        matches = [
            hmac.compare_digest(hmac.digest(secret, body, "sha256").hex().encode(), given)
            for secret in self._secrets
        ]
        return any(matches)


def _name(raw: bytes) -> str:
    """Printable ASCII of a fair length, or nothing. (A regular expression takes four times as
    long.)"""
    if len(raw) > _MAX_NAME or not raw.isascii():
        return ""
    text = raw.decode("ascii")
    return text if text.isprintable() else ""

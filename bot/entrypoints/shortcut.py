"""The way of most webhooks: from the parser of the web server into the door by one call.

An ASGI conversation (a task, a scope, an event, a message for each part, and headers looked at
once more) costs as much as the signature. So a webhook is kept until it has come as a whole, if
that takes no more than a second and 64 KB; they count among the bytes that the door has in flight.
All else, and every other page, is served by uvicorn as ever.
"""

import asyncio

from uvicorn.protocols.http.flow_control import HIGH_WATER_LIMIT
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from bot.delivery.ingress import PATH, Answer, Ingress
from bot.entrypoints.setup.switch import Switch

_URL = PATH.encode()
_SECONDS = 1.0


class _Nobody:
    """Stands for the event that a task would wait for; there is none."""

    def set(self) -> None:
        """Wake nobody."""


_NOBODY = _Nobody()


class _Cycle:
    """A webhook that is being stored; in what uvicorn looks at it is one of its own cycles."""

    __slots__ = ("_protocol", "disconnected", "keep_alive", "message_event", "response_complete")

    def __init__(self, protocol: HttpToolsProtocol, *, keep_alive: bool) -> None:
        self._protocol = protocol
        self.keep_alive = keep_alive
        self.disconnected = False
        self.response_complete = False
        self.message_event = _NOBODY

    def answer(self, given: Answer) -> None:
        """Send the answer, in one packet."""
        protocol = self._protocol
        self.response_complete = True
        if self.disconnected or protocol.transport.is_closing():
            return
        content = [STATUS_LINE[given.status]]
        for name, value in (*protocol.server_state.default_headers, *given.headers):
            content += (name, b": ", value, b"\r\n")
        if not self.keep_alive and not given.closes:
            content.append(b"connection: close\r\n")
        content += (b"\r\n", given.text)
        protocol.transport.write(b"".join(content))
        if given.closes or not self.keep_alive:
            protocol.transport.close()
        protocol.on_response_complete()


class Shortcut(HttpToolsProtocol):
    """uvicorn's protocol, but that a request to the door is kept until it is whole."""

    _door: Ingress | None = None
    """Where the request goes; None while it goes the long way."""
    _fields: dict[bytes, bytes]
    _kept: list[bytes]
    """The headers, and the parts of the body so far."""
    _counted = 0
    """Bytes that the door was told of."""
    _waiting: asyncio.TimerHandle | None = None

    def data_received(self, data: bytes) -> None:
        """Parse what was read; wait for the rest of a webhook, or go the long way with it."""
        super().data_received(data)
        if self._door is not None and not self._may_wait(self._door):
            self._converse()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let a webhook whose rest will not come end as any other."""
        self._converse()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Let a webhook that is coming in be served as the last."""
        self._converse()
        super().shutdown()

    def on_headers_complete(self) -> None:
        """Keep a webhook; begin any other request."""
        if self.url == _URL and (door := self._open_door()) is not None:
            self._door = door
            self._kept = []
        else:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Keep a part of the body."""
        if self._door is None:
            super().on_body(body)
        else:
            self._kept.append(body)

    def on_message_complete(self) -> None:
        """Give a webhook that is whole to the door."""
        door = self._end()
        if door is None:
            super().on_message_complete()
            return
        # Nothing keeps the body after this: its memory is in the cache for the next.
        kept, self._kept = self._kept, []
        cycle = _Cycle(self, keep_alive=self.parser.should_keep_alive())
        self.cycle = cycle  # type: ignore[assignment]
        door.take(self._fields, b"".join(kept), cycle.answer)

    def _may_wait(self, door: Ingress) -> bool:
        if self._waiting is None:
            seconds = min(_SECONDS, door.body_seconds)
            self._waiting = self.loop.call_later(seconds, self._converse)
        size = sum(map(len, self._kept))
        more, self._counted = size - self._counted, size
        return door.keep(self._fields, more) and size <= HIGH_WATER_LIMIT

    def _converse(self) -> None:
        """Go the long way with what has come of a webhook so far."""
        if self._end() is not None:
            super().on_headers_complete()
            for part in self._kept:
                super().on_body(part)
            self._kept = []

    def _end(self) -> Ingress | None:
        """Stop keeping; give the door that it was kept for."""
        door, self._door = self._door, None
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        if door is not None and self._counted:
            door.let_go(self._counted)
            self._counted = 0
        return door

    def _open_door(self) -> Ingress | None:
        """The door, if the request may go there by the short way."""
        app = self.app
        if isinstance(app, Switch):
            app = app.current
        if (
            not isinstance(app, Ingress)
            or self.parser.get_method() != b"POST"
            # An answer follows those to the requests before it, which the long way sees to.
            or not (self.cycle is None or self.cycle.response_complete)  # type: ignore[redundant-expr]
            or self.flow.write_paused
            or self.expect_100_continue
            or self.parser.should_upgrade()
        ):
            return None
        self._fields = dict(self.headers)
        # What HTTP/1.0 means by other words than this is left to the long way.
        return app if self._fields.get(b"connection", b"close") == b"close" else None

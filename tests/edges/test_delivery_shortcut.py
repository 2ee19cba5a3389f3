"""The short way into the door: what takes it is answered as on the long way, byte for byte."""

import asyncio
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
import uvicorn
from hypothesis import given
from hypothesis import strategies as st
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from bot.delivery.groupcommit import GroupCommit
from bot.delivery.inbox import Arrival, unpack
from bot.delivery.ingress import PATH, Ingress
from bot.entrypoints.setup.switch import Switch
from bot.entrypoints.shortcut import Shortcut

NOW = datetime(2026, 1, 1, tzinfo=UTC)
STORED = b"HTTP/1.1 202 Accepted\r\ndate: today\r\ncontent-length: 0\r\n\r\n"
TURNS = 60


@dataclass
class Shelf:
    """A door in memory, that can refuse and can be held shut."""

    refuse: Exception | None = None
    open: bool = True
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    bodies: list[bytes] = field(default_factory=list)

    async def write(self, batch: Sequence[Arrival]) -> None:
        if not self.open:
            await self.gate.wait()
        if self.refuse is not None:
            raise self.refuse
        self.bodies += [unpack(arrival.packed) for arrival in batch]

    async def close(self) -> None: ...


class Wire(asyncio.Transport):
    """A connection without a network."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.closed = False
        self.paused = False
        self.far: Any = None

    def write(self, data: Any) -> None:
        assert not self.closed
        self.written += bytes(data)

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            asyncio.get_running_loop().call_soon(self.far.connection_lost, None)

    def is_closing(self) -> bool:
        return self.closed

    def pause_reading(self) -> None:
        self.paused = True

    def resume_reading(self) -> None:
        self.paused = False


class Asked(Ingress):
    """A door that counts the conversations it is drawn into."""

    conversations = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.conversations += 1
        await super().__call__(scope, receive, send)


async def inner(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"inner"})


def door(shelf: Shelf, **options: Any) -> Asked:
    return Asked(inner, shelf, secrets=["secret"], now=lambda: NOW, **options)


def connect(app: Any, way: type[HttpToolsProtocol] = Shortcut) -> tuple[Any, Wire]:
    """A connection to a server of the application."""
    config = uvicorn.Config(app, http=way, log_config=None, proxy_headers=False)
    config.load()
    state = ServerState()
    state.default_headers = [(b"date", b"today")]
    protocol = way(config, state, {})
    wire = Wire()
    wire.far = protocol
    protocol.connection_made(wire)
    return protocol, wire


async def turn(times: int = TURNS) -> None:
    for _ in range(times):
        await asyncio.sleep(0)


def request(body: bytes = b"{}", *, start: str = f"POST {PATH} HTTP/1.1", **changes: str) -> bytes:
    """One webhook; headers are added, changed, or with an empty value left out."""
    fields = {
        "host": "door",
        "x-github-event": "push",
        "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
        "x-hub-signature-256": f"sha256={hmac.digest(b'secret', body, 'sha256').hex()}",
        "content-length": str(len(body)),
    } | {name.replace("_", "-"): value for name, value in changes.items()}
    lines = [start, *(f"{name}: {value}" for name, value in fields.items() if value)]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass(frozen=True)
class Seen:
    """What became of it; not compared: how many requests went the long way."""

    written: bytes
    closed: bool
    stored: list[bytes]
    statuses: list[int]
    conversations: int = field(compare=False)


def served(
    way: type[HttpToolsProtocol],
    *reads: bytes,
    refuse: Exception | None = None,
    turns: int = 2,
    **options: Any,
) -> Seen:
    """What became of reads, with so many turns of the loop between them."""

    async def run() -> Seen:
        shelf = Shelf(refuse)
        statuses: list[int] = []
        ingress = door(shelf, answered=statuses.append, **options)
        protocol, wire = connect(ingress, way)
        for read in reads:
            for _ in range(TURNS):
                if not wire.paused:
                    break
                await turn(1)
            if not wire.closed:
                protocol.data_received(read)
            await turn(turns)
        await turn()
        written, closed = wire.written, wire.closed
        wire.close()
        await turn()
        await ingress.close()
        assert ingress._in_flight == 0
        return Seen(written, closed, shelf.bodies, statuses, ingress.conversations)

    return asyncio.run(run())


GUESSED = "sha256=" + "0" * 64
CHUNKED = b"1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"
GET = b"GET /healthz HTTP/1.1\r\nhost: door\r\n\r\n"

SHORT = {
    "a webhook": request(),
    "no body": request(b""),
    "a long body": request(b"x" * 200_000),
    "chunks": request(content_length="", transfer_encoding="chunked")[:-2] + CHUNKED,
    "the last": request(connection="close"),
    "HTTP/1.0": request(start=f"POST {PATH} HTTP/1.0"),
    "a wrong signature": request(x_hub_signature_256=GUESSED),
    "no signature": request(x_hub_signature_256=""),
    "no event": request(x_github_event=""),
    "an event of its own": request(x_github_event="milepost/sweep"),
    "a long name": request(x_github_delivery="g" * 101),
    "a tab in a name": request(x_github_delivery="a\tb"),
    "not ASCII": request(x_github_delivery="é"),
}
LONG = {
    "another page": GET,
    "another method": request(start=f"PUT {PATH} HTTP/1.1"),
    "a method without an answer's body": request(start=f"HEAD {PATH} HTTP/1.1"),
    "with a query": request(start=f"POST {PATH}?a=b HTTP/1.1"),
    "kept alive in HTTP/1.0": request(start=f"POST {PATH} HTTP/1.0", connection="keep-alive"),
    "asked before": request(expect="100-continue"),
    "another protocol": request(connection="upgrade", upgrade="h2c"),
    "another protocol, at the last": request(
        start=f"POST {PATH} HTTP/1.1\r\nconnection: upgrade", upgrade="h2c", connection="close"
    ),
}
NEITHER = {
    "no HTTP": b"hello\r\n\r\n",
    "no HTTP after the head": request(content_length="", transfer_encoding="chunked") + b"zz",
    "no length": request(content_length="two"),
}


@pytest.mark.parametrize("sent", SHORT.values(), ids=SHORT)
@pytest.mark.parametrize("refuse", [None, OSError("database or disk is full")])
def test_the_short_way_answers_as_the_long_one(sent: bytes, refuse: Exception | None) -> None:
    short = served(Shortcut, sent, sent, refuse=refuse, turns=TURNS)
    assert short == served(HttpToolsProtocol, sent, sent, refuse=refuse, turns=TURNS)
    assert short.written
    assert short.conversations == 0


@pytest.mark.parametrize("sent", LONG.values(), ids=LONG)
def test_what_is_unusual_goes_the_long_way(sent: bytes) -> None:
    short = served(Shortcut, sent)
    assert short == served(HttpToolsProtocol, sent)
    assert short.written
    assert short.conversations == 1


@pytest.mark.parametrize("sent", NEITHER.values(), ids=NEITHER)
def test_what_cannot_be_parsed_is_refused_as_ever(sent: bytes) -> None:
    short = served(Shortcut, sent)
    assert short == served(HttpToolsProtocol, sent)
    assert b" 400 " in short.written
    assert short.stored == []


def test_limits_are_the_same() -> None:
    for reads, options in (
        ([request(b"x" * 101)], {"max_body": 100}),
        ([request(b"x" * 101, content_length="", transfer_encoding="chunked")], {"max_body": 100}),
        ([request()[:-1]], {"body_seconds": 0.0}),
        ([request(b"x" * 50)[:-1], b"x"], {"max_in_flight": 10}),
    ):
        short = served(Shortcut, *reads, **options)
        assert short == served(HttpToolsProtocol, *reads, **options)
        assert short.stored == []


def test_full_means_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {"max_rows": 0, "max_bytes": 0}
    monkeypatch.setattr(GroupCommit.__init__, "__kwdefaults__", limits)
    short = served(Shortcut, request())
    assert short == served(HttpToolsProtocol, request())
    assert short.written.startswith(b"HTTP/1.1 503")
    assert short.conversations == 0


@given(
    order=st.lists(
        st.sampled_from([*SHORT.values(), GET, LONG["another method"], LONG["asked before"]]),
        min_size=1,
        max_size=4,
    ),
    data=st.data(),
)
def test_in_whatever_pieces_and_rows_they_come(order: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(order)
    cuts = data.draw(st.lists(st.integers(0, len(stream)), max_size=3).map(sorted))
    ends = zip([0, *cuts], [*cuts, len(stream)], strict=True)
    reads = [stream[start:end] for start, end in ends if start < end]
    assert served(Shortcut, *reads) == served(HttpToolsProtocol, *reads)


def test_what_comes_in_pieces_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = request(b"x" * 60_000), request(b"x" * 80_000)
    for sent, seconds, conversations in ((small, 1.0, 0), (small, 0.0, 1), (large, 1.0, 1)):
        monkeypatch.setattr("bot.entrypoints.shortcut._SECONDS", seconds)
        reads = [sent[:200], sent[200:300], sent[300:400], sent[400:-1], sent[-1:]]
        seen = served(Shortcut, *reads, turns=TURNS)
        assert seen == served(HttpToolsProtocol, *reads, turns=TURNS)
        assert (seen.written, seen.statuses, seen.conversations) == (STORED, [202], conversations)


def test_what_is_kept_counts_for_all_senders_together() -> None:
    async def run() -> None:
        whole = request(b"x" * 1000)
        ingress = door(Shelf(), max_in_flight=1500)
        (first, wire), (second, other), (third, last) = (connect(ingress) for _ in range(3))
        first.data_received(whole[:-100])
        second.data_received(whole[:-100])
        await turn()
        assert (wire.written, other.written[:12]) == (b"", b"HTTP/1.1 503")
        first.data_received(whole[-100:])
        third.data_received(whole[:-100])
        third.data_received(whole[-100:])
        await turn()
        assert (wire.written, last.written, ingress.conversations) == (STORED, STORED, 1)

    asyncio.run(run())


def test_what_was_kept_leaves_nothing_behind() -> None:
    async def run() -> None:
        ingress = door(Shelf())
        protocol, wire = connect(ingress)
        for size in (1000, 10):
            whole = request(b"x" * size)
            protocol.data_received(whole[:-1])
            timer = protocol._waiting
            assert ingress._in_flight == size - 1
            protocol.data_received(whole[-1:])
            assert timer.cancelled()
            assert ingress._in_flight == 0
            await turn()
        assert (wire.written, ingress.conversations) == (STORED * 2, 0)

    asyncio.run(run())


def test_who_has_no_signature_is_refused_before_the_body_has_come() -> None:
    seen = served(Shortcut, request(x_hub_signature_256="")[:-1])
    assert seen.written.startswith(b"HTTP/1.1 401")


def test_the_answer_comes_after_the_commit_and_those_behind_it_wait() -> None:
    async def run() -> None:
        shelf = Shelf(open=False)
        protocol, wire = connect(door(shelf))
        protocol.data_received(request(b"1") + request(b"2"))
        await turn()
        assert (wire.written, wire.paused) == (b"", True)
        shelf.gate.set()
        await turn()
        assert (wire.written, wire.paused) == (STORED * 2, False)
        assert shelf.bodies == [b"1", b"2"]

    asyncio.run(run())


def test_who_reads_no_answers_is_given_none() -> None:
    async def run() -> None:
        protocol, wire = connect(door(Shelf()))
        protocol.pause_writing()
        protocol.data_received(request())
        await turn()
        assert wire.written == b""
        protocol.resume_writing()
        await turn()
        assert wire.written == STORED

    asyncio.run(run())


def test_a_sender_that_hangs_up_is_stored_and_harms_nobody() -> None:
    async def run() -> None:
        shelf = Shelf(open=False)
        ingress = door(shelf)
        (gone, lost), (other, wire) = connect(ingress), connect(ingress)
        gone.data_received(request(b"1"))
        other.data_received(request(b"2"))
        gone.connection_lost(ConnectionResetError())
        shelf.gate.set()
        await turn()
        assert (lost.written, wire.written) == (b"", STORED)
        assert shelf.bodies == [b"1", b"2"]

    asyncio.run(run())


def test_a_stop_answers_what_is_being_stored_and_closes_what_is_idle() -> None:
    async def run() -> None:
        shelf = Shelf(open=False)
        ingress = door(shelf)
        (busy, wire), (idle, quiet) = connect(ingress), connect(ingress)
        busy.data_received(request())
        await turn()
        busy.shutdown()
        idle.shutdown()
        await turn()
        assert (wire.closed, quiet.closed) == (False, True)
        shelf.gate.set()
        await turn()
        assert wire.written == STORED[:-2] + b"connection: close\r\n\r\n"
        assert wire.closed
        await ingress.close()
        late, wire = connect(ingress)
        late.data_received(request())
        await turn()
        assert wire.written.startswith(b"HTTP/1.1 503")

    asyncio.run(run())


def test_a_stop_waits_for_the_rest_of_what_is_coming_in() -> None:
    async def run() -> None:
        shelf = Shelf()
        protocol, wire = connect(door(shelf))
        protocol.data_received(request()[:-1])
        protocol.shutdown()
        await turn()
        assert not wire.closed
        protocol.data_received(request()[-1:])
        await turn()
        assert wire.written == STORED[:-2] + b"connection: close\r\n\r\n"
        assert (wire.closed, shelf.bodies) == (True, [b"{}"])

    asyncio.run(run())


def test_a_server_whose_application_changes() -> None:
    async def run() -> None:
        shelf = Shelf()
        switch = Switch(inner)
        protocol, wire = connect(switch)
        protocol.data_received(request())
        await turn()
        assert wire.written.startswith(b"HTTP/1.1 200")
        ingress = door(shelf)
        switch.to(ingress)
        protocol.data_received(request())
        await turn()
        assert wire.written.endswith(STORED)
        assert (shelf.bodies, ingress.conversations) == ([b"{}"], 0)

    asyncio.run(run())

"""The door: what is let in, what is refused, and that an answer means it is on disk."""

import asyncio
import hmac
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from bot.delivery.inbox import Arrival, unpack
from bot.delivery.ingress import PATH, Ingress

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SECRETS = ["new secret", "old secret"]


class Shelf:
    """A door in memory, that can refuse and can be held shut."""

    def __init__(self) -> None:
        self.batches: list[list[Arrival]] = []
        self.refuse: Exception | None = None
        self.gate: asyncio.Event | None = None
        self.closed = False

    async def write(self, batch: Sequence[Arrival]) -> None:
        if self.gate is not None:
            await self.gate.wait()
        if self.refuse is not None:
            raise self.refuse
        self.batches.append(list(batch))

    async def close(self) -> None:
        self.closed = True


async def inner(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        while (await receive())["type"] != "lifespan.shutdown":
            pass
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"inner"})


def door(shelf: Shelf, **options: Any) -> Ingress:
    return Ingress(inner, shelf, secrets=SECRETS, now=lambda: NOW, **options)


def headers(body: bytes, *, secret: str = SECRETS[0], **changes: str) -> dict[str, str]:
    signature = hmac.digest(secret.encode(), body, "sha256").hex()
    return {
        "x-hub-signature-256": f"sha256={signature}",
        "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
        "x-github-event": "push",
    } | changes


def talk(
    ingress: Ingress, chat: Callable[[httpx.AsyncClient], Awaitable[httpx.Response]]
) -> httpx.Response:
    async def run() -> httpx.Response:
        transport = httpx.ASGITransport(ingress)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await chat(client)

    return asyncio.run(run())


def post(
    ingress: Ingress, body: bytes | AsyncIterator[bytes], head: dict[str, str]
) -> httpx.Response:
    return talk(ingress, lambda client: client.post(PATH, content=body, headers=head))


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("body", [b'{"a": 1}', b"not json", b"", b"x" * 2_000_000])
def test_what_is_signed_is_stored_before_the_answer(secret: str, body: bytes) -> None:
    shelf = Shelf()
    answer = post(door(shelf), body, headers(body, secret=secret))
    assert answer.status_code == 202
    ((stored,),) = shelf.batches
    assert unpack(stored.packed) == body
    assert (stored.event, stored.received_at) == ("push", NOW)


@pytest.mark.parametrize(
    "head",
    [
        {"x-hub-signature-256": ""},
        {"x-hub-signature-256": "sha256=" + "0" * 64},
        {"x-hub-signature-256": "sha1=" + "0" * 40},
        {"x-hub-signature-256": "sha256=" + "é" * 32},
        headers(b"another body"),
        headers(b"{}", secret="guess"),
    ],
)
def test_what_is_not_signed_is_refused_and_not_stored(head: dict[str, str]) -> None:
    shelf = Shelf()
    sent = {name: value.encode("utf-8") for name, value in (headers(b"{}") | head).items()}
    answer = post(door(shelf), b"{}", sent)  # type: ignore[arg-type]
    assert answer.status_code == 401
    assert shelf.batches == []


@pytest.mark.parametrize(
    "change",
    [
        {"x-github-delivery": ""},
        {"x-github-event": ""},
        {"x-github-event": "milepost/sweep"},
        {"x-github-delivery": "g" * 101},
        {"x-github-delivery": "a\tb"},
    ],
)
def test_headers_that_github_never_sends(change: dict[str, str]) -> None:
    shelf = Shelf()
    assert post(door(shelf), b"{}", headers(b"{}") | change).status_code == 400
    assert shelf.batches == []


def test_size_is_capped_by_what_is_said_and_by_what_comes() -> None:
    body = b"x" * 1001

    async def stream() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 100):
            yield body[start : start + 100]

    for content in (body, stream()):
        shelf = Shelf()
        assert post(door(shelf, max_body=1000), content, headers(body)).status_code == 413
        assert shelf.batches == []


def test_bytes_in_flight_are_capped_for_all_senders_together() -> None:
    shelf = Shelf()
    ingress = door(shelf, max_in_flight=1500)
    release = asyncio.Event()

    async def slow(body: bytes) -> AsyncIterator[bytes]:
        yield body[:800]
        yield body[800:900]
        await release.wait()
        yield body[900:]

    async def chat(client: httpx.AsyncClient) -> httpx.Response:
        body = b"x" * 1000
        first = asyncio.create_task(client.post(PATH, content=slow(body), headers=headers(body)))
        for _ in range(20):
            await asyncio.sleep(0)
        second = await client.post(PATH, content=slow(body), headers=headers(body))
        release.set()
        assert (await first).status_code == 202
        third = await client.post(PATH, content=slow(body), headers=headers(body))
        assert third.status_code == 202
        return second

    answer = talk(ingress, chat)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")


def test_a_body_that_does_not_end_is_not_waited_for() -> None:
    async def drip() -> AsyncIterator[bytes]:
        yield b"{"
        yield b" "
        await asyncio.Event().wait()

    shelf = Shelf()
    ingress = door(shelf, body_seconds=0.0)
    assert post(ingress, drip(), headers(b"{}")).status_code == 408
    assert post(ingress, b"{}", headers(b"{}")).status_code == 202
    assert len(shelf.batches) == 1


def test_a_store_that_refuses_means_come_again() -> None:
    shelf = Shelf()
    shelf.refuse = OSError("database or disk is full")
    ingress = door(shelf)
    assert post(ingress, b"{}", headers(b"{}")).status_code == 503
    shelf.refuse = None
    assert post(ingress, b"{}", headers(b"{}")).status_code == 202


def test_what_arrives_during_a_commit_shares_the_next() -> None:
    shelf = Shelf()
    ingress = door(shelf)

    async def chat(client: httpx.AsyncClient) -> httpx.Response:
        shelf.gate = asyncio.Event()
        posts = [asyncio.create_task(client.post(PATH, content=b"{}", headers=headers(b"{}")))]
        for _ in range(20):
            await asyncio.sleep(0)
        posts += [
            asyncio.create_task(client.post(PATH, content=b"{}", headers=headers(b"{}")))
            for _ in range(9)
        ]
        for _ in range(20):
            await asyncio.sleep(0)
        assert not any(one.done() for one in posts)
        shelf.gate.set()
        return (await asyncio.gather(*posts))[-1]

    assert talk(ingress, chat).status_code == 202
    assert [len(batch) for batch in shelf.batches] == [1, 9]


def test_closing_keeps_what_was_accepted_and_takes_no_more() -> None:
    shelf = Shelf()
    ingress = door(shelf)

    async def chat(client: httpx.AsyncClient) -> httpx.Response:
        shelf.gate = asyncio.Event()
        accepted = asyncio.create_task(client.post(PATH, content=b"{}", headers=headers(b"{}")))
        for _ in range(20):
            await asyncio.sleep(0)
        messages = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])

        async def receive() -> dict[str, str]:
            return next(messages)

        ending = asyncio.create_task(ingress({"type": "lifespan"}, receive, lambda _: None))  # type: ignore[arg-type, return-value]
        for _ in range(20):
            await asyncio.sleep(0)
        late = await client.post(PATH, content=b"{}", headers=headers(b"{}"))
        shelf.gate.set()
        assert (await accepted).status_code == 202
        await ending
        return late

    assert talk(ingress, chat).status_code == 503
    assert shelf.closed
    assert len(shelf.batches) == 1


def test_everything_else_is_the_web_applications() -> None:
    answer = talk(door(Shelf()), lambda client: client.get("/healthz"))
    assert answer.text == "inner"
    assert talk(door(Shelf()), lambda client: client.get(PATH)).status_code == 405


def test_a_door_without_a_secret_is_not_opened() -> None:
    for secrets in ([], [""], ["good", ""]):
        with pytest.raises(ValueError, match="secret"):
            Ingress(inner, Shelf(), secrets=secrets, now=lambda: NOW)

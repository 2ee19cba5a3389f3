"""Hands deliveries over in order, or holds them until somebody chooses order and losses."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from threading import Condition, Thread
from time import monotonic

import httpx

from bot.simulator.faults import DELIVERY, Faults
from bot.simulator.state.store import Store
from bot.simulator.webhooks.delivery import PAYLOAD_CAP, TIMEOUT, Delivery

Receiver = Callable[[str, Mapping[str, str], bytes], tuple[int, Mapping[str, str], str]]
"""(url, headers, body) → (status, headers, body); TimeoutError or OSError like a network."""


class Sender:
    """The log keeps every attempt, newest last. No attempt is ever repeated by itself."""

    def __init__(self, store: Store, *, receiver: Receiver | None = None) -> None:
        self._store = store
        self._client = httpx.Client(timeout=TIMEOUT, trust_env=False)
        self.receiver = receiver or self._post
        self.log: list[Delivery] = []
        self._queue: deque[Delivery] = deque()
        self._held: list[Delivery] = []
        self._late: list[Delivery] = []
        self.faults = Faults()
        self.holding = False
        self._busy = False
        self._closed = False
        self._changed = Condition()
        self._thread = Thread(target=self._run, name="webhook-sender", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def stop(self) -> None:
        """Stop after the attempt under way; what is queued stays undelivered."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(TIMEOUT + 5)
        self._client.close()

    def put(self, delivery: Delivery) -> None:
        """Queue or hold a delivery; without an address, or over the cap, it is not sent at all."""
        if not delivery.app.webhook_url or len(delivery.body) > PAYLOAD_CAP:
            return
        with self._changed:
            if self.holding:
                self._held.append(delivery)
            else:
                self._disturb(delivery)
            self._changed.notify_all()

    def _disturb(self, delivery: Delivery) -> None:
        name = delivery.event + (f".{delivery.action}" if delivery.action else "")
        kind = self.faults.choose(name, set(DELIVERY))
        if kind == "late":
            self._late.append(delivery)
            return
        if kind == "lost":
            self._finish(delivery, code=504, status="timed out", seconds=TIMEOUT)
        else:
            self._queue.append(delivery)
        if kind == "double":
            self._queue.append(self._again(delivery))
        if len(self._queue) > 1:
            self._queue.extend(self._late)
            self._late.clear()

    def drain(self, timeout: float = 30.0) -> bool:
        """Wait until nothing is queued or under way; False if `timeout` seconds were not enough."""
        with self._changed:
            self._queue.extend(self._late)
            self._late.clear()
            self._changed.notify_all()
            return self._changed.wait_for(lambda: not self._queue and not self._busy, timeout)

    # ── held deliveries ─────────────────────────────────────────────────────────────────────

    def hold(self) -> None:
        """From now on keep deliveries back."""
        with self._changed:
            self.holding = True

    def resume(self) -> None:
        """Send what is held, in its order, and everything after it as it comes."""
        with self._changed:
            self.holding = False
            self._queue.extend(self._held)
            self._held.clear()
            self._changed.notify_all()

    def held(self) -> list[Delivery]:
        """What is kept back, oldest first."""
        with self._changed:
            return list(self._held)

    def release(self, ids: Iterable[int] | None = None) -> list[Delivery]:
        """Hand held deliveries over now, in this order; an id given twice is delivered twice."""
        with self._changed:
            known = {each.id: each for each in self._held}
            wanted = list(known) if ids is None else list(ids)
            chosen = [known[number] for number in wanted]
            self._held = [each for each in self._held if each.id not in wanted]
        attempts: list[Delivery] = []
        for delivery in chosen:
            attempt = delivery if delivery not in attempts else self._again(delivery)
            attempts.append(attempt)
            self._attempt(attempt)
        return attempts

    def lose(self, ids: Iterable[int]) -> None:
        """The network ate these: logged as timed out, the receiver saw nothing."""
        wanted = set(ids)
        with self._changed:
            lost = [each for each in self._held if each.id in wanted]
            self._held = [each for each in self._held if each.id not in wanted]
        for delivery in lost:
            self._finish(delivery, code=504, status="timed out", seconds=TIMEOUT)

    def redeliver(self, delivery: Delivery) -> Delivery:
        """A further attempt with the same GUID and the same bytes."""
        again = self._again(delivery, redelivery=True)
        self.put(again)
        return again

    def _again(self, delivery: Delivery, *, redelivery: bool = False) -> Delivery:
        with self._store.lock:
            number, _ = self._store.identify("Delivery")
            return replace(
                delivery,
                id=number,
                redelivery=redelivery,
                created_at=self._store.now(),
                delivered_at=None,
                status="",
                status_code=0,
                duration=0.0,
                response_headers={},
                response_body=None,
            )

    # ── sending ─────────────────────────────────────────────────────────────────────────────

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._queue or self._closed)
                if self._closed:
                    return
                delivery = self._queue.popleft()
                self._busy = True
            try:
                self._attempt(delivery)
            finally:
                with self._changed:
                    self._busy = False
                    self._changed.notify_all()

    def _attempt(self, delivery: Delivery) -> None:
        began = monotonic()
        try:
            code, headers, body = self.receiver(
                delivery.app.webhook_url, delivery.headers(), delivery.body
            )
        except TimeoutError:
            self._finish(delivery, code=504, status="timed out", seconds=TIMEOUT)
        except OSError:
            self._finish(delivery, code=502, status="failed to connect to host", seconds=0.0)
        else:
            delivery.response_headers = dict(headers)
            delivery.response_body = body
            status = "OK" if 200 <= code < 300 else f"Invalid HTTP Response: {code}"
            self._finish(delivery, code=code, status=status, seconds=monotonic() - began)

    def _finish(self, delivery: Delivery, *, code: int, status: str, seconds: float) -> None:
        with self._store.lock:
            delivery.delivered_at = self._store.now()
            delivery.status_code = code
            delivery.status = status
            delivery.duration = round(seconds, 2)
            self.log.append(delivery)

    def _post(
        self, url: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Mapping[str, str], str]:
        try:
            answer = self._client.post(url, content=body, headers=dict(headers))
        except httpx.TimeoutException as error:
            raise TimeoutError(str(error)) from error
        except httpx.TransportError as error:
            raise ConnectionError(str(error)) from error
        return answer.status_code, dict(answer.headers), answer.text

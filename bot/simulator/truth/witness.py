"""A simulator that cannot lie: what it takes, gives and sends is held against the schemas."""

from bot.simulator.rest.dispatch import Exchange
from bot.simulator.simulator import Simulator
from bot.simulator.truth.openapi import OpenApi, Untrue
from bot.simulator.truth.webhooks import WebhookSchemas


class Witness:
    """Attach with `Witness(...).watch(simulator)`; `lies` are collected for the caller to assert.

    A call that the client got wrong, an answer or a webhook that the simulator got wrong: each is
    one line.
    """

    def __init__(self, rest: OpenApi, webhooks: WebhookSchemas) -> None:
        self._rest = rest
        self._webhooks = webhooks
        self.lies: list[str] = []
        self.exchanges = 0
        self.events = 0

    def watch(self, simulator: Simulator) -> "Witness":
        """Look at everything from now on."""
        simulator.door.rest.watchers.append(self.see)
        simulator.hub.witnesses.append(self.hear)
        return self

    def see(self, exchange: Exchange) -> None:
        """One REST exchange; a request that was refused as wrong may well be wrong."""
        self.exchanges += 1
        try:
            if exchange.status < 400:
                self._rest.check_request(
                    exchange.route,
                    query=exchange.query,
                    params=exchange.params,
                    body=exchange.request,
                )
            self._rest.check_response(exchange.route, exchange.status, exchange.response)
        except Untrue as lie:
            self.lies.append(str(lie))

    def hear(self, event: str, body: dict[str, object]) -> None:
        """One webhook."""
        self.events += 1
        try:
            self._webhooks(event, body)
        except Untrue as lie:
            self.lies.append(str(lie))

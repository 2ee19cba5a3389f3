"""The simulator as one object: state, clock, App, web server and webhooks' sender."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

from bot.simulator.changes.apps import register
from bot.simulator.clock import Clock
from bot.simulator.control.act import Control
from bot.simulator.door import Door
from bot.simulator.hub import Hub
from bot.simulator.server import Server
from bot.simulator.state.accounts import App
from bot.simulator.state.store import Store
from bot.simulator.webhooks.sender import Receiver, Sender
from bot.simulator.world import World


class Simulator:
    """A GitHub with one registered App (`app`), nobody and nothing else until planted.

    `home` keeps the git repositories (a temporary directory if None). `clock` stands still unless
    it was made with a running base. `jwt_now` is the clock for the App's own tokens where the
    client under test cannot be given one. `receiver` replaces HTTP for webhooks. `app_fields` go to
    `changes.apps.register`: slug, permissions, events, private_key, webhook_url, webhook_secret.
    """

    def __init__(
        self,
        *,
        home: Path | None = None,
        clock: Clock | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        seed: int = 0,
        jwt_now: Callable[[], datetime] | None = None,
        receiver: Receiver | None = None,
        **app_fields: Any,
    ) -> None:
        self._temporary = None if home else TemporaryDirectory(prefix="milepost-simulator-")
        place = home or Path(str(self._temporary.name if self._temporary else ""))
        self.clock = clock or Clock()
        self.store = Store(home=place, now=self.clock, seed=seed)
        self.sender = Sender(self.store, receiver=receiver)
        self.hub = Hub(store=self.store, sender=self.sender)
        self.door = Door(
            self.hub, control=Control(self.hub, self.clock), jwt_now=jwt_now or self.clock
        )
        self._server = Server(self.door, host=host, port=port)
        self.hub.at = self._server.url
        owner = self.store.add_account("milepost-maker")
        self.app: App = register(self.hub, owner, **app_fields)
        self._world: World | None = None

    @property
    def url(self) -> str:
        """Base address of REST; GraphQL is at `/graphql`."""
        return self._server.url

    @property
    def world(self) -> World:
        """The client for people and time, over HTTP."""
        if self._world is None:
            self._world = World(self.url)
        return self._world

    @property
    def busy(self) -> bool:
        """Whether a request is being answered; its sender may be gone."""
        return self._server.busy

    def start(self) -> "Simulator":
        """Serve and send."""
        self._server.start()
        self.sender.start()
        return self

    def stop(self) -> None:
        """Stop everything; a temporary home goes away."""
        if self._world is not None:
            self._world.close()
        self.sender.stop()
        self._server.stop()
        self.store.close()
        if self._temporary is not None:
            self._temporary.cleanup()

    def __enter__(self) -> "Simulator":
        """Start."""
        return self.start()

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()

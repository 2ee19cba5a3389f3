"""One server whose application is exchanged while it serves."""

from bot.delivery.ingress import App, Ingress, Receive, Scope, Send


class Switch:
    """An ASGI application that passes everything on to another one, the `current`."""

    def __init__(self, first: App) -> None:
        self.current = first

    def to(self, other: App) -> None:
        """Pass on to that one from the next request on."""
        self.current = other

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request (or the server's start and stop)."""
        if scope["type"] != "lifespan":
            await self.current(scope, receive, send)
            return
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                if isinstance(self.current, Ingress):
                    await self.current.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

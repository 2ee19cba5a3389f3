"""The door alone (`door.py URL PORT`), or the worker alone (`door.py URL 0`)."""

import os
import sys
import threading
from datetime import UTC, datetime
from typing import Any

import structlog

from bot.delivery.ingress import Ingress
from bot.delivery.stores import Stores
from bot.delivery.worker import Worker
from bot.engine.delivery import Delivery, Steps
from bot.entrypoints.server import server


async def nothing(scope: Any, receive: Any, send: Any) -> None:
    """Stand in for the web application."""
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"ok"})


def now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


def handler(delivery: Delivery, steps: Steps) -> None:
    """Do one remembered step."""
    steps.run("look", lambda: delivery.guid)


url, port = sys.argv[1], int(sys.argv[2])
structlog.configure(processors=[structlog.processors.JSONRenderer()])
stores = Stores(url=url)
if port:
    ingress = Ingress(nothing, stores.door(), secrets=["secret"], now=now)
    server(ingress, host="127.0.0.1", port=port).run()
else:
    os.nice(10)
    Worker(
        inbox=stores.inbox(),
        lead=stores.lead(),
        engine_url=stores.engine_url,
        handler=handler,
        now=now,
    ).run(threading.Event())

"""How the web server is run, by Milepost and by what measures it."""

import gc

import uvicorn

from bot.delivery.ingress import App
from bot.entrypoints.shortcut import Shortcut

_COLLECT_AFTER = 10_000


def server(app: App, *, host: str, port: int) -> uvicorn.Server:
    """Make a server, ready to run; the application has been loaded by now."""
    # What is loaded stays, so the collector need not look at it again; and as a webhook leaves no
    # cycles behind, it need not look often: with many under way it cost a tenth of each.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=Shortcut,
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=20,
        )
    )

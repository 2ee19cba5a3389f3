"""A web server on this machine in a thread; its address is known before it serves."""

import socket
from threading import Thread
from time import sleep
from typing import Any

import uvicorn


class Server:
    """Serve an ASGI application on 127.0.0.1; `port` 0 takes a free one."""

    def __init__(self, application: Any, *, host: str = "127.0.0.1", port: int = 0) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((host, port))
        self.url = f"http://{host}:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(
            application,
            log_level="critical",
            access_log=False,
            lifespan="off",
            date_header=False,
            server_header=False,
            timeout_graceful_shutdown=5,
        )
        self._server = uvicorn.Server(config)
        self._thread = Thread(
            target=self._server.run,
            kwargs={"sockets": [self._socket]},
            name="simulator",
            daemon=True,
        )

    def start(self) -> None:
        """Serve; returns when the first request can be answered."""
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            sleep(0.005)
        if not self._thread.is_alive():
            raise OSError("the simulator's server did not start")

    @property
    def busy(self) -> bool:
        """Whether a request is being answered; its sender may be gone."""
        return bool(self._server.server_state.tasks)

    def stop(self) -> None:
        """Finish what is under way and end."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(10)
        self._socket.close()

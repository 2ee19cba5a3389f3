"""Waiting until somebody says stop: Ctrl-C, or what a service manager or a script sends."""

import signal
import threading
from types import FrameType


def wait_for_stop() -> None:
    """Return at SIGINT or SIGTERM.

    The handlers are set here because a process that a script starts in the background begins with
    SIGINT ignored.
    """
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        stop.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

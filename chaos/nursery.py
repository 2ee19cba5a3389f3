"""A process that has read all modules and does nothing but fork: a life begins in milliseconds.

It has one thread, so that forking is safe. Lives come in as JSON lines, their process ids go out.
"""

import contextlib
import gc
import os
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import msgspec
import structlog
from dbos._queue import Queue

from bot.workflow.standards.registry import all_rules
from chaos.life import Life, born, live


class Nursery:
    """The side of whoever lets live; use as a context manager. `log` gets what the lives say."""

    def __init__(self, log: Path | None = None) -> None:
        self._log = log

    def __enter__(self) -> "Nursery":
        sink = self._log.open("ab") if self._log else None
        self._process = subprocess.Popen(
            [sys.executable, "-m", "chaos.nursery", "loud" if sink else "quiet"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=sink,
            cwd=Path(__file__).parents[1],
        )
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()

    def rehearse(self, life: Life, play: Callable[[], None]) -> int:
        """Live once without a fork while `play` runs; gives how many threads are left over."""
        self.begin(life)
        play()
        return self._ask(b"")

    def begin(self, life: Life) -> int:
        """Begin a life; gives its process id."""
        return self._ask(msgspec.json.encode(life))

    def _ask(self, line: bytes) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


def alive(pid: int) -> bool:
    """Whether a life goes on; the nursery lets no dead process linger."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def kill(pid: int) -> None:
    """End a life by SIGKILL, if it has not ended yet."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _main(loud: bool) -> None:
    signal.signal(signal.SIGCHLD, _bury)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever lets live ends all in order
    warnings.simplefilter("ignore")  # the key is small on purpose
    _log(loud)
    lines = iter(sys.stdin.buffer)
    for first in lines:
        _rehearse(msgspec.json.decode(first, type=Life), lines)
        break
    gc.freeze()
    for line in lines:
        life = msgspec.json.decode(line, type=Life)
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.close(0)
            live(life)
            os._exit(0)
        _say(pid)


def _bury(_signal: int, _frame: object) -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


def _rehearse(life: Life, lines: Iterator[bytes]) -> None:
    """Live once without a fork, so that what is made at first use is made for all that follow."""
    all_rules()
    _look_often_for_what_was_interrupted()
    milepost = born(life)
    _say(os.getpid())
    next(lines)
    milepost.stop()
    left = [each.name for each in threading.enumerate() if each is not threading.main_thread()]
    _say(len(left))


def _look_often_for_what_was_interrupted() -> None:
    """DBOS waits a second, of the real time, before it takes up what a dead process left."""
    defaults = Queue.__init__.__kwdefaults__
    assert defaults
    assert "polling_interval_sec" in defaults
    defaults["polling_interval_sec"] = 0.1


def _say(number: int) -> None:
    os.write(1, f"{number}\n".encode())


def _log(loud: bool) -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.dev.ConsoleRenderer(colors=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(0 if loud else 50),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )


if __name__ == "__main__":
    _main(sys.argv[1] == "loud")

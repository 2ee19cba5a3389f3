"""Running the door and the worker: as two processes that are watched, or as one.

Two by default, so that the worker's computing never delays an answer to GitHub. A worker that
ends is started again; the door's end ends everything.
"""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from types import FrameType

import structlog

from bot.entrypoints.doctor.examine import examine
from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.logs import configure
from bot.entrypoints.server import server
from bot.entrypoints.settings import Settings
from bot.entrypoints.setup.pages import SetUp
from bot.entrypoints.setup.switch import Switch
from bot.entrypoints.wiring import back, clock, core, front, settings

log = structlog.get_logger(__name__)
LOOKED_AT = 10
"""Repositories that the doctor looks at when Milepost begins; `milepost doctor` looks at all."""
PAUSE = 2.0
"""Seconds between a worker's end and its next start, so that a broken one does not spin."""


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def end_with_all_that_was_begun() -> None:
    """Let SIGTERM unwind this process, so that the worker ends with it and files are cleared.

    uvicorn takes the signal, stops serving, and raises it once more; by default the process would
    be gone at that moment, and leave its worker behind.
    """
    signal.signal(signal.SIGTERM, _leave)


def serve(chosen: Settings, *, single: bool) -> None:
    """Serve until interrupted."""
    _call_doctor(chosen)
    if not chosen.works:
        _door(chosen)
        return
    with _worker_thread(chosen) if single else _worker_process():
        _door(chosen)


def set_up(chosen: Settings, *, single: bool, goes_on: bool) -> None:
    """Serve the set-up page; once the App is made, be the real server, or end.

    The token goes to standard output, never into the log.
    """
    with ExitStack() as workers:
        switch: Switch

        def finished(values: dict[str, str]) -> bool:
            left = settings()
            if left.app_id != values["APP_ID"] or not left.is_configured:
                log.error("the environment hides what was set up", hidden=sorted(values))
                return False
            if not goes_on:
                site.should_exit = True
                return False
            configure(level=left.log_level, secrets=left.secrets)
            if left.works:
                workers.enter_context(_worker_thread(left) if single else _worker_process())
            switch.to(front(left))
            _call_doctor(left)
            return True

        flow = SetUp(chosen, finished=finished, now=clock)
        switch = Switch(flow.site())
        site = server(switch, host=chosen.host, port=chosen.port)
        sys.stdout.write(f"Open {chosen.address}/setup\nToken: {flow.token}\n")
        sys.stdout.flush()
        site.run()


def _call_doctor(chosen: Settings) -> None:
    threading.Thread(target=see_doctor, args=(chosen,), name="doctor", daemon=True).start()


def see_doctor(chosen: Settings, *, now: Callable[[], datetime] = clock) -> None:
    """Log what keeps Milepost from working, each with its mend, and the sum; never fatal."""
    patient = Patient(chosen, now=now, most=LOOKED_AT)
    try:
        found = examine(patient, at_start=True)
    except Exception as error:
        log.warning("the doctor could not look", error=repr(error))
        return
    finally:
        patient.close()
    for name, each in found.problems:
        if each.severity != "hint":
            level = log.error if each.severity == "error" else log.warning
            level("doctor", check=name, about=each.about, message=each.message, mend=each.mend)
    log.info("doctor", sum=found.tell())


def work(chosen: Settings) -> None:
    """Be the worker until told to stop."""
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    parts = core(chosen)
    try:
        back(chosen, parts).run(stop)
    finally:
        parts.close()


def _door(chosen: Settings) -> None:
    server(front(chosen), host=chosen.host, port=chosen.port).run()


@contextmanager
def _worker_thread(chosen: Settings) -> Iterator[None]:
    stop = threading.Event()
    parts = core(chosen)
    thread = threading.Thread(
        target=back(chosen, parts).run, args=(stop,), name="worker", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(20)
        parts.close()


@contextmanager
def _worker_process() -> Iterator[None]:
    stop = threading.Event()
    current: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        child = subprocess.Popen([sys.executable, "-m", "bot", "serve", "--worker"])
        current[:] = [child]
        return child

    watcher = threading.Thread(target=_watch, args=(start, stop), name="watcher", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        for child in current:
            child.terminate()
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                child.kill()


def _watch(start: Callable[[], subprocess.Popen[bytes]], stop: threading.Event) -> None:
    while not stop.is_set():
        code = start().wait()
        if not stop.wait(PAUSE):
            log.error("the worker ended and is started again", code=code)

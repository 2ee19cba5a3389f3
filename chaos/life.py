"""One life of Milepost in a process of its own, which may end itself at a durable step."""

import os
import signal
import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from bot.engine.ports import Judge
from bot.entrypoints.settings import Settings
from bot.entrypoints.stage import Milepost
from bot.model.config import Config
from bot.workflow.standards.judge import verdict
from bot.workflow.standards.report import Report
from bot.workflow.standards.submission import Submission
from chaos.clock import Dial

GLANCE = 0.003
"""Seconds between two looks at how far the worker has come."""


@dataclass(frozen=True, kw_only=True)
class Life:
    """What a process needs to know. At its `dies_at`-th commit to any of its database files it
    kills itself, before the commit or, with `after`, when the next statement begins."""

    settings: dict[str, Any]
    dial: str
    threads: int = 1
    dies_at: int = 0
    after: bool = False


def here(submission: Submission, config: Config) -> Report:
    """Judge without the sandbox, whose own deaths are tested elsewhere."""
    return verdict(submission, config)


JUDGE: Judge = here


def settings_as_data(settings: Settings) -> dict[str, Any]:
    """Settings as they go over a pipe."""
    return dict(msgspec.to_builtins(settings))


def born(life: Life) -> Milepost:
    """A Milepost at work."""
    dial = Dial(Path(life.dial))
    return Milepost(
        msgspec.convert(life.settings, Settings),
        now=lambda: dial.now,
        threads=life.threads,
        judge=JUDGE,
    )


def live(life: Life) -> None:
    """Serve until killed, or until nobody is there any more who could kill it."""
    if life.dies_at:
        Mortal(life.dies_at, after=life.after).watch()
    dial = Dial(Path(life.dial))
    milepost = born(life)
    pause = threading.Event()
    nursery = os.getppid()
    while os.getppid() == nursery:
        if milepost.looked_at is not None:
            dial.looked_at = milepost.looked_at
        pause.wait(GLANCE)


class Mortal:
    """Counts commits on all SQLite connections of this process."""

    def __init__(self, at: int, *, after: bool) -> None:
        self._at = at
        self._after = after
        self._seen = 0
        self._connect = sqlite3.connect

    def watch(self) -> None:
        """From now on."""
        sqlite3.connect = self._watched  # type: ignore[assignment]
        sqlite3.dbapi2.connect = self._watched  # type: ignore[assignment]

    def _watched(self, *arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = self._connect(*arguments, **named)
        connection.set_trace_callback(self._traced)
        return connection

    def _traced(self, statement: str) -> None:
        if self._seen >= self._at:
            self._die()
        if statement == "COMMIT":
            self._seen += 1
            if self._seen >= self._at and not self._after:
                self._die()

    def _die(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

"""Starting a judging process: a new interpreter, or a fork of one that has nothing else to do."""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.model.config import Config
from bot.sandbox.limits import Limits
from bot.workflow.standards.submission import Submission


@dataclass(frozen=True, kw_only=True)
class Process:
    """A process that judges. `wait` gives its exit code, or minus the signal that ended it."""

    output: int
    """The reading end of the pipe that it writes its lines to."""
    kill: Callable[[], None]
    wait: Callable[[], int]
    is_begun: bool = True
    """False where it ended before it had read what it should judge."""


Start = Callable[[Submission, Config, Limits], Process]


def start(submission: Submission, config: Config, limits: Limits) -> Process:
    """A fork where that is safe: among threads, what one of them has locked stays locked in it."""
    begin = fork if threading.active_count() == 1 else spawn
    return begin(submission, config, limits)


def spawn(submission: Submission, config: Config, limits: Limits) -> Process:
    """A new interpreter, which has nothing of this one but what it is sent."""
    child = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "bot.sandbox.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
        env={"PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    output = os.dup(child.stdout.fileno())
    child.stdout.close()
    try:
        pickle.dump((submission, config, limits), child.stdin)
        child.stdin.close()
        is_begun = True
    except BrokenPipeError:
        is_begun = False
    return Process(output=output, kill=child.kill, wait=child.wait, is_begun=is_begun)


def fork(submission: Submission, config: Config, limits: Limits) -> Process:
    """This interpreter once more: bound like a new one, and started in no time.

    It keeps none of our open files and no variable of the environment.
    """
    from bot.sandbox import child

    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _forsake(writing)
            child.judge(submission, config, limits)
        except BaseException:  # what called us goes on in the parent, never here
            os._exit(1)
        os._exit(0)
    os.close(writing)
    return Process(
        output=reading,
        kill=lambda: os.kill(pid, signal.SIGKILL),
        wait=lambda: os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]),
    )


def _forsake(output: int) -> None:
    """Give up all that is the parent's; standard output becomes `output`."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for handle, number in ((nothing, 0), (output, 1), (nothing, 2)):
        os.dup2(handle, number)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    os.environ.clear()  # noqa: TID251 - not read
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.dont_write_bytecode = True

"""Judge a submission in a limited process; its death is a finding, not a crash of ours."""

import json
import os
import selectors
import signal
from collections.abc import Callable
from dataclasses import replace

from msgspec import structs

from bot.model.config import Config
from bot.sandbox import process, wire
from bot.sandbox.limits import Limits
from bot.workflow.standards.finding import Finding, Severity
from bot.workflow.standards.fingerprint import fingerprint
from bot.workflow.standards.report import Report
from bot.workflow.standards.submission import TOGETHER, Submission
from bot.workflow.standards.tree import Entry, Tree

RULE = "judge-died"
MAX_DEATHS = 8
MAX_OUTPUT = 256 * 1024 * 1024
Progress = Callable[[str], None]


def judge(
    submission: Submission,
    config: Config,
    *,
    limits: Limits | None = None,
    progress: Progress | None = None,
    start: process.Start = process.spawn,
) -> Report:
    """The verdict. A file at which the process dies is set aside, and the rest judged again.

    Where several were sifted at once, they are judged again one by one, to see which it is.
    """
    bounds = limits or Limits()
    deaths: list[Finding] = []
    while True:
        report, last, reason = _attempt(start(submission, config, bounds), bounds, progress)
        if report is not None:
            return structs.replace(report, findings=(*deaths, *report.findings))
        if last == TOGETHER and bounds.together:
            bounds = replace(bounds, together=False)
            continue
        deaths.append(_death(last, reason))
        if not last or len(deaths) >= MAX_DEATHS:
            return Report(findings=tuple(deaths), skipped=(), skills=())
        submission = replace(
            submission,
            tree=_without(submission.tree, last),
            base=None if submission.base is None else _without(submission.base, last),
        )


def _death(path: str, reason: str) -> Finding:
    return Finding(
        rule=RULE,
        severity=Severity.ERROR,
        path=path,
        line=1 if path else None,
        end_line=None,
        message=f"this file could not be judged: {reason}",
        fingerprint=fingerprint(rule=RULE, path=path, text=reason),
    )


def _without(tree: Tree, path: str) -> Tree:
    return Tree(
        Entry(path=entry.path, size=entry.size) if entry.path == path else entry for entry in tree
    )


def _attempt(
    child: process.Process, limits: Limits, progress: Progress | None
) -> tuple[Report | None, str, str]:
    """The report, or None with the path at work and the reason of the end."""
    last, report = "", None
    reason = "" if child.is_begun else "the judging process ended before it began"
    try:
        for line in Lines(child.output, limits.wall):
            document = json.loads(line)
            if "at" in document:
                last = str(document["at"])
                if progress is not None:
                    progress(last)
            elif "report" in document:
                report = wire.from_wire(document["report"])
    except TimeoutError:
        reason = f"no answer within {limits.wall:g} s"
    except (ValueError, KeyError, TypeError) as error:
        reason = f"the judging process gave no readable answer ({type(error).__name__})"
    finally:
        child.kill()
        os.close(child.output)
        code = child.wait()
    return report, last, reason or _cause(code, limits)


class Lines:
    """The lines a child writes; a silence longer than `wall` seconds raises TimeoutError."""

    def __init__(self, handle: int, wall: float) -> None:
        self.handle = handle
        self.wall = wall
        self.left = MAX_OUTPUT

    def __iter__(self) -> "Lines":
        self.waiting = b""
        self.ready: list[bytes] = []
        self.is_over = False
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.handle, selectors.EVENT_READ)
        return self

    def __next__(self) -> bytes:
        while not self.ready:
            if self.is_over:
                self.selector.close()
                raise StopIteration
            if not self.selector.select(self.wall):
                raise TimeoutError
            data = os.read(self.handle, 1 << 20)
            self.left -= len(data)
            if self.left < 0:
                raise ValueError("too much output")
            self.is_over = not data
            *lines, self.waiting = (self.waiting + data).split(b"\n")
            self.ready.extend(line for line in lines if line)
            self.ready.reverse()
        return self.ready.pop()


def _cause(code: int, limits: Limits) -> str:
    if code in (-signal.SIGPROF, -signal.SIGXCPU):
        return f"it took more than {limits.per_file:g} s of computing"
    if code == -signal.SIGSEGV:
        return "the parser crashed on it"
    if code == -signal.SIGKILL:
        return "the process was killed, probably for its use of memory"
    return f"the judging process ended with {code}"

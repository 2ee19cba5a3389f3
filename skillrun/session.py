"""Executes one document's examples in order, in a fresh copy of the skill's directory."""

import contextlib
import json
import os
import selectors
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from skillrun.blocks import Example
from skillrun.environment import variables
from skillrun.library import Skill
from skillrun.verdict import Outcome, problem

SECONDS_PER_BLOCK = 180.0


@dataclass(frozen=True, kw_only=True)
class Result:
    """One example's fate: ``problem`` is None if all is as told."""

    example: Example
    problem: str | None


def run(skill: Skill, environment: Path, examples: list[Example]) -> Iterator[Result]:
    """Run the examples that are not skipped; later ones still run after a failure."""
    todo = [example for example in examples if example.block.skipped is None]
    if not todo:
        return
    with tempfile.TemporaryDirectory(prefix="skill-") as scratch:
        work = Path(scratch) / skill.slug
        shutil.copytree(skill.directory, work)
        with _Worker(environment, work, Path(scratch)) as worker:
            for example in todo:
                outcome = worker.execute(example)
                wrong = outcome if isinstance(outcome, str) else problem(example, outcome)
                yield Result(example=example, problem=wrong)
                if isinstance(outcome, str):
                    return


class _Worker:
    """The child process in the skill's environment."""

    def __init__(self, environment: Path, work: Path, scratch: Path) -> None:
        answers, theirs = os.pipe()
        self._answers = os.fdopen(answers, encoding="utf-8")
        self._process = subprocess.Popen(
            [str(environment / "bin" / "python"), _worker_file(), str(theirs)],
            cwd=work,
            env=variables(environment, scratch),
            stdin=subprocess.PIPE,
            pass_fds=(theirs,),
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> "_Worker":
        return self

    def __exit__(self, *_: object) -> None:
        # The whole process group: a skill may have started a server of its own.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._answers.close()
        assert self._process.stdin
        self._process.stdin.close()

    def execute(self, example: Example) -> Outcome | str:
        """The outcome, or why there is none and the session is over."""
        block = example.block
        request = {
            "path": str(block.path),
            "line": block.line,
            "interpreter": block.interpreter,
            "source": block.source,
        }
        assert self._process.stdin
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        with selectors.DefaultSelector() as selector:
            selector.register(self._answers, selectors.EVENT_READ)
            if not selector.select(SECONDS_PER_BLOCK):
                return f"took more than {SECONDS_PER_BLOCK:.0f} s; the rest of the file was not run"
        answer = self._answers.readline()
        if not answer:
            return "the interpreter died; the rest of the file was not run"
        return Outcome(**json.loads(answer))


def _worker_file() -> str:
    return str(Path(__file__).with_name("worker.py"))

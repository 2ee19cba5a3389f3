"""The judging process: one submission in on standard input, progress and one report out.

It binds itself to its limits before it looks at anything hostile. Each line it writes is JSON:
`{"at": path}` before a file is read, `{"report": …}` at the end.
"""

import gc
import json
import pickle
import sys

from bot.model.config import Config
from bot.sandbox import limits, wire
from bot.workflow.standards.judge import verdict
from bot.workflow.standards.submission import Submission


def main() -> None:
    """Read and judge. The input comes from the parent and is trusted to be a pickle."""
    judge(*pickle.load(sys.stdin.buffer))  # noqa: S301 - from our parent


def judge(submission: Submission, config: Config, bounds: limits.Limits) -> None:
    """Bind this process, judge, and answer on standard output."""
    limits.apply(bounds)
    gc.disable()  # nothing here lives in cycles, and the process ends with its answer
    out = sys.stdout

    def progress(path: str) -> None:
        out.write(json.dumps({"at": path}) + "\n")
        out.flush()
        limits.start_file(bounds) if path else limits.start_whole(bounds)

    report = verdict(submission, config, progress=progress, together=bounds.together)
    out.write(json.dumps({"report": wire.to_wire(report)}) + "\n")
    out.flush()


if __name__ == "__main__":
    main()

"""Executes the blocks of one Markdown file, inside the skill's environment.

Reads one JSON object per line on standard input (``path``, ``line``, ``interpreter``, ``source``)
and answers each with one on the descriptor named by the first argument: ``stdout``, ``stderr``,
``raised`` (names of the exception's classes, most derived first, or null), ``exit`` (the shell's
exit code, or null). Python blocks share one namespace, shell blocks the working directory.
Needs the standard library alone, because the environment holds what the skill asks for and no more.
"""

import json
import os
import subprocess
import sys
import tempfile
import traceback
from typing import IO


def main() -> None:
    """Answer requests until standard input ends."""
    answers = os.fdopen(int(sys.argv[1]), "w", encoding="utf-8")
    namespace: dict[str, object] = {"__name__": "__main__"}
    # Blocks must not read the requests.
    requests = os.fdopen(os.dup(0), encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for line in requests:
        json.dump(_run(json.loads(line), namespace), answers)
        answers.write("\n")
        answers.flush()


def _run(request: dict[str, str], namespace: dict[str, object]) -> dict[str, object]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        kept = os.dup(1), os.dup(2)
        # On the level of descriptors, so that what C++ and child processes write is caught too.
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        raised, code = None, None
        try:
            if request["interpreter"] == "python":
                raised = _python(request, namespace)
            else:
                code = subprocess.run(
                    ["bash", "-euo", "pipefail", "-c", request["source"]], check=False
                ).returncode
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            for number, descriptor in enumerate(kept, start=1):
                os.dup2(descriptor, number)
                os.close(descriptor)
        return {
            "stdout": _text(out),
            "stderr": _text(err),
            "raised": raised,
            "exit": code,
        }


def _python(request: dict[str, str], namespace: dict[str, object]) -> "list[str] | None":
    # Padded, so that a traceback names the line of the Markdown file.
    source = "\n" * int(request["line"]) + request["source"]
    try:
        exec(compile(source, request["path"], "exec"), namespace)  # noqa: S102  the runner's purpose
    except BaseException as problem:  # SystemExit too: a block may call sys.exit
        traceback.print_exc()
        return [kind.__name__ for kind in type(problem).__mro__]
    return None


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


if __name__ == "__main__":
    main()

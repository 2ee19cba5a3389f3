"""A `serve` that is told to stop takes its worker with it and clears up."""

import subprocess
import sys

CODE = """
import asyncio, os, signal, threading
import uvicorn
from bot.entrypoints import serving

async def nothing(scope, receive, send):
    pass

serving.end_with_all_that_was_begun()
try:
    threading.Timer(1, os.kill, (os.getpid(), signal.SIGTERM)).start()
    uvicorn.run(nothing, port=0, log_level="critical", lifespan="off")
finally:
    print("cleared up")
"""


def test_what_was_begun_is_ended_after_sigterm() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (0, "cleared up\n"), done.stderr

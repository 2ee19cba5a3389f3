"""`milepost simulator` serves until it is interrupted."""

import re
import signal
import subprocess
import sys

import httpx


def test_it_serves_until_interrupted() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "simulator", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+/open-skills/library", first)
    assert address is not None, first
    page = httpx.get(address[0], headers={"Accept": "text/html"}, trust_env=False)
    assert page.status_code == 200
    assert "AWQ" in page.text
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, out + err


def test_a_taken_port_is_one_clear_line() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "bot", "simulator", "--port", port],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.returncode == 2
    assert "cannot be taken" in done.stderr
    assert "Traceback" not in done.stderr

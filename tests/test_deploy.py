"""What `deploy/` says is true of the program: paths, ports, commands, and what systemd accepts."""

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml
from click.testing import CliRunner

from bot.entrypoints.cli.main import milepost
from bot.entrypoints.settings import read_settings

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
Instruction = tuple[str, str]


def instructions() -> list[Instruction]:
    """The Containerfile's, with continued lines joined."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    kept = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    joined = kept.replace("\\\n", " ")
    return [
        (word.upper(), rest.strip())
        for word, _, rest in (line.partition(" ") for line in joined.splitlines() if line.strip())
    ]


def environment() -> dict[str, str]:
    pairs = [
        shlex.split(rest) for word, rest in instructions() if word == "ENV" and "HOST=" in rest
    ]
    return dict(each.split("=", 1) for each in pairs[0])


def test_every_copied_file_is_there() -> None:
    copied = [rest for word, rest in instructions() if word == "COPY"]
    sources = [
        each for rest in copied if not rest.startswith("--from") for each in rest.split()[:-1]
    ]
    assert sources
    for each in sources:
        assert (ROOT / each).exists(), each


def test_the_base_is_pinned_and_nobody_is_root() -> None:
    bases = {rest.split()[0] for word, rest in instructions() if word == "FROM"}
    assert len(bases) == 1
    assert re.search(r":\d+\.\d+\.\d+-", bases.pop())
    words = [word for word, _ in instructions()]
    user = next(rest for word, rest in instructions() if word == "USER")
    assert int(user.split(":")[0]) > 1000
    assert words.index("USER") < words.index("CMD")
    assert not any(word == "ADD" for word in words)


def test_the_image_is_made_from_the_lock(tmp_path: Path) -> None:
    runs = [rest for word, rest in instructions() if word == "RUN"]
    sync = next(rest for rest in runs if rest.startswith("uv sync"))
    assert {"--frozen", "--no-dev", "--no-editable"} <= set(sync.split())
    assert re.search(r"uv==\d+\.\d+\.\d+", " ".join(runs))
    tried = subprocess.run(
        [ROOT / ".venv/bin/uv", *sync.split()[1:], "--dry-run", "--offline"],
        cwd=ROOT,
        env={**os.environ, "UV_PROJECT_ENVIRONMENT": str(tmp_path), "UV_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert tried.returncode == 0, tried.stderr
    assert "+ pytest==" not in tried.stderr


def test_the_settings_of_the_image_are_settings() -> None:
    chosen = read_settings(environment())
    assert (chosen.host, chosen.port) == ("0.0.0.0", 3000)
    assert chosen.directory == Path("/data")
    exposed = next(rest for word, rest in instructions() if word == "EXPOSE")
    assert exposed == str(chosen.port)


def test_the_command_is_a_command() -> None:
    word = json.loads([rest for word, rest in instructions() if word == "CMD"][-1])
    assert word[0] == "milepost"
    assert CliRunner().invoke(milepost, [*word[1:], "--help"]).exit_code == 0


@pytest.mark.parametrize("status", [200, 503])
def test_the_health_check_tells_up_from_down(status: int) -> None:
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.handle_request, daemon=True).start()
    rest = next(rest for word, rest in instructions() if word == "HEALTHCHECK")
    command = json.loads(rest.partition("CMD ")[2])
    done = subprocess.run(
        [sys.executable, *command[1:]],
        env={**os.environ, "PORT": str(server.server_port)},
        capture_output=True,
        check=False,
    )
    server.server_close()
    assert asked == ["/health"]
    assert (done.returncode == 0) == (status == 200)


def test_compose_fits_the_image() -> None:
    made = yaml.safe_load((DEPLOY / "compose.yml").read_text(encoding="utf-8"))
    app, db = made["services"]["milepost"], made["services"]["db"]
    assert (DEPLOY / app["build"]["context"] / app["build"]["dockerfile"]).exists()
    port = environment()["PORT"]
    assert app["ports"] == [f"127.0.0.1:{port}:{port}"]
    url = re.sub(r"\$\{[^}]*\}", "secret", app["environment"]["DATABASE_URL"])
    assert (
        read_settings({"DATABASE_URL": url}).database_url
        == "postgresql://milepost:secret@db/milepost"
    )
    assert db["environment"]["POSTGRES_USER"] == db["environment"]["POSTGRES_DB"] == "milepost"
    assert re.search(r":\d+\.\d+-", db["image"])
    assert app["read_only"]
    assert app["cap_drop"] == ["ALL"]
    assert app["depends_on"]["db"]["condition"] == "service_healthy"
    for service in (app, db):
        for volume in service["volumes"]:
            assert volume.split(":")[0] in made["volumes"]
        assert "ports" not in db
    assert "POSTGRES_PASSWORD:?" in str(db)


def test_the_unit_runs_what_is_there_and_is_shut_in(tmp_path: Path) -> None:
    text = (DEPLOY / "milepost.service").read_text(encoding="utf-8")
    unit = configparser.RawConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(text)
    service = unit["Service"]
    assert service["ExecStart"].split()[1:] == ["serve"]
    assert service["DynamicUser"] == "yes"
    url = service["Environment"].removeprefix("DATABASE_URL=")
    state = Path("/var/lib") / service["StateDirectory"]
    assert read_settings({"DATABASE_URL": url}).directory == state
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze here: the unit's words are not checked")
    here = tmp_path / "milepost.service"
    here.write_text(text.replace("/opt/milepost/", f"{ROOT}/"), encoding="utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", here],
        capture_output=True,
        text=True,
        check=False,
    )
    assert verified.returncode == 0, verified.stderr
    assert "milepost" not in verified.stderr, verified.stderr
    exposure = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--no-pager", here],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"exposure level for milepost\.service: ([\d.]+)", exposure.stdout)
    if found is not None:
        assert float(found.group(1)) < 2.5

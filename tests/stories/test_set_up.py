"""From an empty machine to the first claim, and what strangers can do meanwhile: nothing."""

import asyncio
import os
import re
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.settings import CREDENTIALS, Settings, read_settings
from bot.entrypoints.setup.manifest import read_wish
from bot.entrypoints.setup.pages import SetUp
from bot.entrypoints.setup.switch import Switch
from bot.model.errors import InputError
from bot.simulator.clock import Clock
from bot.simulator.server import Server
from bot.simulator.simulator import Simulator

REPO = "open-skills/library"


@pytest.fixture
def github(tmp_path: Path) -> Iterator[Simulator]:
    """A GitHub on which our App is not known; it knows another one."""
    clock = Clock(base=lambda: datetime.now(UTC))
    with Simulator(home=tmp_path / "github", clock=clock) as made:
        made.world.plant(roadmap=roadmap())
        yield made


class Console:
    """A set-up that is under way, its browser, and what it was told at its end."""

    def __init__(self, home: Path, github: Simulator) -> None:
        self.finished: list[dict[str, str]] = []
        chosen = Settings(
            api_url=github.url,
            public_url="http://milepost.test",
            database_url=f"sqlite:///{home / 'milepost.db'}",
        )
        self.flow = SetUp(chosen, finished=self._end, now=lambda: datetime.now(UTC))
        self.server = Server(self.flow.site())
        self.server.start()
        self.browser = httpx.Client(base_url=self.server.url, trust_env=False)

    def _end(self, values: dict[str, str]) -> bool:
        self.finished.append(values)
        return True

    def enter(self) -> str:
        """Open the page; gives the token of its forms."""
        assert self.browser.post("/setup", data={"token": self.flow.token}).status_code == 303
        found = re.search(r'name="token" value="([^"]+)"', self.browser.get("/setup").text)
        assert found is not None
        return found.group(1)

    def close(self) -> None:
        self.browser.close()
        self.server.stop()


@pytest.fixture
def console(tmp_path: Path, github: Simulator) -> Iterator[Console]:
    made = Console(tmp_path, github)
    yield made
    made.close()


def fields(**changes: str) -> dict[str, str]:
    return {"name": "Our Milepost", "address": "http://milepost.test", "owner": "me"} | changes


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"name": ""}, "1 to 34"),
        ({"name": "x" * 35}, "1 to 34"),
        ({"address": "milepost.test"}, "looks like"),
        ({"address": "javascript:alert(1)"}, "looks like"),
        ({"address": "https://a:b@c.test"}, "looks like"),
        ({"address": "https://c.test/x"}, "looks like"),
        ({"owner": "organization", "organization": "a/../b"}, "organization"),
        ({"owner": "organization", "organization": "o"}, "operator"),
        ({"operators": "a b@c"}, "logins"),
    ],
)
def test_each_mistake_is_told(changes: dict[str, str], wrong: str) -> None:
    with pytest.raises(InputError, match=wrong):
        read_wish(fields(**changes))


def test_nothing_opens_without_the_token_and_it_works_once(console: Console) -> None:
    stranger = httpx.Client(base_url=console.server.url, trust_env=False)
    assert "Token" in stranger.get("/setup").text
    assert stranger.post("/setup", data={"token": "guess"}).status_code == 403
    assert stranger.post("/setup/app", data=fields()).status_code == 403
    assert stranger.get("/setup/created?code=a&state=b").status_code == 403
    token = console.enter()
    assert stranger.post("/setup", data={"token": console.flow.token}).status_code == 403
    assert console.browser.post("/setup/app", data=fields()).status_code == 403
    shown = console.browser.post("/setup/app", data=fields(token=token))
    assert "settings/apps/new?state=" in shown.text
    for answer in (shown, stranger.get("/setup"), stranger.get("/nothing")):
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["Cache-Control"] == "no-store"
    stranger.close()


def created(console: Console, github: Simulator, token: str) -> tuple[httpx.Response, str]:
    """Create the App as GitHub's pages do; gives what we answer, and with which query."""
    page = console.browser.post("/setup/app", data=fields(token=token)).text
    action = unescape(re.search(r'action="([^"]+settings/apps/new[^"]+)"', page).group(1))  # type: ignore[union-attr]
    sent = unescape(re.search(r'name="manifest" value="([^"]+)"', page).group(1))  # type: ignore[union-attr]
    state = httpx.URL(action).params["state"]
    made = httpx.post(
        f"{github.url}/settings/apps",
        data={"manifest": sent, "state": state, "name": "Our Milepost", "login": "maya"},
        trust_env=False,
    )
    query = str(httpx.URL(made.headers["Location"]).query, "ascii")
    return console.browser.get(f"/setup/created?{query}"), query


def test_the_credentials_lie_in_a_file_of_ours_alone_and_the_page_is_gone(
    console: Console, github: Simulator, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    token = console.enter()
    assert console.browser.get("/setup/created?code=abc&state=made-up").status_code == 400
    answer, query = created(console, github, token)
    assert answer.status_code == 200, answer.text
    assert "/apps/our-milepost/installations/new" in answer.text
    file = tmp_path / CREDENTIALS
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    left = read_settings({"DATABASE_URL": f"sqlite:///{tmp_path / 'milepost.db'}"})
    assert left.is_configured
    assert left.operators == ("maya",)
    (app,) = [each for each in github.store.apps.values() if each.slug == "our-milepost"]
    assert left.private_key == app.private_key.strip()
    assert (left.webhook_secrets, left.client_id) == ((app.webhook_secret,), app.client_id)
    assert left.marker_keys != left.webhook_secrets
    told = "".join(capfd.readouterr())
    for secret in (*left.secrets, console.flow.token):
        assert secret not in answer.text
        assert secret not in told
    assert [values["APP_ID"] for values in console.finished] == [str(app.id)]
    for path in ("/setup", f"/setup/created?{query}"):
        assert console.browser.get(path).status_code == 410
    assert console.browser.post("/setup", data={"token": console.flow.token}).status_code == 410


def test_a_file_that_is_there_is_never_replaced(
    console: Console, github: Simulator, tmp_path: Path
) -> None:
    file = tmp_path / CREDENTIALS
    file.write_text("APP_ID=1\n")
    answer, _ = created(console, github, console.enter())
    assert "shown only now" in answer.text
    assert "MILEPOST_MARKER_KEY=" in answer.text
    assert file.read_text() == "APP_ID=1\n"
    assert console.finished == []
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.browser
def test_from_an_empty_machine_to_the_first_claim_on_the_dashboard(
    github: Simulator, browser: Any, tmp_path: Path
) -> None:
    port = free_port()
    home = tmp_path / "home"
    home.mkdir()
    inherited = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve", "--single"],
        env={**inherited, "GITHUB_API_URL": github.url, "PORT": str(port)},
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().removeprefix("Open ").strip()
        token = process.stdout.readline().removeprefix("Token: ").strip()
        page = browser.new_page()
        troubles: list[str] = []
        page.on("console", lambda said: troubles.append(f"{said.location['url']} {said.text}"))
        page.goto(f"{github.url}/?as=maya")
        page.goto(address)
        page.get_by_label("Token").fill(token)
        page.get_by_role("button", name="Go on").click()
        page.get_by_label("Name of the App").fill("Our Milepost")
        page.get_by_label("an organization").check()
        page.get_by_label("Organization", exact=True).fill("open-skills")
        page.get_by_label("Operators").fill("maya")
        page.get_by_role("button", name="Go on").click()
        page.get_by_role("button", name="Create it on GitHub").click()
        page.get_by_role("button", name="Create GitHub App").click()
        page.get_by_role("link", name="Install Our Milepost").click()
        page.get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Install").click()
        page.wait_for_url(f"http://127.0.0.1:{port}/**")

        ada = github.world.person("ada")
        ada.comments(ada.starts_discussion(REPO, "Quantization"), "/claim AWQ")
        page.goto(f"http://127.0.0.1:{port}/sign-in")
        page.get_by_role("button", name="Authorize").click()
        for _ in range(60):
            page.goto(f"http://127.0.0.1:{port}/{REPO}/claims")
            if page.get_by_role("rowheader", name="awq").count():
                break
            page.wait_for_timeout(500)
        assert page.get_by_role("row", name="awq").inner_text().split()[:3] == [
            "awq",
            "held",
            "ada",
        ]
        page.goto(f"http://127.0.0.1:{port}/operator")
        assert page.get_by_role("heading", name="Dead letters").count() == 1
        assert page.goto(f"http://127.0.0.1:{port}/setup").status == 404
        ours = [each for each in troubles if each.startswith(f"http://127.0.0.1:{port}")]
        assert [each for each in ours if "404" not in each] == []
    finally:
        process.terminate()
        process.wait(30)
        if process.stdout is not None:
            process.stdout.close()
    assert stat.S_IMODE((home / CREDENTIALS).stat().st_mode) == 0o600


def test_the_switch_passes_on_to_the_one_it_was_given_last() -> None:
    said: list[str] = []

    async def first(scope: Any, receive: Any, send: Any) -> None:
        said.append("first")

    async def second(scope: Any, receive: Any, send: Any) -> None:
        said.append("second")

    async def play() -> None:
        switch = Switch(first)
        await switch({"type": "http"}, None, None)  # type: ignore[arg-type]
        switch.to(second)
        await switch({"type": "http"}, None, None)  # type: ignore[arg-type]

    asyncio.run(play())
    assert said == ["first", "second"]

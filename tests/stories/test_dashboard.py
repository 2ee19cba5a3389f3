"""What people see, and what strangers do not."""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, openapi
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.routing import Route

from bot.delivery.inbox import Inbox, Mark, State
from bot.delivery.stores import Stores
from bot.entrypoints.stage import Stage
from bot.entrypoints.wiring import front
from bot.simulator.server import Server

REPO = "open-skills/library"
OPEN = {".github/milepost.yml": "web:\n  public: true\n"}
SignIn = Callable[[str], httpx.Client]

CHECKS = [
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
bounded = settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

TABS = ("claims", "reviews", "standards", "activity")
EVERYBODY = {200}
SIGN_IN = {303}
ABSENT = {404}
FOR_STRANGERS: dict[tuple[str, str], set[int]] = {
    ("GET", "/health"): EVERYBODY,
    ("GET", "/ready"): EVERYBODY,
    ("GET", "/metrics"): ABSENT,
    ("GET", "/"): EVERYBODY,
    ("GET", "/style.css"): EVERYBODY,
    ("GET", "/icon.svg"): EVERYBODY,
    ("GET", "/sign-in"): SIGN_IN,
    ("GET", "/sign-in/callback"): {400},
    ("POST", "/sign-out"): SIGN_IN,
    ("GET", "/operator"): SIGN_IN,
    ("POST", "/operator/replay"): SIGN_IN,
    ("POST", "/operator/pause"): SIGN_IN,
    ("POST", "/operator/resume"): SIGN_IN,
    ("GET", "/{owner}/{name}"): SIGN_IN,
    ("GET", "/{owner}/{name}/claims"): SIGN_IN,
    ("GET", "/{owner}/{name}/reviews"): SIGN_IN,
    ("GET", "/{owner}/{name}/standards"): SIGN_IN,
    ("GET", "/{owner}/{name}/activity"): SIGN_IN,
    ("GET", "/{owner}/{name}/activity/{decision:path}"): SIGN_IN,
    ("GET", "/badges/{owner}/{name}/{kind}.json"): ABSENT,
    ("GET", "/badges/{owner}/{name}/{kind}.svg"): ABSENT,
    ("GET", "/api/v1/openapi.json"): EVERYBODY,
    ("GET", "/api/v1/repositories"): EVERYBODY,
    ("GET", "/api/v1/repositories/{owner}/{name}"): ABSENT,
    ("GET", "/api/v1/repositories/{owner}/{name}/claims"): ABSENT,
    ("GET", "/api/v1/repositories/{owner}/{name}/reviews"): ABSENT,
    ("GET", "/api/v1/repositories/{owner}/{name}/standards"): ABSENT,
    ("GET", "/api/v1/repositories/{owner}/{name}/activity"): ABSENT,
    ("GET", "/api/v1/repositories/{owner}/{name}/activity/decision"): ABSENT,
    ("GET", "/api/v1/status"): ABSENT,
}
"""Every route, and how it answers somebody who has no right to anything."""


def application(stage: Stage) -> FastAPI:
    made = front(stage.settings, now=stage.clock)._app
    assert isinstance(made, FastAPI)
    return made


def walk(routes: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from walk(inner.routes)
        else:
            assert isinstance(route, Route), f"{route} is of a kind this test does not know"
            yield from ((method, route.path) for method in route.methods or ())


def address(path: str, repo: str) -> str:
    owner, name = repo.split("/")
    shown = path.replace("{owner}", owner).replace("{name}", name).replace("{kind}", "skills")
    return shown.replace("{decision:path}", "comment%3A1") + ("?id=x" if "decision" in path else "")


def claimed(stage: Stage) -> None:
    ada = stage.world.person("ada")
    ada.comments(ada.starts_discussion(REPO, "Quantization"), "/claim AWQ")
    stage.settle()


def bury(inbox: Inbox, stage: Stage, guid: str) -> None:
    """Put in a dead letter."""
    lane = f"{REPO}#claims"
    inbox.add(guid=guid, event="milepost/gone", lane=lane, at=stage.clock())
    stored = inbox.find(guid)
    assert stored is not None
    mark = Mark(
        id=stored.id,
        state=State.DEAD,
        attempt=1,
        tries=3,
        not_before=stage.clock(),
        lane=lane,
        note="<b>it failed</b>",
        at=stage.clock(),
    )
    inbox.settle([mark])


def form_token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found.group(1)


def test_strangers_learn_nothing_at_any_route(stage: Stage, sign_in: SignIn) -> None:
    claimed(stage)
    assert set(walk(application(stage).routes)) == set(FOR_STRANGERS), (
        "a new route needs its line in FOR_STRANGERS"
    )
    stranger = httpx.Client(base_url=stage.url, trust_env=False)
    reader = sign_in("zed")
    headers = {"Origin": stage.url}
    for (method, path), expected in FOR_STRANGERS.items():
        here = stranger.request(method, address(path, REPO), headers=headers)
        assert here.status_code in expected, (method, path, here.status_code)
        nowhere = stranger.request(method, address(path, "no/where"), headers=headers)
        assert nowhere.status_code == here.status_code, (method, path)
        assert nowhere.text == here.text, (method, path)
        signed_in = reader.request(method, address(path, REPO), headers=headers)
        for answer in (here, signed_in):
            told = answer.text.lower()
            assert not [word for word in ("awq", "ada", REPO, "quant") if word in told], path
            assert "content-security-policy" in answer.headers, path
            assert answer.headers["x-content-type-options"] == "nosniff"
        if expected == SIGN_IN and "sign" not in path:
            assert here.headers["Location"].startswith("/sign-in")
            assert signed_in.status_code == 404, path
    stranger.close()


def test_somebody_with_a_right_on_github_sees_the_repository_and_no_more(
    stage: Stage, sign_in: SignIn
) -> None:
    claimed(stage)
    maya = sign_in("maya")
    assert REPO in maya.get("/").text
    page = maya.get(f"/{REPO}/claims").text
    assert '<th scope="row">awq</th><td>held</td>' in page
    assert maya.get(f"/api/v1/repositories/{REPO}/claims").json()["claims"][0]["holder"] == "ada"
    assert maya.get("/api/v1/repositories").json() == {"repositories": [REPO]}
    act = maya.get(f"/api/v1/repositories/{REPO}/activity").json()["acts"][0]
    (granted,) = [
        each
        for each in maya.get(f"/api/v1/repositories/{REPO}/activity").json()["acts"]
        if each["rule"] == "claim.granted"
    ]
    why = maya.get(f"/{REPO}/activity/{quote(granted['id'])}").text
    for told in ("discussion_comment", "claim AWQ", "TrackIssue", "claimed", "carried out"):
        assert told in why
    assert act["id"]
    assert maya.get(f"/{REPO}/activity/no:such").status_code == 404
    assert maya.get(f"/{REPO}/activity?before=nonsense").status_code == 404
    for path in ("", "/reviews", "/standards", "/activity"):
        assert maya.get(f"/{REPO}{path}").status_code == 200
    out = maya.post("/sign-out", data={"token": form_token(maya.get("/").text)})
    assert out.status_code == 303
    assert maya.get(f"/{REPO}").headers["Location"].startswith("/sign-in")


def test_a_session_ends_and_a_right_that_was_taken_away_is_gone(
    stage: Stage, sign_in: SignIn
) -> None:
    claimed(stage)
    maya = sign_in("maya")
    assert maya.get(f"/{REPO}").status_code == 200
    stage.world.uninstall()
    stage.world.clock.advance(minutes=6)
    assert maya.get(f"/{REPO}").status_code == 404
    stage.world.clock.advance(hours=8)
    assert maya.get(f"/{REPO}").status_code == 303


def test_nobody_gets_in_with_a_state_or_a_code_of_somebody_else(stage: Stage) -> None:
    mine = httpx.Client(base_url=stage.url, trust_env=False)
    theirs = httpx.Client(base_url=stage.url, trust_env=False)
    state = httpx.URL(theirs.get("/sign-in").headers["Location"]).params["state"]
    mine.get("/sign-in")
    for query in (f"code=abc&state={state}", "code=abc", "error=access_denied"):
        answer = mine.get(f"/sign-in/callback?{query}")
        assert answer.status_code == 400
        assert "milepost-session" not in answer.headers.get("Set-Cookie", "")
    own = httpx.URL(mine.get("/sign-in").headers["Location"]).params["state"]
    refused = mine.get(f"/sign-in/callback?code=abc&state={own}")
    assert (refused.status_code, "did not take the code" in refused.text) == (400, True)
    mine.cookies.set("milepost-session", "made up")
    assert mine.get(f"/{REPO}").status_code == 303
    for place in ("//evil.test", "https://evil.test", "/\\evil.test"):
        begun = mine.get("/sign-in", params={"next": place})
        assert "evil" not in begun.headers["Location"]
    cookie = mine.get("/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    mine.close()
    theirs.close()


def test_operators_replay_and_pause_and_no_other_site_can(stage: Stage, sign_in: SignIn) -> None:
    claimed(stage)
    maya = sign_in("maya")
    inbox = Stores(url=stage.database_url).inbox()
    bury(inbox, stage, "broken")
    page = maya.get("/operator").text
    assert "&lt;b&gt;it failed" in page
    token = form_token(page)
    for path in ("replay", "pause", "resume"):
        assert maya.post(f"/operator/{path}", data={"guid": "broken"}).status_code == 403
    assert inbox.dead_letters()
    sent = maya.post("/operator/replay", data={"token": token, "guid": "broken"})
    assert sent.headers["Location"] == "/operator?done=replayed"
    stage.settle()
    assert "tried again" in maya.get("/operator?done=replayed").text
    again = maya.post("/operator/replay", data={"token": token, "guid": "broken"})
    assert again.headers["Location"].endswith("gone")

    maya.post("/operator/pause", data={"token": token, "why": "<i>odd</i>"})
    assert "&lt;i&gt;odd" in maya.get("/operator").text
    assert maya.get("/api/v1/status").json()["paused"] is True
    maya.post("/operator/resume", data={"token": token})
    assert maya.get("/api/v1/status").json()["paused"] is False
    assert maya.post("/operator/pause", content=b"x" * 70_000).status_code == 413
    inbox.close()


def test_an_open_repository_is_open_with_record_badges_and_pictures(stage: Stage) -> None:
    world = stage.world
    maya, ada = world.person("maya"), world.person("ada")
    day = stage.clock().date()
    dates = (
        f"roadmap:\n  start: {day - timedelta(days=7)}\n  target_date: {day + timedelta(days=70)}\n"
    )
    maya.commits(REPO, {".github/milepost.yml": f"web:\n  public: true\n{dates}"}, "Open it")
    stage.settle()
    ada.comments(ada.starts_discussion(REPO, "<script>alert(1)</script>"), "/claim AWQ")
    pull = ada.opens_pull(REPO, "notes", {"notes.md": "# Notes\n"}, "<script>alert(2)</script>")
    stage.settle()
    assert "<script" not in httpx.get(f"{stage.url}/{REPO}/reviews").text
    assert "&lt;script" in httpx.get(f"{stage.url}/{REPO}/reviews").text
    world.clock.advance(hours=3)
    maya.reviews(pull, "approve", "Good")
    stage.settle()

    told = httpx.get(f"{stage.url}/api/v1/repositories/{REPO}/reviews").json()
    whole = told["records"][0]["whole"]
    assert (whole["kept"], whole["median_hours"]) == (1, 3)
    badge = httpx.get(f"{stage.url}/badges/{REPO}/reviews.json")
    assert "100" in badge.json()["message"]
    assert badge.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert httpx.get(f"{stage.url}/badges/{REPO}/skills.json").json()["message"] == "0 of 5"
    assert httpx.get(f"{stage.url}/badges/{REPO}/skills.svg").text.startswith("<svg")
    assert httpx.get(f"{stage.url}/badges/{REPO}/other.svg").status_code == 404
    page = httpx.get(f"{stage.url}/{REPO}").text
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert "the target is 5 by" in page
    assert "style=" not in page
    assert "<script" not in page


@pytest.mark.parametrize("public", ["https://milepost.test", ""])
def test_over_https_cookies_and_headers_say_so(stage: Stage, public: str) -> None:
    app = front(replace(stage.settings, public_url=public), now=stage.clock)._app

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            return await client.get("/sign-in")

    answer = asyncio.run(ask())
    secure = bool(public)
    assert ("strict-transport-security" in answer.headers) is secure
    assert ("Secure" in answer.headers["Set-Cookie"]) is secure
    assert answer.headers["Set-Cookie"].startswith("__Host-") is secure


def test_the_api_is_what_it_says_it_is(stage: Stage) -> None:
    claimed(stage)
    stage.world.person("maya").commits(REPO, OPEN, "Open it")
    stage.settle()
    stage.stop()  # Hypothesis wants nobody else to draw random numbers meanwhile
    server = Server(front(stage.settings, now=stage.clock))
    server.start()
    schema = openapi.from_url(f"{server.url}/api/v1/openapi.json")
    answered: Counter[int] = Counter()
    for result in schema.get_all_operations():
        operation = result.ok()

        def holds(case: Case) -> None:
            made_up = case.path_parameters
            for parameters in (made_up, {"owner": "open-skills", "name": "library"}):
                case.path_parameters = parameters if made_up else {}
                answer = case.call(base_url=server.url)
                answered[answer.status_code] += 1
                case.validate_response(answer, checks=CHECKS)

        bounded(given(case=operation.as_strategy())(holds))()
    server.stop()
    assert answered[200] >= 20
    assert set(answered) <= {200, 404, 405, 406, 422}


@pytest.mark.browser
def test_pages_fit_a_phone_follow_the_dark_and_need_no_mouse(
    stage: Stage, sign_in: SignIn, browser: Any
) -> None:
    claimed(stage)
    ada = stage.world.person("ada")
    ada.opens_pull(REPO, "awq", {"skills/awq/SKILL.md": "short\n"}, "x" * 200)
    stage.settle()
    cookies = [
        {"name": each.name, "value": each.value, "url": stage.url}
        for each in sign_in("maya").cookies.jar
        if each.value
    ]
    troubles: list[str] = []
    paper: set[str] = set()
    for scheme, width in (("light", 1100), ("dark", 360)):
        context = browser.new_context(
            java_script_enabled=False,
            color_scheme=scheme,
            viewport={"width": width, "height": 800},
        )
        context.add_cookies(cookies)
        page = context.new_page()
        page.on("console", lambda said: troubles.append(said.text))
        for path in ("/", f"/{REPO}", "/operator", *(f"/{REPO}/{each}" for each in TABS)):
            page.goto(stage.url + path)
            # Wide tables scroll within themselves; the page never does.
            assert page.evaluate("document.scrollingElement.scrollWidth") <= width, path
            assert page.locator("h1").count() == 1
            assert page.locator("main, header, footer").count() == 3
            tables = page.locator("table").count()
            assert page.locator("table > caption").count() == tables
            assert page.locator("svg:not([role=img])").count() == 0
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        paper.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert len(paper) == 2
    assert troubles == []

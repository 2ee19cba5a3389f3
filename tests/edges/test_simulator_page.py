"""The pages: text of strangers does nothing, forms act, and a browser can play the whole story."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.page.diff import rows
from bot.simulator.page.markdown import render
from bot.simulator.simulator import Simulator

REPO = "open-skills/library"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**b** `c`", "<p><strong>b</strong> <code>c</code></p>\n"),
        ("a <script>alert(1)</script> b", "<p>a  b</p>\n"),
        ("[x](javascript:alert(1))", '<p><a rel="nofollow noopener">x</a></p>\n'),
        ("[x](https://a.b)", '<p><a href="https://a.b" rel="nofollow noopener">x</a></p>\n'),
        ("![cat](https://a.b/c.png)", '<p><span class="picture">cat</span></p>\n'),
        ('<p onclick="x()">hi</p>', "<p>hi</p>\n"),
        ("<!-- hidden -->", "\n"),
        ("<b>never closed", "<p><b>never closed</b></p>"),
        ("</main></body>x", "x"),
        ('<a href="data:text/html,x">d</a>', '<p><a rel="nofollow noopener">d</a></p>\n'),
    ],
)
def test_markdown_of_strangers_does_nothing(text: str, shown: str) -> None:
    assert render(text).strip() == shown.strip()


def test_boxes_and_references() -> None:
    shown = render("- [x] done\n- [ ] see #12, @ada and `#13`", boxes=True, home=REPO)
    assert '<button class="box checked" name="box" value="0"' in shown
    assert '<button class="box empty" name="box" value="1"' in shown
    assert f'<a href="/{REPO}/issues/12">#12</a>' in shown
    assert "<b>@ada</b>" in shown
    assert "<code>#13</code>" in shown


@given(st.text(alphabet="<>/abips\"'=`*[]()!-# \n&;x", max_size=200))
def test_only_listed_tags_come_out(text: str) -> None:
    shown = render(text)
    assert "<script" not in shown
    assert "onclick" not in shown
    assert shown.count("<b>") == shown.count("</b>")


def test_a_patch_as_rows() -> None:
    found = rows("@@ -1,2 +1,2 @@\n same\n-old\n+new\n\\ No newline at end of file")
    assert [(each.kind, each.old, each.new) for each in found] == [
        ("hunk", None, None),
        ("same", 1, 1),
        ("removed", 2, None),
        ("added", None, 2),
    ]


def browse(simulator: Simulator, path: str) -> httpx.Response:
    return httpx.get(simulator.url + path, headers={"Accept": "text/html"}, trust_env=False)


def test_a_page_runs_no_script_but_its_own(simulator: Simulator) -> None:
    answer = browse(simulator, f"/{REPO}")
    assert answer.status_code == 200
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "Activation-aware" in answer.text


def test_what_is_not_there_says_so(simulator: Simulator) -> None:
    for path in ("/nobody/nothing", f"/{REPO}/issues/99", f"/{REPO}/pull/99", "/x"):
        answer = browse(simulator, path)
        assert answer.status_code == 404
        assert "not there" in answer.text


@pytest.mark.parametrize("origin", ["http://evil.test", "null"])
def test_a_form_of_another_site_does_nothing(simulator: Simulator, origin: str) -> None:
    before = simulator.clock()
    answer = httpx.post(
        f"{simulator.url}/_sim/forms/clock",
        data={"seconds": "60"},
        headers={"Origin": origin},
        trust_env=False,
    )
    assert answer.status_code == 403
    assert simulator.clock() == before


def test_a_form_leads_back_to_our_pages_only(simulator: Simulator) -> None:
    for place in ("//evil.test", "https://evil.test", "/x"):
        answer = httpx.post(
            f"{simulator.url}/_sim/forms/clock",
            data={"seconds": "60", "next": place},
            trust_env=False,
        )
        assert answer.headers["Location"] == ("/x" if place == "/x" else "/")


def test_a_refusal_is_told_on_the_page(simulator: Simulator) -> None:
    pull = simulator.world.person("zoe").opens_pull(REPO, "x", {"x.md": "x\n"}, "X")
    answer = httpx.post(
        f"{simulator.url}/_sim/forms/merge",
        data={"login": "zoe", "subject": pull.id, "next": f"/{REPO}/pull/{pull.number}"},
        headers={"Accept": "text/html"},
        follow_redirects=True,
        trust_env=False,
    )
    assert "Must have write rights" in answer.text


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_visitor_plays_the_story(
    simulator: Simulator, bot: Any, browser: Any, script: bool
) -> None:
    world = simulator.world
    world.prepares(
        REPO,
        "awq",
        "Add the skill AWQ",
        [{"skills/awq/SKILL.md": "short\n"}, {"skills/awq/SKILL.md": "longer\nnow\n"}],
    )
    page = browser.new_page(java_script_enabled=script)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text))
    page.goto(f"{simulator.url}/{REPO}/discussions?as=ada")
    page.get_by_label("Title").fill("I take AWQ")
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Write a comment").fill("/claim AWQ <script>alert(1)</script>")
    page.get_by_role("button", name="Comment").click()
    talk = world.repository(REPO)["discussions"][0]
    assert talk["author"] == "ada"
    assert talk["comments"][0]["body"].startswith("/claim AWQ")

    page.goto(f"{simulator.url}/{REPO}/pulls")
    page.get_by_role("button", name="Open pull request").click()
    page.get_by_role("button", name="Push the next commit").click()
    pull = world.repository(REPO)["pulls"][0]
    body = "- [x] machine\n- [ ] sources are real\n"
    bot.call("POST", f"/repos/{REPO}/issues/{pull['number']}/comments", json={"body": body})
    page.goto(f"{simulator.url}/{REPO}/pull/{pull['number']}?as=maya")
    page.get_by_role("button", name="tick", exact=True).click()
    pull = world.repository(REPO)["pulls"][0]
    assert pull["comments"][0]["body"] == body.replace("[ ]", "[x]")
    page.get_by_label("Review").fill("Fine")
    page.get_by_role("button", name="Approve").click()
    page.get_by_role("button", name="Squash and merge").click()
    assert page.locator(".state").first.inner_text().lower() == "merged"
    assert world.file(REPO, "skills/awq/SKILL.md") == "longer\nnow\n"
    before = simulator.clock()
    page.get_by_role("button", name="+1 day").click()
    assert (simulator.clock() - before).days == 1
    assert troubles == []


@pytest.mark.browser
def test_a_browser_registers_installs_and_signs_in(simulator: Simulator, browser: Any) -> None:
    manifest = {
        "name": "Keeper",
        "url": "http://bot.test",
        "redirect_url": "http://bot.test/registered",
        "callback_urls": ["http://bot.test/back"],
        "setup_url": "http://bot.test/installed",
        "default_permissions": {"issues": "write"},
    }
    begin = (
        f"<form method=post action='{simulator.url}/settings/apps/new?state=s1'>"
        f"<input type=hidden name=manifest value='{json.dumps(manifest)}'><button>Register</button>"
    )
    page = browser.new_page()
    page.route(
        "http://bot.test/**", lambda route: route.fulfill(body=begin, content_type="text/html")
    )
    page.goto("http://bot.test/")
    page.get_by_role("button", name="Register").click()
    page.get_by_role("button", name="Create GitHub App").click()
    page.wait_for_url("http://bot.test/registered?*")
    code = parse_qs(urlsplit(page.url).query)["code"][0]
    made = httpx.post(f"{simulator.url}/app-manifests/{code}/conversions", trust_env=False).json()
    page.goto(f"{made['html_url']}/installations/new")
    page.get_by_role("button", name="Install").click()
    page.wait_for_url("http://bot.test/installed?*")
    page.goto(f"{simulator.url}/login/oauth/authorize?client_id={made['client_id']}&state=s2")
    page.get_by_label("You are").select_option("ben")
    page.wait_for_load_state()
    switch = page.get_by_role("button", name="Switch")
    if switch.is_visible():
        switch.click()
    page.get_by_role("button", name="Authorize Keeper").click()
    page.wait_for_url("http://bot.test/back?*")
    sent = {"client_id": made["client_id"], "client_secret": made["client_secret"]}
    sent["code"] = parse_qs(urlsplit(page.url).query)["code"][0]
    answer = httpx.post(f"{simulator.url}/login/oauth/access_token", data=sent, trust_env=False)
    token = parse_qs(answer.text)["access_token"][0]
    mine = {"Authorization": f"Bearer {token}"}
    me = httpx.get(f"{simulator.url}/user", headers=mine, trust_env=False).json()
    assert me["login"] == "ben"

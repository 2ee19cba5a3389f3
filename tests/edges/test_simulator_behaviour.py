"""One test for each row of the behaviour table; on demand also against a real repository.

`pytest -m live` with MILEPOST_LIVE_TOKEN (installation token of an App on a scratch repository),
MILEPOST_LIVE_REPOSITORY (owner/name) and MILEPOST_LIVE_STRANGER (a login without access).
"""

import base64
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import pytest

from bot.simulator.behaviours import BEHAVIOURS

REPO = "open-skills/library"
BROWSER = {"Accept": "text/html"}
LIVE = ("MILEPOST_LIVE_TOKEN", "MILEPOST_LIVE_REPOSITORY", "MILEPOST_LIVE_STRANGER")
APP_ONLY = {
    "own_writes_come_back_as_events",
    "a_redelivery_keeps_its_guid",
    "content_is_made_80_times_a_minute",
    "a_sign_in_code_works_once",
    "a_browser_is_sent_back_only_where_the_app_says",
    "a_signed_in_person_sees_installations_with_a_role_of_theirs",
    "a_manifest_becomes_an_app_once_within_an_hour",
    "an_installation_leads_to_the_setup_url",
    "completed_suites_of_other_apps_are_told",
    "a_workflow_that_awaits_leave_is_a_suite_without_runs",
}
"""Need the App's key, people or a clock that can be moved: they run on the simulator alone."""

PEOPLE = {"a_commenter_can_be_assigned_to_that_issue", "a_reply_cannot_be_replied_to"}
"""Need a person's own act."""


@dataclass
class Ground:
    """A GitHub to stand on: the simulator, or the real one."""

    http: httpx.Client
    token: str
    repo: str
    stranger: str

    def rest(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        sent = {"Authorization": f"token {self.token}", **headers}
        extra = {} if body is None else {"json": body}
        return self.http.request(method, f"/repos/{self.repo}{path}", headers=sent, **extra)

    def graphql(self, query: str, **variables: Any) -> dict[str, Any]:
        answer = self.http.post(
            "/graphql",
            json={"query": query, "variables": variables},
            headers={"Authorization": f"bearer {self.token}"},
        )
        assert answer.status_code == 200
        return dict(answer.json())

    def issue(self) -> int:
        return int(self.rest("POST", "/issues", {"title": f"Behaviour {uuid4()}"}).json()["number"])

    def head(self) -> str:
        return str(self.rest("GET", "/git/ref/heads/main").json()["object"]["sha"])

    def put(self, path: str, text: str, **more: str) -> httpx.Response:
        content = base64.b64encode(text.encode()).decode()
        sent = {"message": "Behaviour", "content": content, **more}
        return self.rest("PUT", f"/contents/{path}", sent)

    def run(self, **output: Any) -> httpx.Response:
        shown = {"title": "t", "summary": "s", **output}
        body = {"name": f"Behaviour {uuid4()}", "head_sha": self.head(), "output": shown}
        return self.rest("POST", "/check-runs", body)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "ground" not in metafunc.fixturenames:
        return
    kinds: list[Any] = ["simulator"]
    name = metafunc.function.__name__.removeprefix("test_")
    if metafunc.config.option.markexpr == "live" and name not in APP_ONLY | PEOPLE:
        kinds.append(pytest.param("live", marks=pytest.mark.live))
    metafunc.parametrize("ground", kinds, indirect=True)


@pytest.fixture
def ground(request: pytest.FixtureRequest) -> Iterator[Ground]:
    if request.param == "live":
        absent = [name for name in LIVE if not os.environ.get(name)]
        if absent:
            pytest.skip(f"the live tests need {', '.join(absent)}")
        with httpx.Client(base_url="https://api.github.com", timeout=30) as http:
            yield Ground(
                http,
                *(os.environ[name] for name in LIVE),
            )
    else:
        bot = request.getfixturevalue("bot")
        bot.sign_in()
        yield Ground(bot.http, bot.token, REPO, "zoe")


def annotations(count: int) -> list[dict[str, Any]]:
    return [
        {
            "path": "README.md",
            "start_line": 1,
            "end_line": 1,
            "annotation_level": "notice",
            "message": f"note {number}",
        }
        for number in range(count)
    ]


def test_assigning_a_stranger_is_201_without_them(ground: Ground) -> None:
    number = ground.issue()
    answer = ground.rest("POST", f"/issues/{number}/assignees", {"assignees": [ground.stranger]})
    assert answer.status_code == 201
    assert answer.json()["assignees"] == []


def test_a_commenter_can_be_assigned_to_that_issue(ground: Ground, simulator: Any) -> None:
    zoe = simulator.world.person("zoe")
    issue = zoe.opens_issue(REPO, "Mine")
    assert ground.rest("GET", f"/issues/{issue.number}/assignees/zoe").status_code == 404
    zoe.comments(issue, "I would like to")
    assert ground.rest("GET", f"/issues/{issue.number}/assignees/zoe").status_code == 204
    assert ground.rest("GET", "/assignees/zoe").status_code == 404


def test_a_reply_cannot_be_replied_to(ground: Ground, simulator: Any) -> None:
    ada = simulator.world.person("ada")
    talk = ada.starts_discussion(REPO, "Nested")
    reply = ada.comments(ada.comments(talk, "top"), "reply")
    answer = ground.graphql(
        "mutation($d: ID!, $to: ID!) { addDiscussionComment(input: "
        '{discussionId: $d, replyToId: $to, body: "b"}) { comment { id } } }',
        d=talk.id,
        to=reply.id,
    )
    assert "already in a thread" in answer["errors"][0]["message"]


def test_fifty_one_annotations_are_too_many(ground: Ground) -> None:
    assert ground.run(annotations=annotations(50)).status_code == 201
    assert ground.run(annotations=annotations(51)).status_code == 422


def test_annotations_are_added_never_replaced(ground: Ground) -> None:
    run = ground.run(annotations=annotations(2)).json()["id"]
    output = {"title": "t", "summary": "s", "annotations": annotations(2)}
    answer = ground.rest("PATCH", f"/check-runs/{run}", {"output": output})
    assert answer.json()["output"]["annotations_count"] == 4


def test_a_summary_is_limited_in_bytes(ground: Ground) -> None:
    assert ground.run(summary="é" * 32_767).status_code == 201
    assert ground.run(summary="é" * 32_768).status_code == 422


def test_a_stale_head_is_stale_data(ground: Ground) -> None:
    stale = ground.head()
    assert ground.put(f"notes/{uuid4()}.md", "a\n").status_code == 201
    answer = ground.graphql(
        "mutation($i: CreateCommitOnBranchInput!) "
        "{ createCommitOnBranch(input: $i) { commit { oid } } }",
        i={
            "branch": {"repositoryNameWithOwner": ground.repo, "branchName": "main"},
            "expectedHeadOid": stale,
            "message": {"headline": "Behaviour"},
            "fileChanges": {"additions": [{"path": "a.md", "contents": "YQo="}]},
        },
    )
    assert answer["errors"][0]["type"] == "STALE_DATA"


def test_writing_an_existing_file_without_sha_is_422(ground: Ground) -> None:
    path = f"notes/{uuid4()}.md"
    assert ground.put(path, "a\n").status_code == 201
    answer = ground.put(path, "b\n")
    assert answer.status_code == 422
    assert '"sha" wasn\'t supplied' in answer.json()["message"]


def test_writing_a_file_with_the_wrong_sha_is_409(ground: Ground) -> None:
    path = f"notes/{uuid4()}.md"
    made = ground.put(path, "a\n").json()["content"]["sha"]
    wrong = "0" * 39 + "1"
    assert ground.put(path, "b\n", sha=wrong).status_code == 409
    assert ground.put(path, "b\n", sha=made).status_code == 200


def opened(ground: Ground) -> tuple[int, str]:
    """A pull request that adds three lines, made by the token itself."""
    branch = f"behaviour-{uuid4()}"
    ref = {"ref": f"refs/heads/{branch}", "sha": ground.head()}
    assert ground.rest("POST", "/git/refs", ref).status_code == 201
    ground.put(f"notes/{branch}.md", "1\n2\n3\n", branch=branch)
    sent = {"title": branch, "head": branch, "base": "main"}
    pull = ground.rest("POST", "/pulls", sent).json()
    return int(pull["number"]), f"notes/{branch}.md"


def test_a_suggestion_outside_the_diff_is_422(ground: Ground) -> None:
    number, path = opened(ground)

    def review(line: int) -> int:
        note = {"path": path, "line": line, "side": "RIGHT", "body": "```suggestion\nx\n```"}
        sent = {"event": "COMMENT", "body": "b", "comments": [note]}
        return ground.rest("POST", f"/pulls/{number}/reviews", sent).status_code

    assert review(4) == 422
    assert review(3) == 200
    assert len(ground.rest("GET", f"/pulls/{number}/comments").json()) == 1


def test_blob_text_is_cut_at_512000_bytes(ground: Ground) -> None:
    path = f"notes/{uuid4()}.md"
    ground.put(path, "x" * 512_001)
    owner, _, name = ground.repo.partition("/")
    answer = ground.graphql(
        "query($o: String!, $n: String!, $e: String!) { repository(owner: $o, name: $n) "
        "{ object(expression: $e) { ... on Blob { text isTruncated byteSize } } } }",
        o=owner,
        n=name,
        e=f"main:{path}",
    )
    blob = answer["data"]["repository"]["object"]
    assert (len(blob["text"]), blob["isTruncated"], blob["byteSize"]) == (512_000, True, 512_001)


def test_own_writes_come_back_as_events(ground: Ground, simulator: Any, inbox: Any) -> None:
    number = ground.issue()
    ground.rest("POST", f"/issues/{number}/comments", {"body": "mine"})
    simulator.world.webhooks.drain()
    event = inbox.last("issue_comment.created")
    assert (event["sender"]["type"], event["sender"]["login"]) == ("Bot", "milepost[bot]")


def test_a_redelivery_keeps_its_guid(ground: Ground, bot: Any, simulator: Any) -> None:
    ground.issue()
    simulator.world.webhooks.drain()
    sent = bot.as_app("GET", "/app/hook/deliveries").json()[0]
    assert bot.as_app("POST", f"/app/hook/deliveries/{sent['id']}/attempts").status_code == 202
    simulator.world.webhooks.drain()
    again = bot.as_app("GET", "/app/hook/deliveries").json()[0]
    assert (again["guid"], again["redelivery"]) == (sent["guid"], True)


def test_a_comment_is_limited_to_65536_characters(ground: Ground) -> None:
    number = ground.issue()

    def say(size: int) -> int:
        body = {"body": "x" * size}
        return ground.rest("POST", f"/issues/{number}/comments", body).status_code

    assert (say(65_536), say(65_537)) == (201, 422)


def test_an_unknown_label_is_made(ground: Ground) -> None:
    number, label = ground.issue(), f"label {uuid4()}"[:40]
    assert ground.rest("POST", f"/issues/{number}/labels", {"labels": [label]}).status_code == 200
    assert ground.rest("GET", f"/labels/{label}").json()["color"] == "ededed"


def test_removing_an_absent_label_is_404(ground: Ground) -> None:
    assert ground.rest("DELETE", f"/issues/{ground.issue()}/labels/nothing").status_code == 404


def test_a_reaction_twice_is_one(ground: Ground) -> None:
    path = f"/issues/{ground.issue()}/reactions"
    first, second = (ground.rest("POST", path, {"content": "eyes"}) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]


def test_a_connection_without_bounds_is_an_error(ground: Ground) -> None:
    owner, _, name = ground.repo.partition("/")
    answer = ground.graphql(
        "query($o: String!, $n: String!) { repository(owner: $o, name: $n) "
        "{ labels { nodes { name } } } }",
        o=owner,
        n=name,
    )
    assert "`first` or `last`" in answer["errors"][0]["message"]


def test_a_merge_with_closing_words_closes_the_issue(ground: Ground) -> None:
    issue = ground.issue()
    number, _ = opened(ground)
    ground.rest("PATCH", f"/pulls/{number}", {"body": f"Closes #{issue}"})
    assert ground.rest("PUT", f"/pulls/{number}/merge", {}).status_code == 200
    assert ground.rest("GET", f"/issues/{issue}").json()["state"] == "closed"


def test_completed_suites_of_other_apps_are_told(
    ground: Ground, simulator: Any, inbox: Any
) -> None:
    pull = simulator.world.person("ada").opens_pull(REPO, "ci", {"a.md": "a\n"}, "Add a")
    simulator.world.reports(pull, "failure")
    simulator.world.webhooks.drain()
    suite = inbox.last("check_suite.completed")["check_suite"]
    assert (suite["app"]["slug"], suite["conclusion"]) == ("ci", "failure")


def test_a_workflow_that_awaits_leave_is_a_suite_without_runs(
    ground: Ground, simulator: Any
) -> None:
    pull = simulator.world.person("zoe").opens_pull(REPO, "ci", {"a.md": "a\n"}, "Add a")
    simulator.world.reports(pull, "leave")
    sha = pull.read()["head_sha"]
    told = ground.rest("GET", f"/commits/{sha}/check-suites").json()["check_suites"]
    assert [(each["status"], each["conclusion"]) for each in told] == [
        ("completed", "action_required")
    ]
    assert ground.rest("GET", f"/commits/{sha}/check-runs").json()["total_count"] == 0


def test_an_answer_unchanged_is_304(ground: Ground) -> None:
    path = f"/issues/{ground.issue()}"
    tag = ground.rest("GET", path).headers["ETag"]
    assert ground.rest("GET", path, **{"If-None-Match": tag}).status_code == 304
    ground.rest("PATCH", path, {"title": "Changed"})
    assert ground.rest("GET", path, **{"If-None-Match": tag}).status_code == 200


def test_content_is_made_80_times_a_minute(ground: Ground, simulator: Any) -> None:
    number = ground.issue()
    talk = simulator.world.person("ada").starts_discussion(REPO, "Full")

    def comment() -> httpx.Response:
        return ground.rest("POST", f"/issues/{number}/comments", {"body": "b"})

    assert {comment().status_code for _ in range(79)} == {201}
    refused = comment()
    assert (refused.status_code, refused.headers["Retry-After"]) == (403, "60")
    assert "secondary rate limit" in refused.json()["message"]
    text = (
        'mutation { addDiscussionComment(input: {discussionId: "%s", body: "b"}) '
        "{ clientMutationId } }"
    )
    answer = ground.http.post(
        "/graphql",
        json={"query": text % talk.id},
        headers={"Authorization": f"bearer {ground.token}"},
    )
    assert answer.status_code == 403
    assert ground.rest("PATCH", f"/issues/{number}", {"title": "Changed"}).status_code == 200
    simulator.clock.advance(minutes=1)
    assert comment().status_code == 201


BACK = "http://bot.test/back"


def asked(ground: Ground, simulator: Any, login: str = "ada", **more: str) -> httpx.Response:
    """What a browser gets that is sent to sign in."""
    simulator.world.app(callback_url=BACK)
    query = {"client_id": simulator.app.client_id, "state": "s1", "login": login, **more}
    return ground.http.get("/login/oauth/authorize", params=query, headers=BROWSER)


def code_of(answer: httpx.Response) -> str:
    assert answer.status_code == 302, answer.text
    query = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert query["state"] == ["s1"]
    return query["code"][0]


def granted(ground: Ground, simulator: Any, login: str = "ada", **more: str) -> str:
    assert "Authorize Milepost" in asked(ground, simulator, login, **more).text
    form = {"client_id": simulator.app.client_id, "state": "s1", "login": login, **more}
    return code_of(
        ground.http.post("/login/oauth/authorize", data={**form, "authorize": "1"}, headers=BROWSER)
    )


def traded(ground: Ground, simulator: Any, **sent: str) -> dict[str, Any]:
    app = simulator.app
    whole = {"client_id": app.client_id, "client_secret": app.client_secret, **sent}
    accept = {"Accept": "application/json"}
    return dict(ground.http.post("/login/oauth/access_token", data=whole, headers=accept).json())


def test_a_sign_in_code_works_once(ground: Ground, simulator: Any) -> None:
    verifier = "v" * 43
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
    pkce = {"code_challenge": digest.decode().rstrip("="), "code_challenge_method": "S256"}
    code = granted(ground, simulator, **pkce)
    assert traded(ground, simulator, code=code)["error"] == "bad_verification_code"
    code = code_of(asked(ground, simulator, **pkce))  # granted before: no question
    wrong = traded(ground, simulator, code=code, client_secret="wrong")
    assert wrong["error"] == "incorrect_client_credentials"
    first = traded(ground, simulator, code=code, code_verifier=verifier)
    again = traded(ground, simulator, code=code, code_verifier=verifier)
    assert again["error"] == "bad_verification_code"
    mine = {"Authorization": f"Bearer {first['access_token']}"}
    assert ground.http.get("/user", headers=mine).json()["login"] == "ada"
    simulator.clock.advance(hours=8)
    assert ground.http.get("/user", headers=mine).status_code == 401
    kind = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    assert traded(ground, simulator, **kind)["expires_in"] == 28_800
    assert traded(ground, simulator, **kind)["error"] == "bad_refresh_token"
    late = code_of(asked(ground, simulator))
    simulator.clock.advance(minutes=10)
    assert traded(ground, simulator, code=late)["error"] == "bad_verification_code"


def test_a_browser_is_sent_back_only_where_the_app_says(ground: Ground, simulator: Any) -> None:
    for wrong in ("http://evil.test/back", f"{BACK}?next=x", f"{BACK}/more"):
        answer = asked(ground, simulator, redirect_uri=wrong)
        assert (answer.status_code, "Location" in answer.headers) == (400, False)
    sent = {"client_id": simulator.app.client_id, "state": "s1", "login": "ada", "authorize": "0"}
    answer = ground.http.post("/login/oauth/authorize", data=sent, headers=BROWSER)
    assert answer.headers["Location"] == f"{BACK}?error=access_denied&state=s1"
    elsewhere = {**BROWSER, "Origin": "http://evil.test"}
    answer = ground.http.post(
        "/login/oauth/authorize", data={**sent, "authorize": "1"}, headers=elsewhere
    )
    assert answer.status_code == 403


def test_a_signed_in_person_sees_installations_with_a_role_of_theirs(
    ground: Ground, simulator: Any
) -> None:
    def seen(login: str) -> dict[str, Any]:
        token = traded(ground, simulator, code=granted(ground, simulator, login))["access_token"]
        mine = {"Authorization": f"Bearer {token}"}
        found = ground.http.get("/user/installations", headers=mine).json()["installations"]
        return {
            home["full_name"]: home["permissions"]["push"]
            for each in found
            for home in ground.http.get(
                f"/user/installations/{each['id']}/repositories", headers=mine
            ).json()["repositories"]
        }

    assert (seen("maya"), seen("ada"), seen("zoe")) == ({REPO: True}, {REPO: False}, {})
    personal = {"Authorization": f"Bearer {simulator.world.person('maya').token()}"}
    assert ground.http.get("/user/installations", headers=personal).status_code == 403


MANIFEST = {
    "name": "Library keeper",
    "url": "http://bot.test",
    "redirect_url": "http://bot.test/registered",
    "callback_urls": [BACK],
    "setup_url": "http://bot.test/installed",
    "hook_attributes": {"url": "http://bot.test/hook"},
    "default_permissions": {"issues": "write"},
    "default_events": ["issues"],
}


def registered(ground: Ground, org: str = "/organizations/open-skills") -> httpx.Response:
    sent = {"manifest": json.dumps(MANIFEST)}
    elsewhere = {**BROWSER, "Origin": "http://bot.test"}
    page = ground.http.post(
        f"{org}/settings/apps/new?state=s1&login=maya", data=sent, headers=elsewhere
    )
    assert 'value="Library keeper"' in page.text
    form = {**sent, "name": "Library keeper", "state": "s1", "login": "maya"}
    return ground.http.post(f"{org}/settings/apps", data=form, headers=BROWSER)


def test_a_manifest_becomes_an_app_once_within_an_hour(ground: Ground, simulator: Any) -> None:
    code = code_of(registered(ground))
    made = ground.http.post(f"/app-manifests/{code}/conversions")
    assert made.status_code == 201
    assert made.json()["owner"]["login"] == "open-skills"
    assert made.json()["pem"].startswith("-----BEGIN RSA PRIVATE KEY-----")
    assert ground.http.post(f"/app-manifests/{code}/conversions").status_code == 404
    taken = registered(ground)
    assert (taken.status_code, "already in use" in taken.text) == (422, True)
    for wrong in (
        {"url": ""},
        {"hook_attributes": {"active": True}},
        {"default_events": ["discussion"]},
    ):
        sent = {"manifest": json.dumps({**MANIFEST, **wrong})}
        answer = ground.http.post("/settings/apps/new", data=sent, headers=BROWSER)
        assert (answer.status_code, "Invalid GitHub App" in answer.text) == (422, True)
    late = simulator.hub.offer_manifest(simulator.app)
    simulator.clock.advance(hours=1)
    assert ground.http.post(f"/app-manifests/{late}/conversions").status_code == 404


def test_an_installation_leads_to_the_setup_url(ground: Ground) -> None:
    code = code_of(registered(ground))
    app = ground.http.post(f"/app-manifests/{code}/conversions").json()
    page = urlsplit(app["html_url"]).path + "/installations/new"
    assert "is private" in ground.http.get(f"{page}?login=ada", headers=BROWSER).text
    assert REPO in ground.http.get(f"{page}?login=maya", headers=BROWSER).text
    form = {"account": "open-skills", "repositories": REPO, "login": "maya"}
    answer = ground.http.post(page, data=form, headers=BROWSER)
    where, _, query = answer.headers["Location"].partition("?")
    assert where == MANIFEST["setup_url"]
    assert parse_qs(query)["setup_action"] == ["install"]
    assert parse_qs(query)["installation_id"][0].isdigit()


def test_each_row_of_the_table_has_its_test() -> None:
    tests = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert tests - {"each_row_of_the_table_has_its_test"} == {each.id for each in BEHAVIOURS}

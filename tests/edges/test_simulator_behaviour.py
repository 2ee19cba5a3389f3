"""One test for each row of the behaviour table; on demand also against a real repository.

`pytest -m live` with MILEPOST_LIVE_TOKEN (installation token of an App on a scratch repository),
MILEPOST_LIVE_REPOSITORY (owner/name) and MILEPOST_LIVE_STRANGER (a login without access).
"""

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest

from bot.simulator.fidelity import BEHAVIOURS

REPO = "open-skills/library"
APP_ONLY = {"own_writes_come_back_as_events", "a_redelivery_keeps_its_guid"}
"""Need the App's key and people besides the token, so they run on the simulator alone."""

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
        with httpx.Client(base_url="https://api.github.com", timeout=30) as http:
            yield Ground(
                http,
                os.environ["MILEPOST_LIVE_TOKEN"],
                os.environ["MILEPOST_LIVE_REPOSITORY"],
                os.environ["MILEPOST_LIVE_STRANGER"],
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


def test_an_answer_unchanged_is_304(ground: Ground) -> None:
    path = f"/issues/{ground.issue()}"
    tag = ground.rest("GET", path).headers["ETag"]
    assert ground.rest("GET", path, **{"If-None-Match": tag}).status_code == 304
    ground.rest("PATCH", path, {"title": "Changed"})
    assert ground.rest("GET", path, **{"If-None-Match": tag}).status_code == 200


def test_each_row_of_the_table_has_its_test() -> None:
    tests = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert tests - {"each_row_of_the_table_has_its_test"} == {each.id for each in BEHAVIOURS}

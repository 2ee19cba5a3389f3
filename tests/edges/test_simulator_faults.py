"""Each fault does what its name says, and a line makes the same faults again."""

import base64
import json
from typing import Any

import httpx
import pytest

from bot.simulator.faults import KINDS, BadLine, Faults, read
from bot.simulator.people import Refused
from bot.simulator.simulator import Simulator

REPO = "open-skills/library"
ISSUES = f"/repos/{REPO}/issues"
OPEN = "POST /repos/{owner}/{repo}/issues"
LIST = "GET /repos/{owner}/{repo}/issues"


def titles(simulator: Simulator) -> list[str]:
    return [each["title"] for each in simulator.world.repository(REPO)["issues"]]


@pytest.mark.parametrize(
    ("kind", "status", "hint", "done"),
    [
        ("error-before", 502, None, False),
        ("error-after", 502, None, True),
        ("limited", 403, "30", False),
        ("limited-bare", 403, None, False),
        ("too-many", 429, "30", False),
        ("too-many-bare", 429, None, False),
        ("exhausted", 403, None, False),
        ("expired", 401, None, False),
        ("suspended", 403, None, False),
        ("slow", 201, None, True),
    ],
)
def test_a_call_fails_as_named(
    simulator: Simulator, bot: Any, kind: str, status: int, hint: str | None, done: bool
) -> None:
    bot.sign_in()
    simulator.world.faults(f"{kind}@{OPEN}#1")
    answer = bot.call("POST", ISSUES, json={"title": "AWQ"})
    assert answer.status_code == status
    assert answer.headers.get("Retry-After") == hint
    assert titles(simulator) == (["AWQ"] if done else [])
    assert simulator.world.injected() == [f"{kind}@{OPEN}#1"]


def test_an_expired_token_stays_dead(simulator: Simulator, bot: Any) -> None:
    bot.sign_in()
    simulator.world.faults(f"expired@{LIST}#1")
    assert [bot.call("GET", ISSUES).status_code for _ in range(2)] == [401, 401]
    bot.sign_in()
    assert bot.call("GET", ISSUES).status_code == 200


def test_an_exhausted_limit_says_when_it_ends(simulator: Simulator, bot: Any) -> None:
    bot.sign_in()
    simulator.world.faults(f"exhausted@{LIST}#1")
    answer = bot.call("GET", ISSUES)
    assert answer.headers["X-RateLimit-Remaining"] == "0"
    assert int(answer.headers["X-RateLimit-Reset"]) > simulator.clock().timestamp()
    assert bot.call("GET", ISSUES).status_code == 403


@pytest.mark.parametrize(("kind", "done"), [("lost-before", False), ("lost-after", True)])
def test_a_lost_answer_breaks_the_connection(
    simulator: Simulator, bot: Any, kind: str, done: bool
) -> None:
    bot.sign_in()
    simulator.world.faults(f"{kind}@{OPEN}#1")
    with pytest.raises(httpx.RemoteProtocolError):
        bot.call("POST", ISSUES, json={"title": "AWQ"})
    assert titles(simulator) == (["AWQ"] if done else [])


@pytest.mark.parametrize(("kind", "done"), [("dies-before", False), ("dies-after", True)])
def test_the_bot_is_killed_round_a_call(
    simulator: Simulator, bot: Any, kind: str, done: bool
) -> None:
    bot.sign_in()
    seen: list[list[str]] = []
    simulator.world.faults(f"{kind}@{OPEN}#1")
    assert bot.call("POST", ISSUES, json={"title": "nobody can die"}).status_code == 201
    simulator.door.trouble.kill = lambda: seen.append(
        [each.title for each in simulator.store.issues.values()]
    )
    simulator.world.faults(f"{kind}@{OPEN}#1")
    with pytest.raises(httpx.RemoteProtocolError):
        bot.call("POST", ISSUES, json={"title": "AWQ"})
    assert seen == [["nobody can die", "AWQ"] if done else ["nobody can die"]]


def test_graphql_gives_data_and_errors(simulator: Simulator, bot: Any) -> None:
    talk = simulator.world.person("ada").starts_discussion(REPO, "AWQ")
    simulator.world.faults("partial@graphql addDiscussionComment#1")
    answer = bot.graphql(
        'mutation($d: ID!) { addDiscussionComment(input: {discussionId: $d, body: "b"}) '
        "{ comment { id } } }",
        d=talk.id,
    )
    assert answer["data"] == {"addDiscussionComment": None}
    assert "Something went wrong" in answer["errors"][0]["message"]
    assert len(talk.read()["comments"]) == 1, "it was done all the same"


def test_a_replica_is_never_behind_for_long(simulator: Simulator, bot: Any) -> None:
    bot.sign_in()
    bot.call("GET", ISSUES)
    bot.call("POST", ISSUES, json={"title": "AWQ"})
    simulator.clock.advance(seconds=1)
    simulator.world.faults(f"stale@{LIST}#1")
    assert len(bot.call("GET", ISSUES).json()) == 1


def test_reads_lag_behind_writes(simulator: Simulator, bot: Any) -> None:
    bot.sign_in()
    simulator.world.faults(f"stale@{LIST}#2; missing@{LIST}#3")
    assert bot.call("GET", ISSUES).json() == []
    bot.call("POST", ISSUES, json={"title": "AWQ"})
    assert bot.call("GET", ISSUES).json() == []
    assert bot.call("GET", ISSUES).status_code == 404
    assert len(bot.call("GET", ISSUES).json()) == 1


COMMIT = """mutation($i: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $i) { commit { oid } } }"""


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("moved", "STALE_DATA"), ("rule", "UNPROCESSABLE"), ("exhausted", "RATE_LIMITED")],
)
def test_a_commit_is_refused_inside_a_200(
    simulator: Simulator, bot: Any, kind: str, type_: str
) -> None:
    bot.sign_in()
    head = simulator.world.history(REPO)[0]["sha"]
    simulator.world.faults(f"{kind}@graphql createCommitOnBranch#1")
    text = base64.b64encode(b"a\n").decode()
    answer = bot.graphql(
        COMMIT,
        i={
            "branch": {"repositoryNameWithOwner": REPO, "branchName": "main"},
            "expectedHeadOid": head,
            "message": {"headline": "Write"},
            "fileChanges": {"additions": [{"path": "a.md", "contents": text}]},
        },
    )
    assert answer["errors"][0]["type"] == type_
    assert simulator.world.file(REPO, "a.md") is None


def test_deliveries_are_doubled_late_and_lost(simulator: Simulator, inbox: Any) -> None:
    world = simulator.world
    world.webhooks.drain()
    inbox.received.clear()
    world.faults("double@issues.opened#1; late@issues.opened#2; lost@issues.opened#3")
    ada = world.person("ada")
    for title in ("one", "two", "three", "four"):
        ada.opens_issue(REPO, title)
    world.webhooks.drain()
    got = [json.loads(body)["issue"]["title"] for _, _, body in inbox.received]
    assert sorted(got) == ["four", "one", "one", "two"]
    assert "timed out" in [each["status"] for each in world.webhooks.log()]


def test_the_same_line_draws_the_same_faults() -> None:
    def draw(line: str) -> list[str]:
        faults = read(line)
        for number in range(60):
            faults.choose(f"call {number % 3}", set(KINDS))
        return faults.injected

    first = draw("seed=7 rate=0.2")
    assert first == draw("seed=7 rate=0.2")
    assert first != draw("seed=8 rate=0.2")
    assert 4 <= len(first) <= 25
    assert draw("seed=7 rate=0.2 limit=2") == first[:2]
    assert read("; ".join(first)).line() == "; ".join(first)
    assert read(read("seed=7 rate=0.2 kinds=lost limit=3").line()).kinds == ("lost",)
    assert draw("; ".join(first)) == first


@pytest.mark.parametrize(
    "line", ["seed=x", "rate=much", "sneeze@GET /#1", "lost@x", "kinds=sneeze", "speed=9"]
)
def test_a_line_that_cannot_be_read_is_refused(line: str) -> None:
    with pytest.raises(BadLine):
        read(line)


def test_the_client_is_told_what_is_wrong_with_a_line(simulator: Simulator) -> None:
    with pytest.raises(Refused, match="no fault is called 'sneeze'"):
        simulator.world.faults("kinds=sneeze")
    assert Faults().line() == ""

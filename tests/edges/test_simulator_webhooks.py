"""Webhooks: signed bytes, GitHub's headers, one attempt, a log, and what a network does to them."""

import hashlib
import hmac
import json
from typing import Any

import pytest

from bot.simulator.fidelity import EVENTS
from bot.simulator.simulator import Simulator
from bot.simulator.webhooks.delivery import sign

REPO = "open-skills/library"


def test_githubs_own_example_of_a_signature() -> None:
    assert sign("It's a Secret to Everybody", b"Hello, World!", "sha256") == (
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    )


def test_the_exact_bytes_are_signed(simulator: Simulator, inbox: Any) -> None:
    simulator.world.person("ada").opens_issue(REPO, "Grüße")
    assert simulator.world.webhooks.drain()
    _, headers, body = inbox.received[-1]
    secret = simulator.app.webhook_secret.encode()
    wanted = hmac.new(secret, body, hashlib.sha256).hexdigest()
    assert headers["X-Hub-Signature-256"] == f"sha256={wanted}"
    assert headers["X-GitHub-Event"] == "issues"
    assert headers["User-Agent"].startswith("GitHub-Hookshot/")
    assert json.loads(body)["issue"]["title"] == "Grüße"


def test_what_the_bot_does_comes_back_as_events(simulator: Simulator, bot: Any, inbox: Any) -> None:
    bot.call("POST", "/repos/open-skills/library/issues", json={"title": "AWQ", "labels": ["x"]})
    simulator.world.webhooks.drain()
    for name in ("issues.opened", "issues.labeled"):
        assert inbox.last(name)["sender"]["login"] == "milepost[bot]"
        assert inbox.last(name)["sender"]["type"] == "Bot"


def test_a_tick_by_a_person_has_the_person_as_sender(
    simulator: Simulator, bot: Any, inbox: Any
) -> None:
    world = simulator.world
    ada, maya = world.person("ada"), world.person("maya")
    pull = ada.opens_pull(REPO, "awq", {"a.md": "a\n"}, "Add")
    body = "- [x] machine\n- [ ] sources are real\n"
    bot.call("POST", f"/repos/{REPO}/issues/{pull.number}/comments", json={"body": body})
    comment = pull.read()["comments"][0]
    maya.ticks(type(pull)(world, comment["id"], 0, comment["database_id"]), "sources are real")
    world.webhooks.drain()
    event = inbox.last("issue_comment.edited")
    assert event["sender"]["login"] == "maya"
    assert event["comment"]["user"]["login"] == "milepost[bot]"
    assert event["changes"]["body"]["from"] == body
    assert event["comment"]["body"] == body.replace("[ ]", "[x]")


def test_no_attempt_is_repeated_by_itself_and_each_is_logged(
    simulator: Simulator, bot: Any, inbox: Any
) -> None:
    world = simulator.world
    world.webhooks.drain()
    seen = len(inbox.received)
    inbox.status = 500
    world.person("ada").opens_issue(REPO, "Down")
    world.webhooks.drain()
    assert len(inbox.received) == seen + 1
    failed = bot.as_app("GET", "/app/hook/deliveries?status=failure").json()
    assert [(each["status_code"], each["event"]) for each in failed] == [(500, "issues")]
    inbox.status = 202
    bot.as_app("POST", f"/app/hook/deliveries/{failed[0]['id']}/attempts")
    world.webhooks.drain()
    again = bot.as_app("GET", "/app/hook/deliveries?per_page=1").json()[0]
    assert (again["guid"], again["redelivery"], again["status"]) == (failed[0]["guid"], True, "OK")
    assert inbox.received[-1][2] == inbox.received[-2][2]


def test_after_three_days_a_delivery_is_gone(simulator: Simulator, bot: Any) -> None:
    simulator.world.webhooks.drain()
    assert bot.as_app("GET", "/app/hook/deliveries").json()
    simulator.clock.advance(days=3, minutes=1)
    assert bot.as_app("GET", "/app/hook/deliveries").json() == []


@pytest.mark.parametrize("error", [TimeoutError(), ConnectionError()])
def test_no_answer_is_a_failure(simulator: Simulator, inbox: Any, error: Exception) -> None:
    inbox.error = error
    simulator.world.person("ada").opens_issue(REPO, "Silence")
    simulator.world.webhooks.drain()
    assert simulator.world.webhooks.log()[-1]["status_code"] in (502, 504)


def test_held_deliveries_go_out_in_the_order_that_is_chosen(
    simulator: Simulator, inbox: Any
) -> None:
    world = simulator.world
    world.webhooks.drain()
    inbox.received.clear()
    world.webhooks.hold()
    ada = world.person("ada")
    for title in ("one", "two", "three"):
        ada.opens_issue(REPO, title)
    one, two, three = [each["id"] for each in world.webhooks.held()]
    assert inbox.received == []
    world.webhooks.release([three, one, one])
    titles = [json.loads(body)["issue"]["title"] for _, _, body in inbox.received]
    guids = [headers["X-GitHub-Delivery"] for _, headers, _ in inbox.received]
    assert titles == ["three", "one", "one"]
    assert guids[1] == guids[2]
    world.webhooks.lose([two])
    assert world.webhooks.log()[-1]["status"] == "timed out"
    world.webhooks.resume()
    ada.opens_issue(REPO, "four")
    world.webhooks.drain()
    assert json.loads(inbox.received[-1][2])["issue"]["title"] == "four"


def test_a_shuffle_is_repeatable(simulator: Simulator, inbox: Any) -> None:
    world = simulator.world
    world.webhooks.drain()
    world.webhooks.hold()
    ada = world.person("ada")
    for number in range(6):
        ada.opens_issue(REPO, str(number))
    sent = world.webhooks.release(shuffle=7, doubled=True)
    assert len(sent) == 12
    assert [each["id"] for each in sent] != sorted(each["id"] for each in sent)


def test_a_suspended_app_hears_and_does_nothing(simulator: Simulator, bot: Any, inbox: Any) -> None:
    world = simulator.world
    bot.sign_in()
    world.suspend()
    world.person("ada").opens_issue(REPO, "Unheard")
    world.webhooks.drain()
    assert inbox.events()[-1] == "installation.suspend"
    assert bot.call("GET", f"/repos/{REPO}").status_code == 403
    world.unsuspend()
    world.person("ada").opens_issue(REPO, "Heard")
    world.webhooks.drain()
    assert inbox.events()[-2:] == ["installation.unsuspend", "issues.opened"]
    assert bot.call("GET", f"/repos/{REPO}").status_code == 200


def test_a_fork_is_not_watched(simulator: Simulator, inbox: Any) -> None:
    world = simulator.world
    zoe = world.person("zoe")
    pull = zoe.opens_pull(REPO, "awq", {"a.md": "a\n"}, "Add", fork=True)
    zoe.pushes(pull, {"a.md": "b\n"})
    world.webhooks.drain()
    assert "push" not in inbox.events()
    assert inbox.events()[-2:] == ["pull_request.opened", "pull_request.synchronize"]
    event = inbox.last("pull_request.synchronize")
    assert event["pull_request"]["head"]["repo"]["full_name"] == "zoe/library"
    assert event["after"] == pull.read()["head_sha"]


def test_all_that_can_happen_is_described_by_github(
    simulator: Simulator, bot: Any, inbox: Any
) -> None:
    """Each kind of event is emitted once; the fixture holds each against the schemas."""
    world = simulator.world
    ada, maya, zoe = (world.person(each) for each in ("ada", "maya", "zoe"))
    talk = ada.starts_discussion(REPO, "T", category="q-a")
    said = ada.comments(talk, "c")
    ada.edits(said, "d")
    maya.marks_answer(said)
    maya.labels(talk, "l")
    maya.labels(talk, remove=["l"])
    ada.edits(talk, "body", title="title")
    move = """mutation($d: ID!, $c: ID!) {
      updateDiscussion(input: {discussionId: $d, categoryId: $c}) { discussion { id } } }"""
    bot.graphql(move, d=talk.id, c=world.repository(REPO)["categories"]["ideas"])
    maya.locks(talk)
    maya.locks(talk, locked=False)
    ada.closes(talk)
    ada.reopens(talk)
    ada.deletes(said)
    maya.deletes(talk)
    issue = ada.opens_issue(REPO, "I")
    maya.assigns(issue, "ben")
    maya.assigns(issue, remove=["ben"])
    ada.edits(issue, "text")
    ada.closes(issue)
    ada.reopens(issue)
    words = ada.comments(issue, "w")
    ada.edits(words, "v")
    ada.deletes(words)
    ada.edits(issue, "text")
    maya.labels(issue, "m")
    maya.labels(issue, remove=["m"])
    pull = zoe.opens_pull(REPO, "b", {"a.md": "1\n2\n"}, "P", f"Closes #{issue.number}")
    zoe.makes_draft(pull)
    zoe.makes_ready(pull)
    maya.asks_review(pull, "ben")
    one = f"/repos/{REPO}/pulls/{pull.number}/requested_reviewers"
    bot.http.request(
        "DELETE", one, json={"reviewers": ["ben"]}, headers={"Authorization": f"token {bot.token}"}
    )
    maya.edits(pull, title="Q")
    maya.labels(pull, "m")
    maya.labels(pull, remove=["m"])
    maya.assigns(pull, "ben")
    maya.assigns(pull, remove=["ben"])
    zoe.pushes(pull, {"a.md": "1\n2\n3\n"})
    maya.reviews(pull, "comment", "x", comments=[{"path": "a.md", "line": 1, "body": "hm"}])
    bot.call(
        "POST",
        f"/repos/{REPO}/check-runs",
        json={
            "name": "Standards",
            "head_sha": pull.read()["head_sha"],
            "conclusion": "success",
            "status": "completed",
            "actions": [{"label": "a", "description": "b", "identifier": "c"}],
        },
    )
    run = pull.read()["checks"][0]["id"]
    maya.presses(run, "c")
    maya.reruns(run)
    maya.reruns(run, all_checks=True)
    world.sets_status(pull, "success")
    zoe.closes(pull)
    zoe.reopens(pull)
    maya.merges(pull, method="merge")
    world.act("installation", change="permissions", login="maya", permissions={"checks": "write"})
    world.act("installation", change="add", login="maya", repository=REPO)
    world.act("installation", change="remove", login="maya", repository=REPO)
    world.suspend()
    world.unsuspend()
    world.uninstall()
    world.webhooks.drain(60)
    assert issue.read()["state"] == "closed"
    assert set(inbox.events()) == set(EVENTS)

"""Every route is called once with success: its answer is held against GitHub's description."""

import base64
from collections.abc import Iterator
from typing import Any

from bot.simulator.changes.signin import exchange, grant
from bot.simulator.rest.dispatch import Exchange
from bot.simulator.rest.route import table
from bot.simulator.simulator import Simulator

REPO = "/repos/open-skills/library"
NAME = "open-skills/library"


def tour(simulator: Simulator, bot: Any) -> Iterator[tuple[str, str, Any, int]]:
    """(method, path, body, expected status), in an order in which each call makes sense."""
    world = simulator.world
    ada, maya = world.person("ada"), world.person("maya")
    issue = ada.opens_issue(NAME, "A question")
    pull = ada.opens_pull(NAME, "awq", {"skills/awq/SKILL.md": "one\ntwo\n"}, "Add AWQ")
    own = maya.opens_pull(NAME, "docs", {"README.md": "# new\n"}, "Mend docs")
    head, main = pull.read()["head_sha"], world.history(NAME)[0]["sha"]
    thread, change = f"{REPO}/issues/{issue.number}", f"{REPO}/pulls/{pull.number}"
    yield "GET", "/installation/repositories", None, 200
    yield "GET", REPO, None, 200
    yield "GET", f"{REPO}/collaborators/ada/permission", None, 200
    yield "GET", f"{REPO}/assignees/ada", None, 204
    yield "GET", f"{REPO}/rules/branches/main", None, 200
    world.protect(NAME, "kept")
    yield "GET", f"{REPO}/rules/branches/kept", None, 200
    (rule,) = (each.id for each in simulator.store.repository(NAME).rules.values())
    yield "GET", f"{REPO}/rulesets/{rule}", None, 200
    yield "GET", f"{REPO}/rulesets/1", None, 404
    yield "GET", f"{REPO}/branches/main", None, 200
    world.team("open-skills", "reviewers", "maya", "omar")
    yield "GET", "/orgs/open-skills/teams/reviewers/members", None, 200
    yield "GET", "/users/ada", None, 200
    yield "GET", "/rate_limit", None, 200

    yield "POST", f"{REPO}/issues", {"title": "AWQ", "body": "b", "labels": ["claim"]}, 201
    yield "GET", f"{REPO}/issues?state=all&labels=claim&per_page=1", None, 200
    yield "GET", thread, None, 200
    yield "PATCH", thread, {"body": "mended", "labels": ["x", "y"], "assignees": ["ada"]}, 200
    yield "GET", f"{thread}/assignees/ada", None, 204
    yield "POST", f"{thread}/assignees", {"assignees": ["ben", "zoe"]}, 201
    yield "DELETE", f"{thread}/assignees", {"assignees": ["ben"]}, 200
    yield "POST", f"{thread}/comments", {"body": "hello"}, 201
    yield "GET", f"{thread}/comments", None, 200
    said = issue.read()["comments"][0]["database_id"]
    yield "GET", f"{REPO}/issues/comments?since=2020-01-01T00:00:00Z&direction=desc", None, 200
    yield "GET", f"{REPO}/issues/comments/{said}", None, 200
    yield "PATCH", f"{REPO}/issues/comments/{said}", {"body": "hello again"}, 200
    yield "POST", f"{REPO}/issues/comments/{said}/reactions", {"content": "eyes"}, 201
    yield "POST", f"{REPO}/issues/comments/{said}/reactions", {"content": "eyes"}, 200
    yield "DELETE", f"{REPO}/issues/comments/{said}", None, 204
    yield "POST", f"{thread}/reactions", {"content": "rocket"}, 201

    yield "POST", f"{REPO}/labels", {"name": "good first skill", "color": "aabbcc"}, 201
    yield "GET", f"{REPO}/labels", None, 200
    yield "GET", f"{REPO}/labels/good%20first%20skill", None, 200
    yield "POST", f"{thread}/labels", {"labels": ["good first skill"]}, 200
    yield "POST", f"{thread}/labels", ["a bare list"], 200
    yield "GET", f"{thread}/labels", None, 200
    yield "DELETE", f"{thread}/labels/good%20first%20skill", None, 200
    yield "PUT", f"{thread}/labels", {"labels": ["z"]}, 200
    yield "PATCH", thread, {"state": "closed", "state_reason": "completed"}, 200

    yield "GET", f"{REPO}/pulls?state=open", None, 200
    yield "GET", change, None, 200
    yield "PATCH", change, {"title": "Add the skill AWQ"}, 200
    yield "GET", f"{change}/files", None, 200
    yield "GET", f"{change}/commits", None, 200
    yield "GET", f"{change}/requested_reviewers", None, 200
    yield "POST", f"{change}/requested_reviewers", {"reviewers": ["maya"]}, 201
    yield "DELETE", f"{change}/requested_reviewers", {"reviewers": ["maya"]}, 200
    note = {"path": "skills/awq/SKILL.md", "line": 2, "side": "RIGHT", "body": "hm"}
    wanted = {"event": "COMMENT", "body": "Look", "commit_id": head, "comments": [note]}
    yield "POST", f"{change}/reviews", wanted, 200
    yield "GET", f"{change}/reviews", None, 200
    yield "GET", f"{change}/comments", None, 200
    ada.labels(pull, "w")
    maya.asks_review(pull, "omar")
    maya.edits(pull, title="AWQ")
    ada.makes_draft(pull)
    ada.makes_ready(pull)
    ada.comments(pull, "ready")
    yield "GET", f"{REPO}/issues/{pull.number}/timeline", None, 200
    yield "GET", f"{REPO}/commits/{head}/pulls", None, 200

    found = {
        "path": "skills/awq/SKILL.md",
        "start_line": 1,
        "end_line": 1,
        "annotation_level": "warning",
        "message": "short",
    }
    output = {"title": "t", "summary": "s", "annotations": [found]}
    button = {"label": "Mend", "description": "Mend it", "identifier": "mend"}
    run = {"name": "Standards", "head_sha": head, "external_id": "pr:1", "actions": [button]}
    yield "POST", f"{REPO}/check-runs", {**run, "status": "in_progress", "output": output}, 201
    number = pull.read()["checks"][0]["database_id"]
    yield "GET", f"{REPO}/check-runs/{number}", None, 200
    done = {"status": "completed", "conclusion": "success", "output": output}
    yield "PATCH", f"{REPO}/check-runs/{number}", done, 200
    yield "GET", f"{REPO}/check-runs/{number}/annotations", None, 200
    yield "GET", f"{REPO}/commits/{head}/check-runs?filter=all", None, 200
    yield "GET", f"{REPO}/commits/{head}/check-suites", None, 200
    world.sets_status(pull, "pending")
    yield "GET", f"{REPO}/commits/{head}/statuses", None, 200

    text = base64.b64encode(b"kept\n").decode()
    yield "GET", f"{REPO}/contents/README.md?ref=main", None, 200
    yield "PUT", f"{REPO}/contents/notes/a.md", {"message": "m", "content": text}, 201
    yield "GET", f"{REPO}/git/trees/main?recursive=1", None, 200
    tip = world.history(NAME)[0]["sha"]
    blob = bot.call("GET", f"{REPO}/contents/README.md").json()["sha"]
    yield "GET", f"{REPO}/git/blobs/{blob}", None, 200
    yield "GET", f"{REPO}/git/commits/{tip}", None, 200
    yield "GET", f"{REPO}/commits/{tip}", None, 200
    yield "GET", f"{REPO}/commits?sha=main", None, 200
    yield "GET", f"{REPO}/compare/{main}...{tip}", None, 200
    row = {"path": "README.md", "mode": "100644", "type": "blob", "content": "alone"}
    yield "POST", f"{REPO}/git/trees", {"tree": [row]}, 201
    root = bot.call("GET", f"{REPO}/git/trees/main").json()["sha"]
    orphan = {"message": "Begin", "tree": root, "parents": []}
    yield "POST", f"{REPO}/git/commits", orphan, 201
    yield "GET", f"{REPO}/git/ref/heads/main", None, 200
    yield "POST", f"{REPO}/git/refs", {"ref": "refs/heads/bot/roadmap", "sha": main}, 201
    yield "PATCH", f"{REPO}/git/refs/heads/bot/roadmap", {"sha": tip, "force": False}, 200
    yield "POST", f"{REPO}/git/refs", {"ref": "refs/heads/spare", "sha": head}, 201
    opened = {"title": "Spare", "head": "spare", "base": "main", "body": "b"}
    yield "POST", f"{REPO}/pulls", opened, 201
    yield "DELETE", f"{REPO}/git/refs/heads/bot/roadmap", None, 204
    merging = {"merge_method": "squash", "sha": own.read()["head_sha"]}
    yield "PUT", f"{REPO}/pulls/{own.number}/merge", merging, 200


def as_app(simulator: Simulator, bot: Any) -> Iterator[tuple[str, str, Any, int]]:
    """The calls that the App makes as itself."""
    yield "GET", "/app", None, 200
    yield "GET", "/app/installations", None, 200
    number = bot.as_app("GET", "/app/installations").json()[0]["id"]
    yield "GET", f"/app/installations/{number}", None, 200
    narrow = {"repositories": ["library"], "permissions": {"issues": "write"}}
    yield "POST", f"/app/installations/{number}/access_tokens", narrow, 201
    yield "GET", f"{REPO}/installation", None, 200
    yield "GET", "/app/hook/config", None, 200
    yield "PATCH", "/app/hook/config", {"url": "http://bot.test/other"}, 200
    simulator.world.webhooks.drain()
    yield "GET", "/app/hook/deliveries?per_page=2", None, 200
    sent = bot.as_app("GET", "/app/hook/deliveries").json()[0]["id"]
    yield "GET", f"/app/hook/deliveries/{sent}", None, 200
    yield "POST", f"/app/hook/deliveries/{sent}/attempts", None, 202


def signed_in(simulator: Simulator, login: str) -> str:
    """The token of a person who signed in through the App."""
    hub, app = simulator.hub, simulator.app
    who = hub.store.account(login)
    assert who is not None
    code = grant(hub, app, who, redirect_uri="http://bot.test/back", challenge="")
    sent = {"client_id": app.client_id, "client_secret": app.client_secret, "code": code}
    return str(exchange(hub, sent)["access_token"])


def test_every_route_answers_as_github_describes_it(simulator: Simulator, bot: Any) -> None:
    seen: set[str] = set()

    def watch(exchange: Exchange) -> None:
        seen.add(exchange.route)

    simulator.door.rest.watchers.append(watch)
    for method, path, body, status in as_app(simulator, bot):
        extra = {} if body is None else {"json": body}
        answer = bot.as_app(method, path, **extra)
        assert answer.status_code == status, f"{method} {path}: {answer.text}"
    for method, path, body, status in tour(simulator, bot):
        extra = {} if body is None else {"json": body}
        answer = bot.call(method, path, **extra)
        assert answer.status_code == status, f"{method} {path}: {answer.text}"
    token = simulator.world.person("maya").token()
    mine = {"Authorization": f"token {token}"}
    assert bot.http.get("/user", headers=mine).json()["login"] == "maya"
    through = {"Authorization": f"token {signed_in(simulator, 'maya')}"}
    (seen_there,) = bot.http.get("/user/installations", headers=through).json()["installations"]
    path = f"/user/installations/{seen_there['id']}/repositories"
    assert bot.http.get(path, headers=through).json()["total_count"] == 1
    code = simulator.hub.offer_manifest(simulator.app)
    converted = bot.http.post(f"/app-manifests/{code}/conversions")
    assert converted.json()["pem"] == simulator.app.private_key
    bot.call("GET", "/orgs/open-skills/members/maya")
    assert {each.name for each in table()} - seen == set()

"""The whole workflow played by hand against the simulator: what a person and a bot see."""

import base64
import json

from bot.simulator.simulator import Simulator
from bot.simulator.world import World

REPO = "open-skills/library"


def test_a_claim_a_pull_request_and_a_merge(simulator: Simulator, bot, inbox) -> None:
    world: World = simulator.world
    ada, maya = world.person("ada"), world.person("maya")
    talk = ada.starts_discussion(REPO, "AWQ", "May I?")
    said = ada.comments(talk, "/claim AWQ")
    assert world.webhooks.drain()
    event = inbox.last("discussion_comment.created")
    assert event["comment"]["body"] == "/claim AWQ"
    assert event["sender"]["login"] == "ada"

    answer = bot.graphql(
        """mutation($d: ID!, $to: ID!) {
          addDiscussionComment(input: {discussionId: $d, body: "It is yours", replyToId: $to}) {
            comment { id databaseId replyTo { id } author { login } }
          }
        }""",
        d=talk.id,
        to=said.id,
    )
    made = answer["data"]["addDiscussionComment"]["comment"]
    assert made["replyTo"]["id"] == said.id
    assert made["author"]["login"] == "milepost"
    assert talk.read()["comments"][0]["replies"][0]["author"] == "milepost[bot]"

    issue = bot.call(
        "POST", f"/repos/{REPO}/issues", json={"title": "AWQ", "assignees": ["ada", "zoe"]}
    )
    assert issue.status_code == 201
    assert [each["login"] for each in issue.json()["assignees"]] == ["ada"]

    pull = ada.opens_pull(
        REPO, "awq", {"skills/awq/SKILL.md": "# AWQ\n\nbody\n"}, "Add AWQ", fork=True
    )
    head = pull.read()["head_sha"]
    files = bot.call("GET", f"/repos/{REPO}/pulls/{pull.number}/files").json()
    assert files[0]["filename"] == "skills/awq/SKILL.md"
    assert files[0]["patch"] == "@@ -0,0 +1,3 @@\n+# AWQ\n+\n+body"

    run = bot.call(
        "POST",
        f"/repos/{REPO}/check-runs",
        json={
            "name": "Standards",
            "head_sha": head,
            "external_id": f"pr:{pull.number}",
            "status": "completed",
            "conclusion": "failure",
            "output": {
                "title": "1 error",
                "summary": "too short",
                "annotations": [
                    {
                        "path": "skills/awq/SKILL.md",
                        "start_line": 1,
                        "end_line": 1,
                        "annotation_level": "failure",
                        "message": "short",
                    }
                ],
            },
        },
    )
    assert run.status_code == 201, run.text
    assert pull.read()["checks"][0]["annotations"][0]["message"] == "short"

    ada.pushes(pull, {"skills/awq/SKILL.md": "# AWQ\n\nlonger body\n"})
    maya.reviews(pull, "approve", "Fine")
    merged = maya.merges(pull)
    assert world.history(REPO)[0]["sha"] == merged

    tip = bot.graphql(
        'query { repository(owner: "open-skills", name: "library") '
        "{ defaultBranchRef { target { oid } } } }"
    )["data"]["repository"]["defaultBranchRef"]["target"]["oid"]
    assert tip == merged
    roadmap = world.file(REPO, "ROADMAP.md")
    assert roadmap is not None

    commit = bot.graphql(
        """mutation($input: CreateCommitOnBranchInput!) {
          createCommitOnBranch(input: $input) { commit { oid } }
        }""",
        input={
            "branch": {"repositoryNameWithOwner": REPO, "branchName": "main"},
            "expectedHeadOid": tip,
            "message": {"headline": "Tick AWQ"},
            "fileChanges": {
                "additions": [
                    {
                        "path": "ROADMAP.md",
                        "contents": base64.b64encode(
                            roadmap.replace("[ ] **AWQ**", "[x] **AWQ**").encode()
                        ).decode(),
                    }
                ]
            },
        },
    )
    newest = world.history(REPO)[0]
    assert commit["data"]["createCommitOnBranch"]["commit"]["oid"] == newest["sha"]
    assert newest["signed"]
    assert newest["author"] == "milepost[bot]"
    assert "[x] **AWQ**" in str(world.file(REPO, "ROADMAP.md"))
    world.webhooks.drain()
    names = inbox.events()
    assert "pull_request.closed" in names
    assert "pull_request_review.submitted" in names
    assert json.loads(inbox.received[-1][2])["sender"]["type"] == "Bot"

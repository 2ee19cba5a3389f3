"""Our reader against recorded payloads, old and new, and against the least that GitHub may send."""

import copy
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.github.webhook import SUBSCRIBED, Unreadable, read
from bot.simulator.fidelity import EVENTS
from bot.simulator.simulator import Simulator
from bot.simulator.truth.webhooks import WebhookSchemas

NOW = datetime(2026, 3, 2, tzinfo=UTC)
OURS = {*SUBSCRIBED, *("ping", "installation", "installation_repositories")} | {
    name.partition(".")[0] for name in EVENTS
}
Truth = Callable[[str], Path]


def parse(event: str, payload: dict[str, Any]) -> Any:
    return read(event=event, body=json.dumps(payload).encode(), delivery="d", received_at=NOW)


@pytest.mark.npm
def test_every_recorded_payload_is_read(truth: Truth) -> None:
    rows = json.loads(truth("examples.json").read_text(encoding="utf-8"))
    count = 0
    for row in rows:
        for payload in row["examples"]:
            count += 1
            if row["name"] in OURS:
                parse(row["name"], payload)
                continue
            with suppress(Unreadable):
                parse(row["name"], payload)
    assert count == 329


def least(check: WebhookSchemas, event: str, payload: dict[str, Any]) -> dict[str, Any]:
    """The payload without everything that the schema lets it lose."""
    body = copy.deepcopy(payload)

    def prune(part: Any) -> None:
        if isinstance(part, list):
            for each in part:
                prune(each)
        elif isinstance(part, dict):
            for key in list(part):
                kept = part.pop(key)
                if check.problems(event, body):
                    part[key] = kept
                    prune(kept)

    prune(body)
    return body


@pytest.mark.npm
def test_the_reader_needs_nothing_that_github_may_leave_out(
    truth: Truth, simulator: Simulator, inbox: Any
) -> None:
    check = WebhookSchemas(truth("webhooks.json"))
    world = simulator.world
    repo = "open-skills/library"
    ada, maya = world.person("ada"), world.person("maya")
    talk = ada.starts_discussion(repo, "T")
    said = ada.comments(talk, "/claim AWQ")
    ada.edits(said, "/claim HQQ")
    ada.deletes(said)
    issue = ada.opens_issue(repo, "I")
    ada.comments(issue, "c")
    maya.assigns(issue, "ada")
    ada.closes(issue)
    pull = ada.opens_pull(repo, "awq", {"a.md": "1\n2\n"}, "P")
    maya.reviews(pull, "comment", "x", comments=[{"path": "a.md", "line": 1, "body": "hm"}])
    maya.merges(pull)
    world.suspend()
    world.webhooks.drain(60)
    seen: set[str] = set()
    for _, headers, raw in inbox.received:
        event, payload = headers["X-GitHub-Event"], json.loads(raw)
        name = inbox.name(headers, raw)
        if name in seen:
            continue
        seen.add(name)
        small = least(check, event, payload)
        assert len(json.dumps(small)) < len(json.dumps(payload))
        whole = parse(event, payload)
        assert type(parse(event, small)) is type(whole), name
    assert len(seen) >= 15

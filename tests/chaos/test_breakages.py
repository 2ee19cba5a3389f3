"""Simulator and client broken on purpose, in ways that mocks would let pass: each is noticed."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from graphql import build_schema, parse, validate

from bot.delivery.stores import Stores
from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.stage import Stage
from bot.github.graphql import document
from bot.github.writes import RestWrites
from bot.model.errors import Unclear
from bot.simulator.graphql.execute import SCHEMA, load
from bot.simulator.hub import Hub
from bot.simulator.render import issues as render_issues
from bot.simulator.truth.openapi import OpenApi
from bot.simulator.truth.packages import NoTruth, fetch
from bot.simulator.truth.subset import differences
from bot.simulator.truth.webhooks import WebhookSchemas
from bot.simulator.truth.witness import Witness
from bot.storage.ledger import SqlLedger
from bot.workflow.claims.markers import Marks
from chaos.laws import nothing_said_twice

REPO = "open-skills/library"
COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments"
Patch = pytest.MonkeyPatch


def claimed(home: Path, *, faults: str = "") -> tuple[list[str], list[str]]:
    """(what the schemas object to, what was said twice) after one claim on an issue."""
    try:
        schemas = OpenApi(fetch("openapi.json")), WebhookSchemas(fetch("webhooks.json"))
    except NoTruth as error:
        pytest.skip(f"NOT CHECKED AGAINST GITHUB: {error}")
    with Stage(home=home) as stage:
        witness = Witness(*schemas).watch(stage.github)
        world = stage.world
        world.plant(roadmap=roadmap())
        thread = world.person("ada").opens_issue(REPO, "Quantization")
        world.faults(faults)
        world.person("ada").comments(thread, "/claim AWQ")
        inbox = Stores(url=stage.database_url).inbox()
        for _ in range(600):
            figures = inbox.figures(now=stage.clock())
            if witness.lies or (faults and world.injected() and not figures.waiting):
                break
            if figures.delayed:
                stage.clock.advance(seconds=5)
            threading.Event().wait(0.05)
        inbox.close()
        return witness.lies, list(nothing_said_twice(None, world.repository(REPO)))  # type: ignore[arg-type]


def wrong_name(patch: Patch) -> None:
    whole = render_issues.comment

    def shown(*given: Any) -> dict[str, Any]:
        body = whole(*given)
        return {**{key: body[key] for key in body if key != "body"}, "bodytext": body["body"]}

    patch.setattr(render_issues, "comment", shown)


def missing_field(patch: Patch) -> None:
    whole = render_issues.issue

    def shown(*given: Any, **named: Any) -> dict[str, Any]:
        return {key: each for key, each in whole(*given, **named).items() if key != "node_id"}

    patch.setattr(render_issues, "issue", shown)


def webhook_without_sender(patch: Patch) -> None:
    whole = Hub._envelope

    def envelope(self: Any, *given: Any) -> dict[str, Any]:
        return {key: each for key, each in whole(self, *given).items() if key != "sender"}

    patch.setattr(Hub, "_envelope", envelope)


def misspelt_request(patch: Patch) -> None:
    def add_label(self: Any, *, number: int, label: str) -> None:
        self._request("POST", f"issues/{number}/labels", {"label": [label]})

    def assign(self: Any, *, number: int, login: str) -> tuple[str, ...]:
        sent = {"assignee": [login]}
        answer = self._request("POST", f"issues/{number}/assignees", sent)
        return tuple(each["login"] for each in answer["assignees"])

    patch.setattr(RestWrites, "add_label", add_label)
    patch.setattr(RestWrites, "assign", assign)


@pytest.mark.npm
@pytest.mark.parametrize(
    "break_it", [wrong_name, missing_field, webhook_without_sender, misspelt_request]
)
def test_a_shape_that_is_not_githubs_is_noticed(
    tmp_path: Path, monkeypatch: Patch, break_it: Callable[[Patch], None]
) -> None:
    break_it(monkeypatch)
    lies, _ = claimed(tmp_path)
    assert lies != []


def retried_post(patch: Patch) -> None:
    whole = RestWrites.add_comment

    def again(self: Any, *, number: int, body: str) -> int:
        try:
            return whole(self, number=number, body=body)
        except Unclear:
            return whole(self, number=number, body=body)

    patch.setattr(RestWrites, "add_comment", again)


def dropped_marker(patch: Patch) -> None:
    patch.setattr(Marks, "sign", lambda self, **_named: "")


def nothing_noted_as_begun(patch: Patch) -> None:
    patch.setattr(SqlLedger, "started", lambda self, **_named: True)


@pytest.mark.npm
@pytest.mark.parametrize("break_it", [retried_post, dropped_marker, nothing_noted_as_begun, None])
def test_what_is_written_twice_is_noticed(
    tmp_path: Path, monkeypatch: Patch, break_it: Callable[[Patch], None] | None
) -> None:
    if break_it is not None:
        break_it(monkeypatch)
    lies, doubled = claimed(tmp_path, faults=f"error-after@{COMMENT}#1")
    assert (doubled != []) == (break_it is not None)
    assert lies == []


@pytest.mark.npm
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("isDraft: Boolean!", "draft: Boolean!"),
        ("isAnswerable: Boolean!", "isAnswerable: Boolean"),
        ("expectedHeadOid: GitObjectID!", "expectedHead: GitObjectID!"),
    ],
)
def test_a_schema_that_is_not_githubs_is_noticed(right: str, wrong: str) -> None:
    try:
        published = fetch("schema.graphql").read_text(encoding="utf-8")
    except NoTruth as error:
        pytest.skip(f"NOT CHECKED AGAINST GITHUB: {error}")
    ours = SCHEMA.read_text(encoding="utf-8")
    assert right in ours
    whole = build_schema(published, assume_valid_sdl=True)
    assert differences(load(), whole) == []
    assert differences(build_schema(ours.replace(right, wrong)), whole) != []


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("add_discussion_comment", "replyToId", "replyTo"),
        ("update_discussion", "discussionId", "id"),
    ],
)
def test_a_misspelt_argument_of_a_document_is_noticed(name: str, right: str, wrong: str) -> None:
    text = document(name)
    assert validate(load(), parse(text)) == []
    assert validate(load(), parse(text.replace(f"{right}:", f"{wrong}:"))) != []

"""The simulator's schema is a true part of GitHub's; the pins hold; the witness notices lies."""

from collections.abc import Callable
from pathlib import Path

import pytest
from graphql import build_schema

from bot.simulator.graphql.execute import load
from bot.simulator.rest.route import table
from bot.simulator.truth.openapi import OpenApi, Untrue
from bot.simulator.truth.packages import NoTruth, Pin, check, pins
from bot.simulator.truth.subset import differences
from bot.simulator.truth.webhooks import WebhookSchemas

Truth = Callable[[str], Path]


@pytest.mark.npm
def test_the_graphql_schema_is_a_true_part_of_githubs(truth: Truth) -> None:
    whole = build_schema(truth("schema.graphql").read_text(encoding="utf-8"), assume_valid_sdl=True)
    assert differences(load(), whole) == []


@pytest.mark.parametrize(
    ("ours", "words"),
    [
        ("type Query { viewer: User! nope: Int }", "Query.nope: there is no such field"),
        ("type Query { viewer: User }", "Query.viewer: is User, not User!"),
        ("type Query { viewer(id: ID): User! }", "Query.viewer(id): there is no such argument"),
        ("type Query { user: User }", "Query.user(login): is required and missing"),
        ("type Query { viewer: User! } enum E { A }", "E: values differ: ['B']"),
        ("type Query { viewer: User! } input I { a: Int }", "I.b: is required and missing"),
    ],
)
def test_a_false_schema_is_found_out(ours: str, words: str) -> None:
    whole = build_schema(
        "type Query { viewer: User! user(login: String!): User } type User { login: String! } "
        "enum E { A B } input I { a: Int b: Int! }"
    )
    part = build_schema(f"{ours} type User {{ login: String! }}")
    assert words in differences(part, whole)


@pytest.mark.npm
def test_every_route_is_githubs_own(truth: Truth) -> None:
    described = set(OpenApi(truth("openapi.json")).operations())
    assert [each.name for each in table() if each.name not in described] == []


@pytest.mark.npm
@pytest.mark.parametrize(
    ("route", "query", "body", "words"),
    [
        ("POST /repos/{owner}/{repo}/issues", {}, {"titel": "x"}, '"title" is a required'),
        ("POST /repos/{owner}/{repo}/issues", {}, {"title": "x", "boddy": ""}, "takes no"),
        ("GET /repos/{owner}/{repo}/issues", {"stat": "all"}, None, "no query parameter stat"),
        ("GET /repos/{owner}/{repo}/issues", {"state": "every"}, None, "is not one of"),
        ("POST /repos/{owner}/{repo}/issues", {}, None, "needs a body"),
        ("GET /repos/{owner}/{repo}/discussions", {}, None, "does not describe"),
    ],
)
def test_a_false_request_is_found_out(
    truth: Truth, route: str, query: dict, body: dict | None, words: str
) -> None:
    with pytest.raises(Untrue, match=words):
        OpenApi(truth("openapi.json")).check_request(route, query=query, params={}, body=body)


@pytest.mark.npm
def test_a_false_answer_is_found_out(truth: Truth) -> None:
    api = OpenApi(truth("openapi.json"))
    with pytest.raises(Untrue, match="node_id"):
        api.check_response("GET /repos/{owner}/{repo}/labels", 200, [{"id": 1, "name": "x"}])
    with pytest.raises(Untrue, match="never answers 299"):
        api.check_response("GET /repos/{owner}/{repo}/labels", 299, [])


@pytest.mark.npm
def test_a_false_webhook_is_found_out(truth: Truth) -> None:
    check_event = WebhookSchemas(truth("webhooks.json"))
    with pytest.raises(Untrue, match="no webhook issues-sneezed"):
        check_event("issues", {"action": "sneezed"})
    with pytest.raises(Untrue, match='"issue" is a required'):
        check_event("issues", {"action": "opened"})


def test_an_archive_that_is_not_the_pinned_one_is_refused() -> None:
    pin: Pin = pins()["schema.graphql"]
    with pytest.raises(NoTruth, match="not the pinned one"):
        check(b"something else", pin)

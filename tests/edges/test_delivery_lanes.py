"""Lanes: what shares a subject shares a lane, and nothing makes the reader fail."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.lanes import APP, UNREADABLE, place, repository_of

REPOSITORY = {"repository": {"full_name": "ada/library", "default_branch": "main"}}


@pytest.mark.parametrize(
    ("event", "payload", "lane"),
    [
        ("pull_request", {"action": "opened", "pull_request": {"number": 7}}, "ada/library#7"),
        ("pull_request_review", {"pull_request": {"number": 7}}, "ada/library#7"),
        ("issue_comment", {"issue": {"number": 7, "pull_request": {"url": ""}}}, "ada/library#7"),
        ("issue_comment", {"issue": {"number": 8}}, "ada/library#claims"),
        ("issues", {"action": "opened", "issue": {"number": 8}}, "ada/library#claims"),
        ("discussion", {"discussion": {"number": 9}}, "ada/library#claims"),
        ("discussion_comment", {"discussion": {"number": 4}}, "ada/library#claims"),
        ("push", {"ref": "refs/heads/main"}, "ada/library#roadmap"),
        ("push", {"ref": "refs/heads/work"}, "ada/library#refs/heads/work"),
        ("check_run", {"check_run": {"pull_requests": [{"number": 7}]}}, "ada/library#7"),
        ("check_run", {"check_run": {"head_sha": "abc"}}, "ada/library#checks:abc"),
        ("status", {"sha": "abc", "state": "pending"}, "ada/library#checks:abc"),
        ("star", {}, "ada/library#repository"),
        ("installation", {"installation": {"id": 3}}, "installation#3"),
        ("a_new_event", {"issue": {"number": 8}}, "ada/library#repository"),
    ],
)
def test_the_subject_names_the_lane(event: str, payload: dict[str, Any], lane: str) -> None:
    assert place(event, json.dumps(REPOSITORY | payload).encode()).lane == lane


def test_without_a_repository_the_installation_or_the_app_is_the_lane() -> None:
    assert place("installation", b'{"installation": {"id": 3}}').lane == "installation#3"
    assert place("ping", b"{}").lane == APP


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b'{"repository": 3}', b"[" * 100_000])
def test_what_cannot_be_read_has_a_place_too(body: bytes) -> None:
    assert place("issues", body).lane == UNREADABLE


@given(event=st.text(), body=st.binary())
def test_no_bytes_make_it_fail(event: str, body: bytes) -> None:
    assert place(event, body).lane


def test_pushes_to_a_pull_request_are_one_burst_and_its_comments_are_not() -> None:
    pushed = REPOSITORY | {"action": "synchronize", "pull_request": {"number": 7}}
    opened = REPOSITORY | {"action": "opened", "pull_request": {"number": 7}}
    assert place("pull_request", json.dumps(pushed).encode()).burst == "synchronize"
    assert place("pull_request", json.dumps(opened).encode()).burst is None


def test_fairness_counts_by_repository() -> None:
    assert repository_of("ada/library#claims") == "ada/library"
    assert repository_of("installation#3") == "installation"

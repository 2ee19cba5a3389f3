"""Pull requests: linked without being told, renewed, reviewed, merged; issues changed by hand."""

from datetime import timedelta
from typing import Any

import pytest

from bot.model.actions import Reply, TrackIssue
from bot.model.config.claims import ClaimsConfig
from bot.model.ledger import Kind
from bot.workflow.claims.table import State


def kinds(decision: Any) -> list[Kind]:
    return [entry.kind for entry in decision.entries]


@pytest.mark.parametrize(
    "more",
    [
        {"brings": "awq"},
        {"head_ref": "skill/awq"},
        {"head_ref": "AWQ_first_draft"},
        {"title": "Add the AWQ skill"},
    ],
    ids=["directory", "branch", "branch in capitals", "title"],
)
def test_a_draft_is_linked_to_its_authors_claim(repository: Any, more: dict[str, str]) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.now += timedelta(days=2)
    decision = repository.pull("alice", draft=True, **more)
    assert kinds(decision) == [Kind.RENEWED]
    hold = repository.facts().claims.of("awq").hold
    assert hold.pull == 40
    assert hold.due == repository.now + timedelta(days=14)


@pytest.mark.parametrize(
    "more",
    [
        {"head_ref": "skill/auto-awq"},
        {"title": "AutoAWQ: first draft"},
        {"title": "Fix lawq"},
        {"body": "about AWQ"},
        {"brings": "autoawq"},
    ],
)
def test_what_names_something_else_is_not_linked(repository: Any, more: dict[str, str]) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.pull("alice", draft=True, **more)
    assert repository.facts().claims.of("awq").hold.pull is None


def test_somebody_elses_pull_request_changes_nothing(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    assert repository.pull("mallory", brings="awq", turn=True).entries == ()
    assert repository.holder("awq") == "alice"


def test_pushes_by_others_do_not_renew(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.pull("alice", brings="awq", draft=True)
    repository.now += timedelta(days=5)
    assert repository.pull("alice", "synchronize", actor="max").entries == ()
    assert kinds(repository.pull("alice", "synchronize")) == [Kind.RENEWED]
    assert repository.pull("alice", "synchronize").entries == ()


def test_the_clock_stands_in_the_maintainers_turn(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.pull("alice", brings="awq", draft=True)
    repository.now += timedelta(days=4)
    ready = repository.pull("alice", "ready_for_review", turn=True)
    assert kinds(ready) == [Kind.RENEWED, Kind.IN_REVIEW]
    assert repository.state("awq") is State.IN_REVIEW
    assert repository.sweep(days=100) == ()
    back = repository.pull("alice", "review changes_requested", actor="max", turn=False)
    assert kinds(back) == [Kind.BACK_TO_WORK]
    hold = repository.facts().claims.of("awq").hold
    assert hold.due == repository.now + timedelta(days=14)
    assert repository.sweep(days=10) == ()


def test_little_time_left_before_a_review_is_made_enough_after_it(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.pull("alice", brings="awq", draft=True)
    repository.now += timedelta(days=13, hours=23)
    repository.pull("alice", "labeled", turn=True)
    assert repository.state("awq") is State.IN_REVIEW
    repository.pull("alice", "converted_to_draft", turn=False)
    hold = repository.facts().claims.of("awq").hold
    assert hold.due - repository.now == timedelta(days=6)
    assert hold.warned_at is None


def test_a_review_that_nobody_told_about_stops_the_clock_too(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.pull("alice", brings="awq", draft=True)
    work = repository.pulls[40]
    ready = type(work)(pull=work.pull, paths=work.paths, maintainers_turn=True)
    facts = repository.facts
    repository.facts = lambda **more: facts(pulls=(ready,), **more)
    (decision,) = repository.sweep(days=11)
    assert kinds(decision) == [Kind.IN_REVIEW]
    assert repository.sweep(days=50) == ()


def test_a_pull_request_that_brings_a_free_skill_claims_it(repository: Any, text: Any) -> None:
    decision = repository.pull("bob", brings="awq", draft=True)
    assert kinds(decision) == [Kind.CLAIMED]
    assert repository.holder("awq") == "bob"
    assert "which nobody held" in text(decision)
    (reply,) = [action for action in decision.actions if isinstance(action, Reply)]
    assert (reply.key, reply.place, reply.number) == ("pull-claim:40:awq:0", "pull", 40)


def test_a_pull_request_that_claims_again_says_so_again(repository: Any) -> None:
    first = repository.pull("bob", brings="awq", draft=True)
    repository.say("bob", "release", "AWQ")
    second = repository.pull("bob", brings="awq", draft=True)
    keys = [
        action.key
        for decision in (first, second)
        for action in decision.actions
        if isinstance(action, Reply)
    ]
    assert len(set(keys)) == 2, "one key is one comment"


@pytest.mark.parametrize(
    ("author", "config"),
    [
        ("renovate[bot]", {}),
        ("bob", {"claim_by_pull": False}),
        ("bob", {"ask_first": ("awq",)}),
    ],
)
def test_a_pull_request_does_not_always_claim(
    repositories: Any, author: str, config: dict[str, Any]
) -> None:
    repository = repositories(ClaimsConfig(**config))
    assert repository.pull(author, brings="awq", turn=True).entries == ()


def test_a_merge_completes_and_closes(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.say("bob", "claim", "AWQ")
    repository.pull("alice", brings="awq", turn=True)
    decision = repository.merge()
    assert kinds(decision) == [Kind.COMPLETED]
    (track,) = [action for action in decision.actions if isinstance(action, TrackIssue)]
    assert (track.state, track.assignee) == ("closed", None)
    assert repository.waiting("awq") == []
    assert repository.merge().entries == ()
    assert repository.say("bob", "claim", "AWQ").rule == "claim.done"
    assert repository.facts().claims.completed_by("ALICE") == 1


def test_only_what_a_pull_request_brings_is_done_by_it(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.pull("alice", title="Roadmap: say more about AWQ")
    assert repository.merge().entries == ()
    assert repository.state("awq") is State.HELD


def test_a_closed_pull_request_gives_the_claim_back_to_work(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.pull("alice", brings="awq", turn=True)
    decision = repository.pull("alice", "closed", state="closed", turn=False)
    assert kinds(decision) == [Kind.BACK_TO_WORK]
    assert repository.holder("awq") == "alice"


@pytest.mark.parametrize(
    ("actor", "permission", "freed"),
    [("alice", "read", True), ("max", "write", True), ("mallory", "triage", False)],
)
def test_taking_the_name_off_the_issue(
    repository: Any, text: Any, actor: str, permission: str, freed: bool
) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.say("bob", "claim", "AWQ")
    decision = repository.meddle(actor, "unassigned", "awq", permission)
    if freed:
        assert kinds(decision) == [Kind.RELEASED, Kind.OFFERED]
        assert "@bob" in text(decision)
    else:
        assert decision.entries == ()
        assert "still stands" in text(decision)
    assert (repository.holder("awq") is None) == freed


def test_closing_the_issue_ends_no_claim(repository: Any, text: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    decision = repository.meddle("max", "closed", "awq", "admin")
    assert decision.entries == ()
    assert "still stands" in text(decision)
    (track,) = [action for action in decision.actions if isinstance(action, TrackIssue)]
    assert (track.state, track.assignee) == ("open", "alice")


def test_our_own_acts_on_an_issue_are_nobodys(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    assert repository.meddle("milepost[bot]", "closed", "awq").actions == ()

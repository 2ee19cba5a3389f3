"""What a comment and the passing of time lead to, as tables of cases on plain facts."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.model.actions import React, Reply, TrackIssue, UpdateBoard
from bot.model.ledger import Kind
from bot.workflow.claims.decide import on_deleted, to_handle
from bot.workflow.claims.table import State

T0 = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def test_a_free_skill_is_granted_with_its_due_date(repository: Any, text: Any) -> None:
    decision = repository.say("alice", "claim", "AWQ")
    assert decision.rule == "claim.granted"
    assert "`AWQ` is yours until **Monday 16 November 2026, 09:00 UTC** (14 days" in text(decision)
    kinds = [type(action) for action in decision.actions]
    assert kinds == [React, TrackIssue, Reply, UpdateBoard]
    track = decision.actions[1]
    assert isinstance(track, TrackIssue)
    assert (track.key, track.assignee, track.state) == ("track:awq", "alice", "open")


@pytest.mark.parametrize(
    ("who", "skills", "rule", "said"),
    [
        ("bob", ("vLLM",), "claim.done", "`vLLM` is done already: it is in `skills/12/vllm`"),
        ("alice", ("AWQ",), "claim.already_held", "`AWQ` is already yours, until"),
        ("bob", ("AWQ",), "claim.queued", "held by `alice` until **Monday 16 November"),
        ("bob", ("HQQ", "GGUF", "DSPy"), "claim.granted, claim.limit", "you hold `HQQ` and `GGUF`"),
        ("dependabot[bot]", ("HQQ",), "ignored.bot", ""),
    ],
)
def test_the_answers_to_a_claim(
    repository: Any, text: Any, who: str, skills: tuple[str, ...], rule: str, said: str
) -> None:
    repository.say("alice", "claim", "AWQ")
    decision = repository.say(who, "claim", *skills)
    assert decision.rule == rule
    assert said in text(decision)
    assert sum(isinstance(action, Reply) for action in decision.actions) == (1 if said else 0)


def test_a_late_delivery_goes_first_on_the_waiting_list(repository: Any) -> None:
    repository.now = T0 + timedelta(minutes=5)
    repository.say("alice", "claim", "AWQ", at=T0 + timedelta(minutes=1), comment=11)
    repository.say("carol", "claim", "AWQ", at=T0 + timedelta(minutes=2), comment=12)
    decision = repository.say("bob", "claim", "AWQ", at=T0, comment=10)
    assert decision.rule == "claim.late_delivery"
    skill = repository.facts().claims.of("awq")
    assert skill.holder == "alice"
    assert [wait.person for wait in skill.waiting] == ["bob", "carol"]


def test_the_life_of_a_claim_that_nobody_works_on(repository: Any, text: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.say("bob", "claim", "AWQ")
    assert repository.sweep(days=10, hours=23) == ()
    (warned,) = repository.sweep(hours=1)
    assert warned.rule == "time.warned"
    assert "@alice, your claim of `AWQ` ends on **Monday 16 November 2026" in text(warned)
    assert repository.sweep(days=2, hours=23) == ()
    (expired,) = repository.sweep(hours=1)
    assert [entry.kind for entry in expired.entries] == [Kind.EXPIRED, Kind.OFFERED]
    assert "@bob, `AWQ` is free and you are first in line" in text(expired)
    (lapsed,) = repository.sweep(hours=48)
    assert lapsed.rule == "time.lapsed"
    assert repository.state("awq") is State.FREE


def test_a_late_sweep_warns_first_and_ends_grace_later(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    (warned,) = repository.sweep(days=40)
    assert warned.rule == "time.warned"
    assert repository.sweep(days=2, hours=23) == ()
    (expired,) = repository.sweep(hours=1)
    assert expired.rule == "time.expired"


def test_a_deleted_comment_releases_nothing_and_says_so(repository: Any, text: Any) -> None:
    repository.say("alice", "claim", "AWQ", comment=77)
    gone = repository.spoken("alice", comment=77)
    decision = on_deleted(gone, repository.facts())
    assert decision.entries == ()
    assert "releases nothing" in text(decision)
    assert repository.state("awq") is State.HELD


def test_read_back_gives_the_earlier_ones_first(repository: Any) -> None:
    said = [repository.spoken("p", at=T0 + timedelta(seconds=i), comment=i) for i in (3, 1, 2, 9)]
    mine = repository.spoken("p", at=T0 + timedelta(seconds=5), comment=5)
    handled = to_handle(mine, [*said, mine], handled={2})
    assert [spoken.comment.id for spoken in handled] == [1, 3, 5]

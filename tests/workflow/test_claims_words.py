"""Releasing, extending, assigning, undoing and telling, each as people meet it."""

from datetime import timedelta
from typing import Any

import pytest

from bot.commands.manual import deeds
from bot.model.actions import Reply, UpdateBoard
from bot.model.config.claims import ClaimsConfig
from bot.model.ledger import Kind
from bot.workflow.claims.decide import on_comment, on_deleted
from bot.workflow.claims.facts import Asked
from bot.workflow.claims.phrases import date
from bot.workflow.claims.table import State


def kinds(decision: Any) -> list[Kind]:
    return [entry.kind for entry in decision.entries]


def test_releasing_offers_it_to_the_first_in_line(repository: Any, text: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.say("bob", "claim", "AWQ")
    repository.say("cyd", "claim", "AWQ")
    released = repository.say("alice", "release", "AWQ")
    assert kinds(released) == [Kind.RELEASED, Kind.OFFERED]
    assert "@bob, `AWQ` is free and you are first in line" in text(released)
    late = repository.say("dan", "claim", "AWQ")
    assert late.rule == "claim.behind_offer"
    assert "kept for `bob`" in text(late)
    taken = repository.say("bob", "claim", "AWQ")
    assert taken.rule == "claim.granted"
    assert repository.waiting("awq") == ["cyd", "dan"]


def test_an_offer_passed_on_goes_to_the_next(repository: Any) -> None:
    for who in ("alice", "bob", "cyd"):
        repository.say(who, "claim", "AWQ")
    repository.say("alice", "release", "AWQ")
    passed = repository.say("bob", "release", "AWQ")
    assert kinds(passed) == [Kind.OFFER_LAPSED, Kind.OFFERED]
    assert repository.facts().claims.of("awq").offer.person == "cyd"


@pytest.mark.parametrize(
    ("who", "verb", "names", "rule", "said"),
    [
        ("bob", "release", ["AWQ"], "release.not_theirs", "held by `alice`, not by you"),
        ("bob", "release", ["HQQ"], "release.not_theirs", "not claimed by anybody"),
        ("bob", "release", [], "release.nothing", "You hold nothing"),
        ("alice", "release", [], "release.released", "free again"),
        ("bob", "extend", ["AWQ"], "extend.not_theirs", "only they can extend it"),
        ("bob", "extend", ["HQQ"], "extend.not_theirs", "is free, so there is nothing to extend"),
        ("bob", "extend", [], "extend.nothing", "You hold nothing"),
        ("bob", "assign", ["HQQ"], "assign.not_a_maintainer", "`/assign` is for maintainers"),
        ("bob", "unassign", ["AWQ"], "unassign.not_a_maintainer", "is for maintainers"),
        ("bob", "status", ["AWQ"], "status", "held by `alice` until **Monday 16 November"),
        ("bob", "status", ["vLLM"], "status", "done already: it is in `skills/12/vllm`"),
        ("bob", "status", [], "status.overview", "4 free, 1 taken, 1 of 6 done"),
        ("alice", "claims", [], "claims", "You hold `AWQ`."),
        ("bob", "why", ["AWQ"], "why", "**claimed**, `alice`"),
        ("bob", "why", ["HQQ"], "why", "nothing to explain"),
        ("bob", "why", [], "why.here", "It was free, and theirs is the earliest claim."),
        ("bob", "help", [], "help", "`/claim SKILL…`"),
        ("bob", "undo", [], "undo.not_theirs", "was for `alice`"),
    ],
)
def test_the_answer_to_each_word(
    repository: Any, text: Any, who: str, verb: str, names: list[str], rule: str, said: str
) -> None:
    repository.say("alice", "claim", "AWQ")
    decision = repository.say(who, verb, *names)
    assert decision.rule == rule
    assert said in text(decision)


def test_extending_has_an_end_that_work_renews(repository: Any, text: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    for left in (2, 1, 0):
        repository.now += timedelta(days=5)
        decision = repository.say("alice", "extend", "AWQ")
        assert decision.rule == "extend.renewed"
        assert (f"works {left} more" if left else "next push or pull") in text(decision)
    repository.now += timedelta(days=5)
    assert repository.say("alice", "extend", "AWQ").rule == "extend.limit"
    repository.pull("alice", "synchronize", brings="awq", draft=True)
    repository.now += timedelta(days=5)
    assert repository.say("alice", "extend", "AWQ").rule == "extend.renewed"


@pytest.mark.parametrize(
    ("days", "due"), [(None, 19), (7, 21), (1, 15), (365, 33)], ids=["", "7d", "1d", "365d"]
)
def test_extending_by_days(repository: Any, days: int | None, due: int) -> None:
    start = repository.now
    repository.say("alice", "claim", "AWQ")
    repository.now += timedelta(days=5)
    repository.say("alice", "extend", "AWQ", days=days)
    assert repository.facts().claims.of("awq").hold.due == start + timedelta(days=due)


def test_a_late_warning_moves_the_end_that_is_told(repository: Any, text: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    (warned,) = repository.sweep(days=16)  # two days after it was due
    assert warned.rule == "time.warned"
    end = repository.facts().claims.of("awq").hold.end
    assert end == repository.now + timedelta(days=3)
    told = f"until **{date(end)}**"
    assert told in text(repository.say("alice", "claim", "AWQ"))
    assert date(end) in text(repository.say("bob", "claim", "AWQ"))
    repository.say("alice", "extend", "AWQ", days=1)
    assert repository.facts().claims.of("awq").hold.due == end + timedelta(days=1)


def test_an_extension_answers_the_warning(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.sweep(days=11)
    repository.say("alice", "extend", "AWQ", days=1)
    assert repository.facts().claims.of("awq").hold.warned_at is None
    (again,) = repository.sweep(days=3)
    assert again.rule == "time.warned"


def test_a_maintainers_word_needs_no_limit_and_is_the_yes(repositories: Any, text: Any) -> None:
    repository = repositories(ClaimsConfig(limit=1, ask_first=("AWQ", "phase 99")))
    repository.say("bob", "claim", "HQQ")
    asked = repository.say("bob", "claim", "AWQ")
    assert asked.rule == "claim.needs_a_yes"
    assert "needs a maintainer's yes" in text(asked)
    assert repository.sweep(days=1) == ()
    given = repository.say("max", "assign", "AWQ", person="bob", permission="maintain")
    assert repository.holder("awq") == "bob"
    assert "@bob, `AWQ` is yours until" in text(given)
    assert repository.waiting("awq") == []


def test_assigning_never_takes_from_a_holder(repository: Any, text: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    refused = repository.say("max", "assign", "AWQ", person="bob", permission="admin")
    assert refused.entries == ()
    assert "`/unassign @alice AWQ` first" in text(refused)
    freed = repository.say("max", "unassign", "AWQ", person="ALICE", permission="admin")
    assert kinds(freed) == [Kind.RELEASED]
    given = repository.say("max", "assign", "AWQ", person="bob", permission="admin")
    assert given.rule == "assign.granted"


@pytest.mark.parametrize("permission", ["triage", "read", "none"])
def test_only_the_permission_makes_a_maintainer(repository: Any, permission: str) -> None:
    decision = repository.say("owner", "assign", "AWQ", person="bob", permission=permission)
    assert decision.entries == ()


@pytest.mark.parametrize(
    ("steps", "state", "holder", "waiting"),
    [
        ([("alice", "claim")], State.FREE, None, []),
        ([("alice", "claim"), ("bob", "claim")], State.HELD, "alice", []),
        ([("alice", "claim"), ("alice", "release")], State.HELD, "alice", []),
        ([("alice", "claim"), ("alice", "extend")], State.HELD, "alice", []),
    ],
    ids=["claim", "queue", "release", "extend"],
)
def test_the_last_act_can_be_undone(
    repository: Any,
    steps: list[tuple[str, str]],
    state: State,
    holder: str | None,
    waiting: list[str],
) -> None:
    for who, verb in steps:
        repository.now += timedelta(hours=1)
        repository.say(who, verb, "AWQ")
    before = {entry.due for entry in repository.entries if entry.kind is Kind.CLAIMED}
    repository.now += timedelta(hours=1)
    decision = repository.say(steps[-1][0], "undo")
    assert decision.rule == "undo.done"
    assert repository.state("awq") is state
    assert repository.holder("awq") == holder
    assert repository.waiting("awq") == waiting
    hold = repository.facts().claims.of("awq").hold
    assert hold is None or hold.due in before


def test_undoing_twice_goes_back_two_steps(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.say("alice", "claim", "HQQ")
    assert "`HQQ` is no longer claimed" in str(repository.say("alice", "undo").actions)
    assert "`AWQ` is no longer claimed" in str(repository.say("alice", "undo").actions)
    assert repository.say("alice", "undo").rule == "undo.nothing"


def test_a_maintainer_may_undo_and_nobody_loses_by_it(repository: Any, text: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.say("alice", "release", "AWQ")
    repository.say("bob", "claim", "AWQ")
    repository.say("cyd", "claim", "HQQ")
    undone = repository.say("max", "undo", permission="write")
    assert repository.state("hqq") is State.FREE
    assert undone.rule == "undo.done"
    repository.say("max", "undo", permission="write")
    assert repository.state("awq") is State.FREE
    repository.say("bob", "claim", "AWQ", comment=900)
    third = repository.say("alice", "undo")
    assert third.rule == "undo.not_theirs"


def test_undoing_a_release_does_not_take_from_the_next(repository: Any, text: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.say("bob", "claim", "AWQ")
    repository.say("alice", "release", "AWQ")
    refused = repository.say("alice", "undo")
    assert refused.rule == "undo.changed_since"
    assert repository.facts().claims.of("awq").offer.person == "bob"


def test_an_edit_keeps_what_was_said_before_in_the_one_reply(repository: Any, text: Any) -> None:
    repository.say("alice", "claim", "AWQ", comment=5)
    repository.now += timedelta(hours=2)
    decision = repository.say("alice", "claim", "HQQ", comment=5)
    (reply,) = [action for action in decision.actions if isinstance(action, Reply)]
    assert reply.key == "reply:5"
    assert "`AWQ` is yours" in reply.body
    assert "`HQQ` is yours" in reply.body
    assert [entry.subject for entry in reply.entries] == ["awq", "hqq"]


def test_the_same_request_again_grants_nothing_twice(repository: Any) -> None:
    first = repository.say("alice", "claim", "AWQ", comment=5)
    again = repository.say("alice", "claim", "AWQ", comment=5)
    assert len(first.entries) == 1
    assert again.entries == ()


def test_what_is_not_certain_is_asked(repository: Any, text: Any) -> None:
    decision = repository.say("alice", "claim", "AWQ", certain=False)
    assert decision.entries == ()
    assert "Did you mean `/claim AWQ`?" in text(decision)
    asked = repository.say("alice", "claim", certain=False, question="Which of `A` and `B`?")
    assert text(asked) == "Which of `A` and `B`?"


def test_unknown_names_hear_what_is_near_and_how_to_propose(repository: Any, text: Any) -> None:
    decision = repository.say("alice", "claim", unknown=("AutoGen <b>`@x`",), nearest=("AutoGPT",))
    assert decision.entries == ()
    assert "`AutoGen <b>'@x'` is not on the roadmap. The nearest there: `AutoGPT`." in text(
        decision
    )
    assert "To propose a new skill" in text(decision)


def test_cool_down_after_an_expiry(repository: Any, text: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.sweep(days=11)
    repository.sweep(days=3)
    refused = repository.say("alice", "claim", "AWQ")
    assert refused.rule == "claim.cooling_down"
    assert "until **Thursday 19 November 2026, 09:00 UTC**" in text(refused)
    assert repository.say("bob", "claim", "AWQ").rule == "claim.granted"
    repository.say("bob", "release", "AWQ")
    repository.now += timedelta(days=3)
    assert repository.say("alice", "claim", "AWQ").rule == "claim.granted"


def test_waiting_lists_have_a_limit(repositories: Any, text: Any) -> None:
    repository = repositories(ClaimsConfig(waiting_limit=1))
    repository.say("alice", "claim", "AWQ", "HQQ")
    decision = repository.say("bob", "claim", "AWQ", "HQQ")
    assert decision.rule == "claim.queued, claim.waiting_limit"
    assert "1 waiting list" in text(decision)


def test_the_limit_rises_with_the_first_merged_skill(repository: Any, text: Any) -> None:
    refused = repository.say("alice", "claim", "AWQ", "HQQ", "GGUF")
    assert refused.rule == "claim.granted, claim.limit"
    assert "the limit for a first contribution is 2" in text(refused)
    repository.pull("alice", brings="awq", turn=True)
    repository.merge()
    granted = repository.say("alice", "claim", "GGUF", "DSPy")
    assert granted.rule == "claim.granted"
    assert repository.say("alice", "claim", "AutoAWQ").rule == "claim.limit"


def test_too_much_talk_stops_replies_but_not_the_record(repository: Any, text: Any) -> None:
    spoken = repository.spoken("alice")

    def said(recent: int) -> Any:
        return on_comment(
            spoken,
            [Asked(verb="claim", skills=("AWQ",))],
            repository.facts(recent_replies=recent),
            repository.config,
            repository.now,
            verbs=deeds(),
        )

    assert "yours until" in text(said(59))
    assert "I go quiet for a while" in text(said(60))
    assert text(said(61)) == ""
    assert kinds(said(61)) == [Kind.CLAIMED]


def test_a_deleted_comment_of_somebody_waiting(repository: Any, text: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.say("bob", "claim", "AWQ", comment=8)
    gone = on_deleted(repository.spoken("bob", comment=8), repository.facts())
    assert "`AWQ` stays as before" in text(gone)
    repository.say("bob", "release", "AWQ")
    assert on_deleted(repository.spoken("bob", comment=8), repository.facts()).actions == ()


def test_the_board_is_a_function_of_the_state(repository: Any) -> None:
    repository.say("alice", "claim", "AWQ")
    repository.say("bob", "claim", "AWQ")
    decision = repository.say("cyd", "claim", "HQQ")
    (board,) = [action for action in decision.actions if isinstance(action, UpdateBoard)]
    assert board.body == (
        "Pick a skill: say `/claim NAME` in any discussion or issue here, or write in your own "
        "words that you would like to take it. `/help` tells the rest.\n\n"
        "### Free (3)\n\n"
        "| Priority | Phase | Skills |\n|---|---|---|\n"
        "| High | 14 | `GGUF`, `DSPy`, `AutoAWQ` |\n\n"
        "### Taken (2)\n\n"
        "| Skill | Who | Until | Waiting |\n|---|---|---|---|\n"
        "| `AWQ` | `alice` | Monday 16 November 2026, 09:00 UTC | `bob` |\n"
        "| `HQQ` | `cyd` | Monday 16 November 2026, 09:00 UTC | – |\n\n"
        "1 of 6 roadmap items are done.\n"
    )

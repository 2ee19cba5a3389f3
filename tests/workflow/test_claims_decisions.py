"""What a comment leads to, as tables of cases on plain facts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.commands.manual import deeds
from bot.model.actions import Decision, React, Reply, TrackIssue, UpdateBoard
from bot.model.config.claims import ClaimsConfig
from bot.model.events import Comment, Person, Thread
from bot.model.facts import Spoken
from bot.model.ledger import Entry, Kind
from bot.workflow.claims.decide import on_comment, on_deleted, on_time, to_handle
from bot.workflow.claims.facts import Asked, ClaimFacts, Item
from bot.workflow.claims.table import State

T0 = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
CONFIG = ClaimsConfig()
ITEMS = (
    *(
        Item(name=name, slug=name.lower(), phase="14", priority="HIGH")
        for name in ("AWQ", "HQQ", "GGUF", "DSPy", "Pruning")
    ),
    Item(name="vLLM", slug="vllm", done=True, path="skills/12/vllm"),
)


class Repository:
    """Keeps the entries between decisions, numbered as a ledger would."""

    def __init__(self, config: ClaimsConfig = CONFIG) -> None:
        self.config = config
        self.entries: list[Entry] = []
        self.comments = 0
        self.now = T0

    def facts(self, **more: object) -> ClaimFacts:
        return ClaimFacts(
            repo="o/r", me="milepost[bot]", entries=tuple(self.entries), items=ITEMS, **more
        )

    def keep(self, decision: Decision) -> Decision:
        for entry in decision.entries:
            self.entries.append(replace(entry, seq=len(self.entries) + 1))
        return decision

    def spoken(self, who: str, *, at: datetime | None = None, comment: int | None = None) -> Spoken:
        self.comments += 1
        number = comment or self.comments
        return Spoken(
            thread=Thread(place="discussion", number=5, node_id="D_5"),
            comment=Comment(
                node_id=f"DC_{number}",
                id=number,
                author=Person(login=who, is_bot=who.endswith("[bot]")),
                body="",
                created_at=at or self.now,
            ),
        )

    def say(
        self,
        who: str,
        verb: str,
        *skills: str,
        at: datetime | None = None,
        comment: int | None = None,
        permission: str = "read",
        **more: object,
    ) -> Decision:
        spoken = self.spoken(who, at=at, comment=comment)
        asked = [Asked(verb=verb, skills=skills, **more)]
        facts = self.facts(permission=permission)
        return self.keep(on_comment(spoken, asked, facts, self.config, self.now, verbs=deeds()))

    def sweep(self, **later: float) -> tuple[Decision, ...]:
        self.now += timedelta(**later)
        decisions = on_time(self.facts(), self.config, self.now)
        for decision in decisions:
            self.keep(decision)
        return decisions

    def state(self, slug: str) -> State:
        return self.facts().claims.of(slug).state


def text(decision: Decision) -> str:
    replies = [action for action in decision.actions if isinstance(action, Reply)]
    return "\n".join(reply.body for reply in replies)


@pytest.fixture
def repository() -> Repository:
    return Repository()


def test_a_free_skill_is_granted_with_its_due_date(repository: Repository) -> None:
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
    repository: Repository, who: str, skills: tuple[str, ...], rule: str, said: str
) -> None:
    repository.say("alice", "claim", "AWQ")
    decision = repository.say(who, "claim", *skills)
    assert decision.rule == rule
    assert said in text(decision)
    assert sum(isinstance(action, Reply) for action in decision.actions) == (1 if said else 0)


def test_a_late_delivery_goes_first_on_the_waiting_list(repository: Repository) -> None:
    repository.now = T0 + timedelta(minutes=5)
    repository.say("alice", "claim", "AWQ", at=T0 + timedelta(minutes=1), comment=11)
    repository.say("carol", "claim", "AWQ", at=T0 + timedelta(minutes=2), comment=12)
    decision = repository.say("bob", "claim", "AWQ", at=T0, comment=10)
    assert decision.rule == "claim.late_delivery"
    skill = repository.facts().claims.of("awq")
    assert skill.holder == "alice"
    assert [wait.person for wait in skill.waiting] == ["bob", "carol"]


def test_the_life_of_a_claim_that_nobody_works_on(repository: Repository) -> None:
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


def test_a_late_sweep_warns_first_and_ends_grace_later(repository: Repository) -> None:
    repository.say("alice", "claim", "AWQ")
    (warned,) = repository.sweep(days=40)
    assert warned.rule == "time.warned"
    assert repository.sweep(days=2, hours=23) == ()
    (expired,) = repository.sweep(hours=1)
    assert expired.rule == "time.expired"


def test_a_deleted_comment_releases_nothing_and_says_so(repository: Repository) -> None:
    repository.say("alice", "claim", "AWQ", comment=77)
    gone = repository.spoken("alice", comment=77)
    decision = on_deleted(gone, repository.facts())
    assert decision.entries == ()
    assert "releases nothing" in text(decision)
    assert repository.state("awq") is State.HELD


def test_read_back_gives_the_earlier_ones_first(repository: Repository) -> None:
    said = [repository.spoken("p", at=T0 + timedelta(seconds=i), comment=i) for i in (3, 1, 2, 9)]
    mine = repository.spoken("p", at=T0 + timedelta(seconds=5), comment=5)
    handled = to_handle(mine, [*said, mine], handled={2})
    assert [spoken.comment.id for spoken in handled] == [1, 3, 5]

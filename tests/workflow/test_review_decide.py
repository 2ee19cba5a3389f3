"""The decisions of the review step, over the life of one pull request."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest

from bot.model.actions import (
    NOTHING,
    Action,
    Decision,
    Label,
    LivingComment,
    PublishCheck,
    React,
    Reply,
    RequestReview,
)
from bot.model.config.review import (
    AwayConfig,
    ChecklistConfig,
    LadderConfig,
    ReviewConfig,
    ReviewerConfig,
)
from bot.model.events import Person
from bot.model.facts import Moment as Dated
from bot.model.facts import Pull, Review
from bot.model.ledger import Entry, Kind
from bot.workflow.review import decide
from bot.workflow.review.checklist import Edit
from bot.workflow.review.facts import ReviewFacts
from bot.workflow.review.promise import Promise
from bot.workflow.review.proof import prove
from bot.workflow.review.report import Found, Standards
from bot.workflow.review.settling import cases
from bot.workflow.review.thanks import Free

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
ERROR = Found(path="a/SKILL.md", line=1, severity="error", rule="name", message="no name")
CONFIG = ReviewConfig(
    reviewers=(ReviewerConfig(login="mo"), ReviewerConfig(login="ria")),
    ladder=LadderConfig(team="org/team", lead="boss"),
)


@dataclass
class Life:
    """One pull request: GitHub's side as data, and the ledger that the decisions fill."""

    config: ReviewConfig = CONFIG
    hour: float = 0
    facts: ReviewFacts = field(
        default_factory=lambda: ReviewFacts(
            me="milepost[bot]",
            pull=Pull(
                number=7,
                title="Add AWQ",
                body="",
                author=Person(login="ada"),
                state="open",
                draft=False,
                merged=False,
                head_sha="c1",
                head_ref="awq",
                head_repo="ada/lib",
                base_ref="main",
                base_sha="b",
                created_at=MONDAY,
                changed_files=1,
            ),
            paths=("a/SKILL.md",),
            maintainers=frozenset({"mo", "ria", "boss"}),
            standards=Standards(),
        )
    )
    said: int = 0

    @property
    def now(self) -> datetime:
        return MONDAY + self.hour * HOUR

    def took(self, decision: Decision) -> Decision:
        """Record the entries and carry out what GitHub would show."""
        entries = tuple(
            replace(entry, seq=len(self.facts.entries) + number)
            for number, entry in enumerate(decision.entries, start=1)
        )
        self.facts = self.facts.with_entries(entries)
        for action in decision.actions:
            self.carry_out(action)
        return decision

    def carry_out(self, action: Action) -> None:
        pull = self.facts.pull
        if isinstance(action, RequestReview):
            kept = [login for login in pull.requested if login not in action.withdraw]
            pull = replace(pull, requested=tuple(dict.fromkeys([*kept, *action.people])))
        elif isinstance(action, Label):
            labels = [label for label in pull.labels if label not in action.remove]
            pull = replace(pull, labels=tuple(dict.fromkeys([*labels, *action.add])))
        self.facts = replace(self.facts, pull=pull)

    def changed(self, hour: float, **pull: object) -> Decision:
        self.hour = hour
        self.facts = replace(self.facts, pull=replace(self.facts.pull, **pull))  # type: ignore[arg-type]
        return self.took(decide.on_pull(self.facts, self.config, self.now, at=self.now))

    def reviewed(self, hour: float, login: str, state: str, *, told: bool = True) -> None:
        at = MONDAY + hour * HOUR
        review = Review(
            id=1, author=Person(login=login), state=state, commit=self.facts.pull.head_sha, at=at
        )
        requested = tuple(each for each in self.facts.pull.requested if each != login)
        self.facts = replace(
            self.facts,
            reviews=(*self.facts.reviews, review),
            pull=replace(self.facts.pull, requested=requested),
        )
        if told:
            self.changed(hour)

    def waits(self, until: float) -> list[tuple[float, str, str]]:
        """Let the hours pass; give the ladder's steps as (hour, step, person)."""
        steps = []
        for hour in range(int(self.hour) + 1, int(until) + 1):
            self.hour = hour
            look = decide.next_look(self.facts, self.config, self.now - HOUR)
            if look is None or look > self.now:
                continue
            decision = self.took(decide.on_time(self.facts, self.config, self.now))
            steps += [
                (self.hour, entry.fact("step") or "", entry.person)
                for entry in decision.entries
                if entry.kind is Kind.LADDER_STEP
            ]
        return steps

    def says(self, hour: float, by: str, verb: str, person: str = "") -> Decision:
        self.hour = hour
        self.said += 1
        said = decide.Said(verb=verb, by=by, at=self.now, comment=self.said, person=person)
        return self.took(decide.on_said(self.facts, said, self.config, self.now))


A = TypeVar("A", bound=Action)


def only(kind: type[A], decision: Decision) -> A:
    (found,) = [action for action in decision.actions if isinstance(action, kind)]
    return found


def comment(decision: Decision) -> str:
    return only(LivingComment, decision).body


def kinds(decision: Decision) -> list[Kind]:
    return [entry.kind for entry in decision.entries]


def test_a_new_pull_request_gets_comment_check_and_reviewer() -> None:
    life = Life()
    opened = life.changed(0)
    assert kinds(opened) == [Kind.HEAD_SEEN, Kind.JUDGED, Kind.REVIEWER_ASKED]
    assert only(RequestReview, opened).people == ("mo",)
    check = only(PublishCheck, opened)
    assert (check.name, check.conclusion) == ("Checklist", "neutral")
    assert check.title == "1 of 7 lines are ticked"
    text = comment(opened)
    assert text.startswith("**The standards are met.** Next: `mo` reviews it.")
    assert "First review due Wed 4 Mar, 09:00 UTC" in text
    assert "Reviewer: `mo`, who has no open reviews." in text


def test_the_same_again_notes_nothing_and_asks_nobody() -> None:
    life = Life()
    first = life.changed(0)
    again = life.changed(0)
    assert again.entries == ()
    assert [type(action) for action in again.actions] == [LivingComment, PublishCheck]
    assert comment(again) == comment(first)
    assert only(PublishCheck, again).key == only(PublishCheck, first).key


def test_a_review_in_hour_47_keeps_the_promise() -> None:
    life = Life()
    life.changed(0)
    assert life.waits(46) == [(24, "label", ""), (36, "reviewer", "mo"), (44, "next", "ria")]
    assert life.facts.pull.requested == ("ria",)
    life.reviewed(47, "ria", "CHANGES_REQUESTED")
    (case,) = cases(life.facts.entries)
    assert (case.standing.state, case.standing.spent) == ("kept", 47 * HOUR)
    assert "review: due soon" not in life.facts.pull.labels
    assert life.waits(500) == []


def test_a_review_in_hour_49_breaks_it_and_everybody_was_pinged_once() -> None:
    life = Life()
    life.changed(0)
    steps = life.waits(48)
    life.reviewed(49, "boss", "APPROVED")
    assert steps[-1] == (48, "team", "org/team")
    people = [person for _, _, person in steps if person]
    assert len(people) == len(set(people)) == 3
    proof = prove(cases(life.facts.entries), promise=Promise.FIRST, hours=48, now=life.now, weeks=1)
    assert (proof.whole.kept, proof.whole.broken) == (0, 1)


def test_a_restart_in_the_middle_doubles_nothing() -> None:
    life = Life()
    life.changed(0)
    life.waits(37)
    again = decide.on_time(life.facts, life.config, life.now)
    assert [entry for entry in again.entries if entry.kind is Kind.LADDER_STEP] == []
    assert not [action for action in again.actions if isinstance(action, Reply | Label)]


def test_a_review_whose_webhook_was_lost_is_found_before_anybody_is_pinged() -> None:
    life = Life()
    life.changed(0)
    life.reviewed(20, "mo", "APPROVED", told=False)
    life.hour = 36
    late = life.took(decide.on_time(life.facts, life.config, life.now))
    assert kinds(late) == [Kind.PROMISE_SETTLED]
    assert comment(late).startswith("**Approved by `mo`.**")
    (case,) = cases(life.facts.entries)
    assert case.standing.spent == 20 * HOUR


def test_errors_stop_the_clock_and_a_mended_push_lets_it_run() -> None:
    life = Life()
    life.facts = replace(life.facts, standards=Standards(findings=(ERROR,)))
    broken = life.changed(0)
    assert comment(broken).startswith("**1 error to mend.** Next: `ada` mends the error below")
    assert not [action for action in broken.actions if isinstance(action, RequestReview)]
    assert life.waits(99) == []
    life.facts = replace(life.facts, standards=Standards())
    mended = life.changed(100, head_sha="c2")
    assert "First review due Sun 8 Mar, 13:00 UTC" in comment(mended)
    assert only(RequestReview, mended).people == ("mo",)


def test_a_draft_asks_nobody_until_it_is_ready() -> None:
    life = Life()
    draft = life.changed(0, draft=True)
    assert "the promise begins then" in comment(draft)
    assert not [action for action in draft.actions if isinstance(action, RequestReview)]
    ready = Dated(what="ready_for_review", at=MONDAY + 9 * HOUR, actor=Person(login="ada"))
    life.facts = replace(life.facts, timeline=(ready,))
    decision = life.changed(9, draft=False)
    assert "First review due Wed 4 Mar, 18:00 UTC" in comment(decision)


def test_a_push_makes_the_approval_stale_and_the_same_person_is_asked_again() -> None:
    life = Life()
    life.changed(0)
    life.reviewed(5, "mo", "APPROVED")
    pushed = life.changed(9, head_sha="c2")
    assert comment(pushed).startswith(
        "**The approval by `mo` was for `c1`, and there is a newer commit.** Next: `mo`"
    )
    assert only(RequestReview, pushed).people == ("mo",)


def test_a_push_whose_commit_is_older_than_the_review_still_answers_it() -> None:
    life = Life()
    life.changed(0)
    life.reviewed(5, "mo", "CHANGES_REQUESTED")
    old = Dated(what="committed", at=MONDAY + 2 * HOUR, commit="c2")
    life.facts = replace(life.facts, timeline=(old,))
    assert "Next: `mo` reviews it." in comment(life.changed(9, head_sha="c2"))


def test_a_lost_push_is_dated_by_its_commit_where_that_can_be_true() -> None:
    life = Life()
    life.changed(0)
    life.reviewed(5, "mo", "CHANGES_REQUESTED")
    commit = Dated(what="committed", at=MONDAY + 8 * HOUR, commit="c2")
    pull = replace(life.facts.pull, head_sha="c2")
    life.facts = replace(life.facts, timeline=(commit,), pull=pull)
    life.hour = 20
    found = life.took(decide.on_time(life.facts, life.config, life.now))
    assert "Next review due Wed 4 Mar, 17:00 UTC" in comment(found)


def test_the_author_hands_back_and_maintainers_pause() -> None:
    life = Life()
    life.changed(0)
    life.reviewed(5, "mo", "CHANGES_REQUESTED")
    ready = life.says(9, "ada", "ready")
    assert "Next: `mo` reviews it." in comment(ready)
    assert only(React, ready).content == "THUMBS_UP"
    assert "Paused by `ria`" in comment(life.says(10, "ria", "pause"))
    assert life.waits(90) == []
    assert "Next: `mo` reviews it." in comment(life.says(100, "ria", "resume"))


@pytest.mark.parametrize(
    ("by", "verb", "person", "words"),
    [
        ("ada", "pause", "", "`/pause` is for maintainers."),
        ("eve", "ready", "", "Only its author or a maintainer"),
        ("mo", "reviewer", "Ada", "Nobody reviews their own pull request"),
        ("mo", "reviewer", "", "Whom shall I ask?"),
    ],
)
def test_who_may_not_is_told_so(by: str, verb: str, person: str, words: str) -> None:
    life = Life()
    life.changed(0)
    decision = life.says(1, by, verb, person)
    assert words in only(Reply, decision).body
    assert decision.entries == ()


def test_a_maintainer_names_the_reviewer() -> None:
    life = Life()
    life.changed(0)
    named = life.says(1, "mo", "reviewer", "boss")
    request = only(RequestReview, named)
    assert (request.people, request.withdraw) == (("boss",), ("mo",))
    assert "Reviewer: `boss`, who was named by mo." in comment(named)
    assert "Reviewer: `boss`, who was named by mo." in comment(life.changed(2))


def test_a_reviewer_who_goes_away_hands_over() -> None:
    life = Life()
    life.changed(0)
    gone = AwayConfig(login="mo", first=date(2026, 3, 3), last=date(2026, 3, 9))
    life.config = replace(life.config, away=(gone,))
    request = only(RequestReview, life.changed(20))
    assert (request.people, request.withdraw) == (("ria",), ("mo",))


def test_the_one_with_fewer_open_reviews_is_asked() -> None:
    life = Life()
    busy = replace(life.facts.pull, number=8, requested=("mo",))
    life.facts = replace(life.facts, open_pulls=(busy,))
    assert only(RequestReview, life.changed(0)).people == ("ria",)


def test_a_reviewer_ticks_and_the_author_does_not() -> None:
    config = replace(CONFIG, checklist=ChecklistConfig(gate=True))
    life = Life(config=config)
    opened = life.changed(0)
    before = comment(opened)
    assert only(PublishCheck, opened).conclusion == "action_required"
    after = "\n".join(
        f"- [x]{row[5:]}" if "<!-- ask:" in row else row for row in before.splitlines()
    )
    at = MONDAY + HOUR

    def edited(by: str, *, may: bool) -> Decision:
        edit = Edit(before=before, after=after, by=by, at=at, may_review=may, commit="c1")
        return decide.on_edit(life.facts, edit, life.config, life.now)

    refused = edited("ada", may=False)
    assert refused.entries == ()
    assert comment(refused) == before
    assert only(LivingComment, refused).restore
    ticked = life.took(edited("mo", may=True))
    assert set(kinds(ticked)) == {Kind.TICKED}
    assert "(`mo` at `c1`) <!-- ask:scope -->" in comment(ticked)
    assert only(PublishCheck, ticked).conclusion == "success"
    assert "(`mo` at `c1`) <!-- ask:scope -->" in comment(life.changed(2, head_sha="c2"))


def test_after_the_merge_thanks_and_what_is_free() -> None:
    life = Life()
    life.changed(0)
    merged = Dated(what="merged", at=MONDAY + 3 * HOUR, actor=Person(login="mo"))
    pull = replace(life.facts.pull, state="closed", merged=True)
    life.facts = replace(life.facts, pull=pull, timeline=(merged,))
    life.hour = 3
    decision = decide.on_closed(
        life.facts,
        life.config,
        life.now,
        names=("AWQ",),
        free=(Free(name="HQQ", phase="14", description="Half-Quadratic Quantization"),),
    )
    assert only(Reply, decision).body == (
        "Thank you, @ada! **AWQ** is in the library now.\n\n"
        "Free in the same phase, should you like another:\n\n"
        "- **HQQ**: Half-Quadratic Quantization"
    )
    assert kinds(decision) == [Kind.MERGED, Kind.PROMISE_SETTLED]
    assert comment(decision).startswith("**Merged.**")


def test_pull_requests_of_bots_are_left_alone() -> None:
    life = Life()
    pull = replace(life.facts.pull, author=Person(login="dependabot[bot]", is_bot=True))
    life.facts = replace(life.facts, pull=pull)
    assert decide.on_pull(life.facts, CONFIG, MONDAY, at=MONDAY) is NOTHING
    assert decide.on_time(life.facts, CONFIG, MONDAY) is NOTHING


def test_pings_of_other_pull_requests_count_against_the_budget() -> None:
    life = Life()
    life.changed(0)
    pings = tuple(
        Entry(
            kind=Kind.LADDER_STEP,
            subject=f"#{number}",
            person="mo",
            actor="milepost[bot]",
            at=MONDAY + 30 * HOUR,
            why="reviewer was due",
            data=(("step", "reviewer"), ("round", "1"), ("outcome", "done")),
        )
        for number in (1, 2, 3)
    )
    life.facts = life.facts.with_entries(pings)
    assert life.waits(40) == [(24, "label", ""), (36, "reviewer", "")]
    (step,) = [entry for entry in life.facts.own if entry.fact("step") == "reviewer"]
    assert step.why == "mo had 3 pings in 24 hours"

"""Whatever people, time and GitHub do in whatever order: the promises about claims hold.

The machine plays a repository with an in-memory ledger. What is checked is counted anew from the
entries, not asked of the code under test.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.commands.manual import deeds
from bot.model.actions import Decision, Reply
from bot.model.config.claims import ClaimsConfig
from bot.model.events import Comment, Person, Thread
from bot.model.facts import Issue, Pull, Spoken
from bot.model.ledger import Entry, Kind
from bot.workflow.claims.decide import (
    next_deadline,
    on_comment,
    on_deleted,
    on_issue,
    on_merged,
    on_pull,
    on_time,
)
from bot.workflow.claims.facts import Asked, ClaimFacts, Item, Work
from bot.workflow.claims.state import fold
from bot.workflow.claims.table import State

T0 = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ME = "milepost[bot]"
PEOPLE = ("ann", "bob", "cyd", "dan")
MAINTAINER = "max"
NAMES = ("AWQ", "HQQ", "GGUF")
ITEMS = tuple(Item(name=name, slug=name.lower(), phase="14") for name in NAMES)
CONFIG = ClaimsConfig(limit=2, newcomer_limit=1, ask_first=("GGUF",))
GRACE = timedelta(days=CONFIG.grace_days)

people = st.sampled_from(PEOPLE)
skills = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True)
one = st.sampled_from(NAMES)


class Claiming(RuleBasedStateMachine):
    """A repository in which everything happens."""

    def __init__(self) -> None:
        super().__init__()
        self.now = T0
        self.entries: list[Entry] = []
        self.decided: dict[str, Decision] = {}
        self.comments: list[Spoken] = []
        self.works: dict[int, Work] = {}
        self.said: list[tuple[str, str]] = []

    # --- what the engine does

    def facts(self, permission: str = "read") -> ClaimFacts:
        return ClaimFacts(
            repo="o/r",
            me=ME,
            entries=tuple(self.entries),
            items=ITEMS,
            permission=permission,
            pulls=tuple(work for work in self.works.values() if work.pull.state == "open"),
            tracking=tuple((item.slug, 100 + place) for place, item in enumerate(ITEMS)),
        )

    def keep(self, name: str, decision: Decision) -> None:
        if name in self.decided:
            return
        self.decided[name] = decision
        keys = [action.key for action in decision.actions]
        assert len(keys) == len(set(keys)), keys
        for entry in decision.entries:
            self.entries.append(replace(entry, seq=len(self.entries) + 1))
        for action in decision.actions:
            if isinstance(action, Reply):
                self.said.append((action.key, action.body))

    def say(
        self,
        who: str,
        verb: str,
        names: Sequence[str],
        *,
        late: timedelta = timedelta(0),
        person: str | None = None,
    ) -> None:
        number = len(self.comments) + 1
        spoken = Spoken(
            thread=Thread(place="discussion", number=1, node_id="D_1"),
            comment=Comment(
                node_id=f"DC_{number}",
                id=number,
                author=Person(login=who),
                body="",
                created_at=self.now - late,
            ),
        )
        self.comments.append(spoken)
        asked = [Asked(verb=verb, skills=tuple(names), person=person)]
        permission = "write" if who == MAINTAINER else "read"
        decision = on_comment(
            spoken, asked, self.facts(permission), CONFIG, self.now, verbs=deeds()
        )
        assert sum(isinstance(action, Reply) for action in decision.actions) >= 1
        own = [action for action in decision.actions if action.key == f"reply:{number}"]
        assert len(own) == 1
        self.keep(f"comment:{number}", decision)

    # --- what happens

    @rule(who=people, names=skills, late=st.integers(0, 600))
    def claim(self, who: str, names: list[str], late: int) -> None:
        self.say(who, "claim", names, late=timedelta(seconds=late))

    @rule(who=people, name=one)
    def release(self, who: str, name: str) -> None:
        self.say(who, "release", [name])

    @rule(who=people, name=one)
    def extend(self, who: str, name: str) -> None:
        self.say(who, "extend", [name])

    @rule(who=people, name=one)
    def assign(self, who: str, name: str) -> None:
        self.say(MAINTAINER, "assign", [name], person=who)

    @rule(who=people, name=one)
    def unassign(self, who: str, name: str) -> None:
        self.say(MAINTAINER, "unassign", [name], person=who)

    @rule(who=st.sampled_from((*PEOPLE, MAINTAINER)))
    def undo(self, who: str) -> None:
        self.say(who, "undo", [])

    @rule(word=st.sampled_from(["status", "claims", "why", "help"]), who=people, names=skills)
    def ask(self, word: str, who: str, names: list[str]) -> None:
        before = len(self.entries)
        self.say(who, word, names)
        assert len(self.entries) == before

    @rule(data=st.data())
    def delete_a_comment(self, data: st.DataObject) -> None:
        if self.comments:
            spoken = data.draw(st.sampled_from(self.comments))
            decision = on_deleted(spoken, self.facts())
            assert decision.entries == ()
            self.keep(f"deleted:{spoken.comment.id}", decision)

    @rule(data=st.data())
    def deliver_again(self, data: st.DataObject) -> None:
        if self.comments:
            spoken = data.draw(st.sampled_from(self.comments))
            before = list(self.entries)
            self.keep(f"comment:{spoken.comment.id}", self.decided[f"comment:{spoken.comment.id}"])
            assert self.entries == before

    @rule(hours=st.sampled_from([1, 24, 72, 24 * 11, 24 * 40]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def sweep(self) -> None:
        due = next_deadline(self.facts(), CONFIG)
        decisions = on_time(self.facts(), CONFIG, self.now)
        if due is not None and due <= self.now:
            assert decisions
        for decision in decisions:
            assert decision.id
            assert decision.id not in self.decided
            self.keep(decision.id, decision)
        assert on_time(self.facts(), CONFIG, self.now) == ()

    @rule(who=people, name=one, draft=st.booleans())
    def open_pull(self, who: str, name: str, draft: bool) -> None:
        number = 500 + len(self.works)
        pull = Pull(
            number=number,
            title=f"Add {name}",
            body="",
            author=Person(login=who),
            state="open",
            draft=draft,
            merged=False,
            head_sha="a" * 40,
            head_ref="work",
            head_repo="o/r",
            base_ref="main",
            base_sha="b" * 40,
            created_at=self.now,
            changed_files=1,
        )
        path = f"skills/14/{name.lower()}/SKILL.md"
        self.works[number] = Work(pull=pull, paths=(path,), maintainers_turn=not draft)
        self.changed(number, "opened", who)

    @rule(data=st.data(), change=st.sampled_from(["synchronize", "turn", "closed", "merged"]))
    def change_pull(self, data: st.DataObject, change: str) -> None:
        numbers = [n for n, work in self.works.items() if work.pull.state == "open"]
        if not numbers:
            return
        number = data.draw(st.sampled_from(numbers))
        work = self.works[number]
        author = work.pull.author.login
        if change == "turn":
            self.works[number] = replace(work, maintainers_turn=not work.maintainers_turn)
        elif change == "closed":
            self.works[number] = replace(work, pull=replace(work.pull, state="closed"))
        elif change == "merged":
            pull = replace(work.pull, state="closed", merged=True, merged_at=self.now)
            self.works[number] = replace(work, pull=pull)
            decision = on_merged(self.works[number], self.facts(), CONFIG, self.now)
            self.keep(f"merged:{number}", decision)
            return
        self.changed(number, change, author)

    def changed(self, number: int, change: str, actor: str) -> None:
        decision = on_pull(
            self.works[number], self.facts(), CONFIG, self.now, change=change, actor=actor
        )
        self.keep(f"pull:{number}:{len(self.decided)}", decision)

    @rule(name=one, change=st.sampled_from(["closed", "unassigned"]), who=people)
    def meddle_with_issue(self, name: str, change: str, who: str) -> None:
        number = dict(self.facts().tracking)[name.lower()]
        holder = self.facts().claims.of(name.lower()).holder
        issue = Issue(number=number, title="", body="", state="open", author=Person(login=ME))
        decision = on_issue(
            issue, self.facts(), CONFIG, self.now, change=change, actor=who, assignee=holder
        )
        if holder != who:
            assert decision.entries == ()
        self.keep(f"issue:{len(self.decided)}", decision)

    # --- what always holds

    @invariant()
    def one_holder_at_a_time(self) -> None:
        holders: dict[str, str] = {}
        for entry in self.entries:
            if entry.kind is Kind.CLAIMED:
                assert entry.subject not in holders
                holders[entry.subject] = entry.person
            elif entry.kind in (Kind.RELEASED, Kind.EXPIRED):
                assert holders.pop(entry.subject) == entry.person
            elif entry.kind is Kind.COMPLETED:
                holders.pop(entry.subject, None)
        claims = fold(self.entries)
        assert holders == {s.slug: s.holder for s in claims.skills.values() if s.holder}

    @invariant()
    def nobody_is_released_by_time_without_a_warning_grace_before(self) -> None:
        warned: dict[str, datetime] = {}
        waiting_for_review: set[str] = set()
        for entry in self.entries:
            slug = entry.subject
            if entry.kind is Kind.WARNED:
                assert slug not in waiting_for_review
                warned[slug] = entry.at
            elif entry.kind is Kind.EXPIRED:
                assert slug not in waiting_for_review
                assert entry.at - warned.pop(slug) >= GRACE
            elif entry.kind is Kind.IN_REVIEW:
                waiting_for_review.add(slug)
            elif entry.kind not in (Kind.QUEUED, Kind.LEFT_QUEUE):
                warned.pop(slug, None)
                waiting_for_review.discard(slug)

    @invariant()
    def own_claims_stay_within_the_limit(self) -> None:
        held: dict[str, str] = {}
        running: set[str] = set()
        finished: set[str] = set()
        for entry in self.entries:
            slug = entry.subject
            if entry.kind is Kind.CLAIMED:
                by_word = entry.comment is not None and entry.actor == entry.person
                mine = [s for s, who in held.items() if who == entry.person and s in running]
                if by_word and not entry.fact("undoes"):
                    most = CONFIG.limit if entry.person in finished else CONFIG.newcomer_limit
                    assert len(mine) < most
                held[slug] = entry.person
                running.add(slug)
            elif entry.kind in (Kind.RELEASED, Kind.EXPIRED, Kind.COMPLETED):
                held.pop(slug, None)
                running.discard(slug)
                if entry.kind is Kind.COMPLETED:
                    finished.add(entry.person)
            elif entry.kind is Kind.IN_REVIEW:
                running.discard(slug)
            elif entry.kind is Kind.BACK_TO_WORK:
                running.add(slug)

    @invariant()
    def waiting_lists_are_fair_and_without_the_holder(self) -> None:
        for skill in fold(self.entries).skills.values():
            names = [wait.person for wait in skill.waiting]
            assert len(names) == len(set(names))
            assert skill.holder not in names
            order = [(wait.at, wait.comment or 0) for wait in skill.waiting]
            assert order == sorted(order)
            if skill.offer:
                assert skill.offer.person in names
            if skill.state is State.DONE:
                assert not names

    @invariant()
    def what_needs_a_yes_is_never_taken_without(self) -> None:
        for entry in self.entries:
            if entry.subject == "gguf" and entry.kind is Kind.CLAIMED:
                assert entry.actor == MAINTAINER or entry.fact("undoes")

    @invariant()
    def words_are_inert_but_for_who_must_act(self) -> None:
        for key, body in self.said:
            outside = re.sub(r"`[^`\n]*`", "", body)
            assert not re.search(r"(^|\s)/[a-z]", outside), body
            called = re.findall(r"@(\w+)", outside)
            assert len(called) <= 1, body
            if called:
                assert key.startswith(("offer:", "warn:")) or "is yours until" in body
        self.said.clear()


Claiming.TestCase.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, derandomize=True
)
TestClaiming = Claiming.TestCase

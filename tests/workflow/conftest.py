"""A repository in memory, for the tests of claims: its ledger, its clock and who speaks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.commands.manual import deeds
from bot.model.actions import Decision, Reply
from bot.model.config.claims import ClaimsConfig
from bot.model.events import Comment, Person, Thread
from bot.model.facts import Issue, Pull, Spoken
from bot.model.ledger import Entry
from bot.workflow.claims.decide import on_comment, on_issue, on_merged, on_pull, on_time
from bot.workflow.claims.facts import Asked, ClaimFacts, Item, Work
from bot.workflow.claims.table import State

T0 = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ITEMS = (
    *(
        Item(name=name, slug=name.lower(), phase="14", priority="HIGH")
        for name in ("AWQ", "HQQ", "GGUF", "DSPy", "AutoAWQ")
    ),
    Item(name="vLLM", slug="vllm", done=True, path="skills/12/vllm"),
)


class Repository:
    """Keeps the entries between decisions, numbered as a ledger would."""

    def __init__(self, config: ClaimsConfig | None = None) -> None:
        self.config = config or ClaimsConfig()
        self.entries: list[Entry] = []
        self.comments = 0
        self.now = T0
        self.pulls: dict[int, Work] = {}

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

    def holder(self, slug: str) -> str | None:
        return self.facts().claims.of(slug).holder

    def waiting(self, slug: str) -> list[str]:
        return [wait.person for wait in self.facts().claims.of(slug).waiting]

    def pull(
        self,
        author: str,
        change: str = "opened",
        *,
        number: int = 40,
        brings: str | None = None,
        turn: bool = False,
        actor: str | None = None,
        **more: object,
    ) -> Decision:
        """A pull request changes; what is not named stays as it was."""
        known = self.pulls.get(number)
        pull = known.pull if known else blank_pull(number, author, self.now)
        paths = (f"skills/14/{brings}/SKILL.md",) if brings else known.paths if known else ()
        self.pulls[number] = Work(pull=replace(pull, **more), paths=paths, maintainers_turn=turn)
        return self.keep(
            on_pull(
                self.pulls[number],
                self.facts(),
                self.config,
                self.now,
                change=change,
                actor=actor or author,
            )
        )

    def merge(self, number: int = 40) -> Decision:
        work = self.pulls[number]
        merged = replace(work.pull, state="closed", merged=True, merged_at=self.now)
        return self.keep(on_merged(replace(work, pull=merged), self.facts(), self.config, self.now))

    def meddle(self, actor: str, change: str, slug: str, permission: str = "read") -> Decision:
        """Somebody changes the tracking issue, whose number is 70, by hand."""
        issue = Issue(
            number=70, title="", body="", state="open", author=Person(login="milepost[bot]")
        )
        facts = self.facts(permission=permission, tracking=((slug, 70),))
        return self.keep(
            on_issue(
                issue,
                facts,
                self.config,
                self.now,
                change=change,
                actor=actor,
                assignee=self.holder(slug),
            )
        )


def blank_pull(number: int, author: str, at: datetime) -> Pull:
    return Pull(
        number=number,
        title="Add a skill",
        body="",
        author=Person(login=author, is_bot=author.endswith("[bot]")),
        state="open",
        draft=False,
        merged=False,
        head_sha="a" * 40,
        head_ref="patch-1",
        head_repo="o/r",
        base_ref="main",
        base_sha="b" * 40,
        created_at=at,
        changed_files=1,
    )


@pytest.fixture
def repository() -> Repository:
    """A repository whose configuration is the default."""
    return Repository()


@pytest.fixture
def repositories() -> type[Repository]:
    """To make one with another configuration."""
    return Repository


@pytest.fixture
def text():  # type: ignore[no-untyped-def]
    """All that a decision says."""

    def said(decision: Decision) -> str:
        replies = [action for action in decision.actions if isinstance(action, Reply)]
        return "\n".join(reply.body for reply in replies)

    return said

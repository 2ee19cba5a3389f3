"""What a decision about a review may look at, and what the ledger's entries say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.model.facts import CheckRun, CheckSuite, Pull, Review
from bot.model.facts import Moment as Dated
from bot.model.ledger import Entry, Kind
from bot.workflow.review.checklist import MachineLine, Tick, Toggle, ticks
from bot.workflow.review.ladder import Done, Outcome
from bot.workflow.review.report import Held, Standards


@dataclass(frozen=True, kw_only=True)
class ReviewFacts:
    """The snapshot of one pull request. The engine reads it; nothing here reads more."""

    me: str
    """The App's own login."""
    pull: Pull
    paths: tuple[str, ...] = ()
    """Changed paths."""
    reviews: tuple[Review, ...] = ()
    timeline: tuple[Dated, ...] = ()
    checks: tuple[CheckRun, ...] = ()
    """Check runs of the head, of all Apps."""
    suites: tuple[CheckSuite, ...] = ()
    entries: tuple[Entry, ...] = ()
    """The whole ledger of the repository, in order."""
    maintainers: frozenset[str] = frozenset()
    """Logins, in lower case, of those seen here who may review."""
    open_pulls: tuple[Pull, ...] = ()
    """All open pull requests, for the load of each reviewer."""
    codeowners: str = ""
    """Text of CODEOWNERS on the default branch."""
    teams: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Members of the teams that CODEOWNERS names, by `org/team` in lower case."""
    unseen_teams: tuple[str, ...] = ()
    """Teams that own changed paths and whose members the App may not see."""
    standards: Standards | None = None
    """The verdict on the head; None if it was not judged this time."""
    lines: tuple[MachineLine, ...] = ()
    """Further lines of the checklist that a machine vouches for."""
    claims: tuple[Held, ...] = ()
    roadmap: str = ""
    """Unified diff of what the merge will change in the roadmap."""
    roadmap_note: str = ""
    first_time: bool = False
    """Whether the author never had a pull request merged here."""
    guide: str = ""
    """Address of the contribution guide."""

    @property
    def subject(self) -> str:
        """What the ledger calls this pull request."""
        return f"#{self.pull.number}"

    @property
    def own(self) -> tuple[Entry, ...]:
        """Entries of this pull request."""
        return tuple(entry for entry in self.entries if entry.subject == self.subject)

    @property
    def ticks(self) -> dict[str, Tick]:
        """Human lines that are ticked."""
        return ticks(
            Toggle(
                line=entry.fact("line") or "",
                ticked=entry.kind is Kind.TICKED,
                by=entry.person,
                at=entry.at,
                commit=entry.fact("commit") or "",
            )
            for entry in self.own
            if entry.kind in {Kind.TICKED, Kind.UNTICKED}
        )

    @property
    def climbed(self) -> tuple[Done, ...]:
        """Steps of the ladder that were carried out."""
        return tuple(
            Done(
                step=entry.fact("step") or "",
                round=int(entry.fact("round") or 0),
                person=entry.person,
            )
            for entry in self.own
            if entry.kind is Kind.LADDER_STEP
        )

    def pings(self, now: datetime) -> dict[str, int]:
        """Pings of the last 24 hours over all pull requests, by login in lower case."""
        counts: dict[str, int] = {}
        for entry in self.entries:
            if (
                entry.kind is Kind.LADDER_STEP
                and entry.fact("outcome") == Outcome.DONE
                and entry.person
                and now - entry.at < timedelta(hours=24)
            ):
                name = entry.person.lower()
                counts[name] = counts.get(name, 0) + 1
        return counts

    def with_entries(self, entries: tuple[Entry, ...]) -> "ReviewFacts":
        """Look at it as it is once these entries are recorded."""
        return replace(self, entries=(*self.entries, *entries))

    def with_rank(self, login: str, *, is_maintainer: bool) -> "ReviewFacts":
        """Look at it with what was just read of somebody's right."""
        name = frozenset({login.lower()})
        others = self.maintainers - name
        return replace(self, maintainers=others | name if is_maintainer else others)

    def may_review(self, login: str) -> bool:
        """Whether a person may review this pull request; its author may not."""
        name = login.lower()
        return name in self.maintainers and name != self.pull.author.login.lower()

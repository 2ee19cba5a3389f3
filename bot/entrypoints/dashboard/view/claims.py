"""The claim board: who holds what until when, who waits, what was completed."""

from datetime import datetime

from pydantic import Field

from bot.entrypoints.dashboard.view.model import Shown
from bot.model.ledger import Kind
from bot.storage.ledger import SqlLedger
from bot.workflow.claims.state import Skill, fold
from bot.workflow.claims.table import State


class Waiting(Shown):
    """A place on the waiting list, the first in line first."""

    person: str
    since: datetime


class Claim(Shown):
    """A skill that somebody holds, is offered or waits for."""

    skill: str
    state: str = Field(description="`free`, `offered`, `held` or `in review`.")
    holder: str | None
    since: datetime | None
    due: datetime | None = Field(description="End of the lease; in review the clock stands.")
    warned: bool
    pull: int | None
    offered_to: str | None
    offered_until: datetime | None
    waiting: tuple[Waiting, ...]


class Completed(Shown):
    """A claim that a merge completed."""

    skill: str
    by: str
    at: datetime
    pull: int | None


class Board(Shown):
    """All of it; what is free and nobody waits for is not listed."""

    repository: str
    claims: tuple[Claim, ...]
    completed: tuple[Completed, ...] = Field(description="The latest first.")


def board(ledger: SqlLedger, repo: str) -> Board:
    """Fold the ledger."""
    entries = ledger.entries(repo=repo)
    skills = fold(entries).skills
    done = {slug for slug, skill in skills.items() if skill.state is State.DONE}
    latest = {
        entry.subject: Completed(skill=entry.subject, by=entry.person, at=entry.at, pull=entry.pull)
        for entry in entries
        if entry.kind is Kind.COMPLETED and entry.subject in done
    }
    return Board(
        repository=repo,
        claims=tuple(
            _claim(skill)
            for _, skill in sorted(skills.items())
            if skill.state is not State.DONE and (skill.hold or skill.waiting or skill.offer)
        ),
        completed=tuple(sorted(latest.values(), key=lambda each: each.at, reverse=True)),
    )


def _claim(skill: Skill) -> Claim:
    hold, offer = skill.hold, skill.offer
    in_review = skill.state is State.IN_REVIEW
    return Claim(
        skill=skill.slug,
        state=skill.state.value,
        holder=hold.person if hold else None,
        since=hold.since if hold else None,
        due=hold.due if hold and not in_review else None,
        warned=hold is not None and hold.warned_at is not None,
        pull=hold.pull if hold else None,
        offered_to=offer.person if offer else None,
        offered_until=offer.until if offer else None,
        waiting=tuple(Waiting(person=each.person, since=each.at) for each in skill.waiting),
    )

"""One repository as a page shows it: plain values, nothing left to compute."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.ledger import Kind
from bot.storage.ledger import SqlLedger
from bot.workflow.claims.state import fold
from bot.workflow.claims.table import State
from bot.workflow.review import proof
from bot.workflow.review.promise import Promise
from bot.workflow.review.proof import Proof
from bot.workflow.review.settling import cases

MOST_ACTS = 40
HOURS = 48


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A skill that somebody holds, or waits for."""

    skill: str
    state: str
    holder: str
    until: str
    waiting: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Act:
    """A decision of the bot: when, by which rule, why, and what became of it."""

    at: str
    rule: str
    why: str
    id: str
    outcomes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class View:
    """All of one page."""

    claims: tuple[Claim, ...]
    done: tuple[str, ...]
    record: Proof
    acts: tuple[Act, ...]


def seen(ledger: SqlLedger, repo: str, *, now: datetime) -> View:
    """Read one repository from the ledger; asks GitHub nothing."""
    entries = ledger.entries(repo=repo)
    claims = fold(entries)
    completed = [entry.subject for entry in entries if entry.kind is Kind.COMPLETED]
    return View(
        claims=tuple(
            Claim(
                skill=slug,
                state=skill.state.value.replace("_", " "),
                holder=skill.hold.person if skill.hold else "",
                until=moment(skill.hold.due) if skill.hold else "",
                waiting=tuple(wait.person for wait in skill.waiting),
            )
            for slug, skill in sorted(claims.skills.items())
            if skill.state is not State.DONE and (skill.hold or skill.waiting or skill.offer)
        ),
        done=tuple(dict.fromkeys(completed)),
        record=proof.prove(cases(entries), promise=Promise.FIRST, hours=HOURS, now=now),
        acts=tuple(
            Act(
                at=moment(logged.at),
                rule=logged.decision.rule,
                why=logged.decision.why,
                id=logged.id,
                outcomes=tuple(
                    (each.kind, each.outcome or "not carried out yet") for each in logged.outcomes
                ),
            )
            for logged in ledger.log(repo=repo, limit=MOST_ACTS)
            if logged.decision.rule != "nothing"
        ),
    )


def moment(at: datetime) -> str:
    """A time for reading, in UTC."""
    return f"{at:%a} {at.day} {at:%b %Y, %H:%M} UTC"

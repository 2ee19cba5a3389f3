"""What the ledger says now: folding its entries gives the claims.

`step` is the only place where a claim's state changes. A move that `table.MOVES` does not have, or
that the moment forbids (an expiry without a warning, a second holder), raises `IllegalMove` and
changes nothing: everything here is frozen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from bot.model.errors import MilepostError
from bot.model.events import Place
from bot.model.ledger import Entry, Kind
from bot.workflow.claims.table import MOVES, OF_CLAIMS, State

_PLACES: Mapping[str, Place] = {"discussion": "discussion", "issue": "issue", "pull": "pull"}


class IllegalMove(MilepostError):
    """An entry that the state does not allow: a bug, or a ledger that was tampered with."""


@dataclass(frozen=True, kw_only=True)
class Where:
    """The comment somebody spoke in, so that a later answer finds them there."""

    place: Place
    number: int
    thread: str
    """Node id of the thread."""
    node: str
    """Node id of the comment."""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Hold:
    """A claim that lives."""

    person: str
    since: datetime
    due: datetime
    seq: int
    """Of the entry that began it; names the claim in keys."""
    comment: int | None = None
    where: Where | None = None
    warned_at: datetime | None = None
    release_at: datetime | None = None
    """The earliest moment it may expire; None before a warning."""
    pull: int | None = None
    stopped_at: datetime | None = None
    """Since when the clock stands, while in review."""
    extended: int = 0
    """Extensions by word since the last act of work."""

    @property
    def end(self) -> datetime:
        """When it ends if nothing happens: later than it is due if the warning came late."""
        return max(self.due, self.release_at or self.due)


@dataclass(frozen=True, kw_only=True)
class Wait:
    """A place on a waiting list; the earlier comment stands before the later."""

    person: str
    at: datetime
    comment: int | None = None
    where: Where | None = None

    @property
    def order(self) -> tuple[datetime, int]:
        """The fair order: time of the comment, then its database id."""
        return (self.at, self.comment or 0)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A freed skill, kept for the first in line until then."""

    person: str
    at: datetime
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Skill:
    """Where one skill stands."""

    slug: str
    state: State = State.FREE
    hold: Hold | None = None
    waiting: tuple[Wait, ...] = ()
    offer: Offer | None = None
    done_by: str | None = None
    expired: Mapping[str, datetime] = field(default_factory=dict)
    """When whose claim (login in small letters) last ran out."""
    history: tuple[Entry, ...] = ()

    @property
    def holder(self) -> str | None:
        return self.hold.person if self.hold else None

    def place_of(self, person: str) -> int | None:
        """Give the person's place on the waiting list, counted from 1."""
        for place, wait in enumerate(self.waiting, 1):
            if same(wait.person, person):
                return place
        return None

    def wait_of(self, person: str) -> Wait | None:
        return next((wait for wait in self.waiting if same(wait.person, person)), None)


@dataclass(frozen=True)
class Claims:
    """All skills the ledger knows; the others are free."""

    skills: Mapping[str, Skill] = field(default_factory=dict)

    def of(self, slug: str) -> Skill:
        return self.skills.get(slug) or Skill(slug=slug)

    def held_by(self, person: str, *, in_review: bool = True) -> tuple[Skill, ...]:
        """Give what the person holds, oldest claim first."""
        held = [
            skill
            for skill in self.skills.values()
            if skill.hold
            and same(skill.hold.person, person)
            and (in_review or skill.state is State.HELD)
        ]
        return tuple(sorted(held, key=lambda skill: skill.hold.seq if skill.hold else 0))

    def held_for(self, slug: str, person: str) -> bool:
        """Whether this person holds this skill."""
        holder = self.of(slug).holder
        return holder is not None and same(holder, person)

    def awaited_by(self, person: str) -> tuple[Skill, ...]:
        return tuple(skill for skill in self.skills.values() if skill.place_of(person))

    def completed_by(self, person: str) -> int:
        return sum(
            1 for skill in self.skills.values() if skill.done_by and same(skill.done_by, person)
        )


def same(one: str, other: str) -> bool:
    """Whether two logins are the same account; GitHub does not tell capitals apart."""
    return one.casefold() == other.casefold()


def fold(entries: Iterable[Entry], start: Claims | None = None) -> Claims:
    """Give the claims that the entries, in order, lead to, from `start` if there is one.

    Entries of other steps of the workflow are skipped.
    """
    skills = dict(start.skills) if start else {}
    for entry in entries:
        if entry.kind in OF_CLAIMS:
            skills[entry.subject] = step(
                skills.get(entry.subject) or Skill(slug=entry.subject), entry
            )
    return Claims(MappingProxyType(skills))


def step(skill: Skill, entry: Entry) -> Skill:
    """Make one move, or raise `IllegalMove`."""
    after = MOVES[skill.state].get(entry.kind)
    if after is None:
        raise IllegalMove(f"{entry.kind} while {skill.slug} is {skill.state}")
    moved = replace(skill, state=after, history=(*skill.history, entry))
    match entry.kind:
        case Kind.CLAIMED:
            return _claimed(skill, moved, entry)
        case Kind.QUEUED:
            _refuse_if(skill.place_of(entry.person) is not None, entry, "already waits")
            _refuse_if(
                skill.hold is not None and same(skill.hold.person, entry.person),
                entry,
                "holds it",
            )
            wait = Wait(
                person=entry.person, at=entry.at, comment=entry.comment, where=where_of(entry)
            )
            waiting = sorted((*skill.waiting, wait), key=lambda each: each.order)
            return replace(moved, waiting=tuple(waiting))
        case Kind.LEFT_QUEUE:
            _refuse_if(skill.place_of(entry.person) is None, entry, "does not wait")
            _refuse_if(
                skill.offer is not None and same(skill.offer.person, entry.person),
                entry,
                "has an offer, which lapses first",
            )
            return replace(moved, waiting=_without(skill.waiting, entry.person))
        case Kind.OFFERED:
            _refuse_if(skill.place_of(entry.person) is None, entry, "does not wait")
            assert entry.due is not None
            return replace(moved, offer=Offer(person=entry.person, at=entry.at, until=entry.due))
        case Kind.OFFER_LAPSED:
            _refuse_if(
                skill.offer is None or not same(skill.offer.person, entry.person),
                entry,
                "has no offer",
            )
            return replace(moved, offer=None, waiting=_without(skill.waiting, entry.person))
        case Kind.COMPLETED:
            return replace(moved, hold=None, offer=None, waiting=(), done_by=entry.person)
        case Kind.REOPENED:
            return replace(moved, done_by=None)
        case _:
            return _while_held(skill, moved, entry)


def _claimed(skill: Skill, moved: Skill, entry: Entry) -> Skill:
    if skill.offer is not None and not same(skill.offer.person, entry.person):
        # A maintainer may assign over an offer; the one who had it stays first in line.
        _refuse_if(entry.fact("assigned") is None, entry, f"is not {skill.offer.person}")
    assert entry.due is not None
    hold = Hold(
        person=entry.person,
        since=entry.at,
        due=entry.due,
        seq=entry.seq,
        comment=entry.comment,
        where=where_of(entry),
        pull=entry.pull,
    )
    return replace(moved, hold=hold, offer=None, waiting=_without(skill.waiting, entry.person))


def _while_held(skill: Skill, moved: Skill, entry: Entry) -> Skill:
    hold = skill.hold
    assert hold is not None, "the table lets nobody here without a holder"
    _refuse_if(not same(hold.person, entry.person), entry, f"is not the holder {hold.person}")
    match entry.kind:
        case Kind.RENEWED:
            assert entry.due is not None
            by_word = entry.fact("by") == "word"
            return replace(
                moved,
                hold=replace(
                    hold,
                    due=entry.due,
                    warned_at=None,
                    release_at=None,
                    pull=entry.pull or hold.pull,
                    extended=hold.extended + 1 if by_word else 0,
                ),
            )
        case Kind.WARNED:
            _refuse_if(hold.warned_at is not None, entry, "was warned before")
            assert entry.due is not None
            return replace(moved, hold=replace(hold, warned_at=entry.at, release_at=entry.due))
        case Kind.EXPIRED:
            _refuse_if(hold.release_at is None, entry, "was never warned")
            assert hold.release_at is not None
            _refuse_if(entry.at < hold.end, entry, "still has time")
            expired = {**skill.expired, hold.person.casefold(): entry.at}
            return replace(moved, hold=None, expired=MappingProxyType(expired))
        case Kind.IN_REVIEW:
            return replace(
                moved,
                hold=replace(hold, stopped_at=entry.at, pull=entry.pull or hold.pull, extended=0),
            )
        case Kind.BACK_TO_WORK:
            assert entry.due is not None
            return replace(
                moved,
                hold=replace(hold, stopped_at=None, due=entry.due, warned_at=None, release_at=None),
            )
        case _:
            return replace(moved, hold=None)


def where_of(entry: Entry) -> Where | None:
    """Give the comment that an entry remembers having been caused by."""
    place = _PLACES.get(entry.fact("place") or "")
    number = entry.fact("number")
    if place is None or number is None:
        return None
    return Where(
        place=place,
        number=int(number),
        thread=entry.fact("thread") or "",
        node=entry.fact("node") or "",
        url=entry.fact("url") or "",
    )


def _without(waiting: tuple[Wait, ...], person: str) -> tuple[Wait, ...]:
    return tuple(wait for wait in waiting if not same(wait.person, person))


def _refuse_if(wrong: bool, entry: Entry, reason: str) -> None:
    if wrong:
        raise IllegalMove(f"{entry.kind} of {entry.subject}: `{entry.person}` {reason}")

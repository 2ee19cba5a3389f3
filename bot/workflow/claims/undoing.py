"""`/undo`: takes back the bot's last act on the thread, by new entries; nothing is erased."""

from datetime import datetime

from bot.model.actions import Part
from bot.model.ledger import Entry, Kind
from bot.workflow.claims import wording
from bot.workflow.claims.facts import Asked, Desk
from bot.workflow.claims.state import IllegalMove, same
from bot.workflow.claims.table import OF_CLAIMS, State

_COUNTER = {
    Kind.CLAIMED: Kind.RELEASED,
    Kind.QUEUED: Kind.LEFT_QUEUE,
    Kind.RELEASED: Kind.CLAIMED,
    Kind.LEFT_QUEUE: Kind.QUEUED,
    Kind.RENEWED: Kind.RENEWED,
}
"""What takes an entry back. Offers and expiries are no acts on a thread; time made them."""


def undo(desk: Desk, _asked: Asked) -> Part:
    """Undo what the last comment of this thread led to, for its author or a maintainer."""
    act = _last_act(desk)
    if not act:
        return _nothing("undo.nothing", "No act here is left.", wording.nothing_to_undo())
    concerned = {act[0].actor, *(entry.person for entry in act)}
    speaker = desk.speaker.login
    if not desk.is_maintainer and not any(same(speaker, person) for person in concerned):
        line = wording.not_yours_to_undo(act[0].person)
        return _nothing("undo.not_theirs", f"It was for {act[0].person}.", line)
    entries: list[Entry] = []
    told: list[str] = []
    for entry in reversed(act):
        name = desk.facts.name_of(entry.subject)
        counter = _counter(desk, entry)
        if counter is None:
            return _nothing(
                "undo.changed_since", f"{entry.subject} moved on.", wording.cannot_undo(name)
            )
        try:
            desk = desk.after([counter])
        except IllegalMove:
            return _nothing(
                "undo.changed_since", f"{entry.subject} moved on.", wording.cannot_undo(name)
            )
        entries.append(counter)
        told.append(wording.undone_one(name, entry.kind, entry.person))
    return Part(
        rule="undo.done",
        why=f"Took back what comment {act[0].comment} led to.",
        lines=(wording.undone(told),),
        entries=tuple(entries),
    )


def _last_act(desk: Desk) -> list[Entry]:
    """Give the entries of the last comment of this thread that is not undone yet."""
    thread = str(desk.spoken.thread.number)
    place = desk.spoken.thread.place
    here = [
        entry
        for entry in desk.facts.entries
        if entry.kind in OF_CLAIMS
        and entry.comment is not None
        and entry.fact("number") == thread
        and entry.fact("place") == place
    ]
    gone = {entry.fact("undoes") for entry in here}
    for entry in reversed(here):
        if entry.fact("undoes") is None and str(entry.comment) not in gone:
            return [
                each for each in here if each.comment == entry.comment and each.kind in _COUNTER
            ]
    return []


def _counter(desk: Desk, entry: Entry) -> Entry | None:
    kind = _COUNTER[entry.kind]
    skill = desk.claims.of(entry.subject)
    due = None
    if kind in (Kind.CLAIMED, Kind.RENEWED):
        due = _due_before(desk, entry)
        if due is None or (kind is Kind.CLAIMED and skill.state is State.OFFERED):
            # Offered to somebody in the meantime: their turn is not taken away again.
            return None
        if kind is Kind.CLAIMED:
            due = max(due, desk.now)
    if kind is Kind.RELEASED and skill.state is not State.HELD:
        return None
    return desk.entry(
        kind,
        entry.subject,
        f"{desk.speaker.login} took back the step before.",
        person=entry.person,
        due=due,
        undoes=str(entry.comment),
    )


def _due_before(desk: Desk, entry: Entry) -> datetime | None:
    due = None
    for each in desk.facts.entries:
        if each.seq >= entry.seq:
            break
        if each.subject == entry.subject and each.kind in (
            Kind.CLAIMED,
            Kind.RENEWED,
            Kind.BACK_TO_WORK,
        ):
            due = each.due
    return due


def _nothing(rule: str, why: str, line: str) -> Part:
    return Part(rule=rule, why=why, lines=(line,))

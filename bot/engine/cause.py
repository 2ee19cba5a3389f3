"""What came before a decision, as plain words for whoever asks why."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from bot.model.events import Comment, Event, Person, Thread
from bot.model.ledger import Entry

Words = tuple[tuple[str, str], ...]
_ELSEWHERE = frozenset({"repo", "installation", "before"})
"""The repository is known; a comment's text stays on GitHub, where its author can delete it."""


def cause(event: Event, seen: Words, entries: Sequence[Entry]) -> Words:
    """Name the event, its delivery, the facts that were seen, and how far the ledger went."""
    last = str(entries[-1].seq) if entries else "0"
    return (("event", type(event).__name__), *_told(event), *seen, ("ledger entry", last))


def _told(event: Event) -> Iterator[tuple[str, str]]:
    for each in fields(event):
        value = getattr(event, each.name)
        if each.name in _ELSEWHERE or value in (None, "", ()):
            continue
        yield each.name.replace("_", " "), _worded(value)


def _worded(value: object) -> str:
    match value:
        case Person():
            return value.login
        case Thread():
            return f"{value.place} #{value.number}"
        case Comment():
            return value.url or str(value.id)
        case tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)

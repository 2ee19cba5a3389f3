"""Hidden marks in what the bot writes, by which it finds its own words again.

A mark is an HTML comment at the end of a text: `<!-- milepost KEY DATA SIGNATURE -->`. DATA holds
ledger entries where there are any. The signature covers repository, subject, key and data, so
that a mark copied elsewhere or changed is worth nothing.
"""

from typing import Protocol

from bot.model.ledger import Entry


class Markers(Protocol):
    """Signs and reads marks; made by `wiring.py` from `MILEPOST_MARKER_KEY`."""

    def sign(self, *, repo: str, subject: str, key: str, entries: tuple[Entry, ...]) -> str:
        """Give the mark to put at the end of a text."""
        ...

    def key(self, *, repo: str, subject: str, body: str) -> str | None:
        """Give the key of a text's mark, None if there is none that we signed for this place."""
        ...

"""What came of deliveries: marks that are to be written into the inbox, and counts."""

import threading
from collections import Counter

from bot.delivery.inbox import Inbox, Mark

_KINDS = 64
"""Names of events that are counted apart; a sender could make up any number of them."""


class Results:
    """Results of one worker; may be called from any thread."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._lock = threading.Lock()
        self._marks: list[Mark] = []
        self._outcomes: Counter[tuple[str, str]] = Counter()

    def add(self, mark: Mark, *, event: str, outcome: str) -> None:
        """Note what came of a delivery; it is written with the next `flush`."""
        with self._lock:
            known = (event, outcome) in self._outcomes or len(self._outcomes) < _KINDS
            self._outcomes[event if known else "other", outcome] += 1
            self._marks.append(mark)

    def flush(self) -> None:
        """Write the marks down. They may lag: the engine knows them, and tells them again."""
        with self._lock:
            marks, self._marks = self._marks, []
        if not marks:
            return
        try:
            self._inbox.settle(marks)
        except Exception:
            with self._lock:
                self._marks = marks + self._marks
            raise

    @property
    def outcomes(self) -> dict[tuple[str, str], int]:
        """How often each event came to each outcome since the worker began."""
        with self._lock:
            return dict(self._outcomes)

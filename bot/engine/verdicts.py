"""Verdicts that were given: judging the same again gives the same, so it is not done again."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from bot.workflow.standards.report import Report

MOST = 256


class Verdicts:
    """The last verdicts, by everything they depend on; safe to share between threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._known: OrderedDict[Hashable, Report] = OrderedDict()

    def of(self, key: Hashable, judge: Callable[[], Report], *, afresh: bool = False) -> Report:
        """Give the verdict under this key, judging only if it is not known or asked `afresh`."""
        with self._lock:
            if key in self._known and not afresh:
                self._known.move_to_end(key)
                return self._known[key]
        report = judge()
        with self._lock:
            self._known[key] = report
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return report

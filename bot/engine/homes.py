"""What repositories say of themselves, kept until something is pushed there."""

from collections import Counter
from collections.abc import Callable
from threading import Lock

from bot.engine.gather.home import Home


class Homes:
    """Shared by all lanes of all repositories; callable from any thread."""

    def __init__(self) -> None:
        self._kept: dict[str, Home] = {}
        self._changes: Counter[str] = Counter()
        self._lock = Lock()

    def of(self, repo: str, read: Callable[[], Home]) -> Home:
        """Give what is kept, or read it; again, if it was forgotten while it was read."""
        while True:
            with self._lock:
                home, change = self._kept.get(repo), self._changes[repo]
            if home is not None:
                return home
            home = read()
            with self._lock:
                if self._changes[repo] == change:
                    self._kept[repo] = home
                    return home

    def forget(self, repo: str) -> None:
        """Have it read anew, also by whoever reads it at this moment."""
        with self._lock:
            self._changes[repo] += 1
            self._kept.pop(repo, None)

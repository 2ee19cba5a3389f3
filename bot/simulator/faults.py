"""How GitHub fails, as data: chosen by a seed or one by one, replayable from one line.

    seed=7 rate=0.1 kinds=error-after,lost-after
    error-after@POST /repos/{owner}/{repo}/issues#1; late@issues.opened#2

The first form decides by seed, name and how often the name was called, so that threads do not
change what happens. The second names the fault, the call (a route, `graphql NAME`, or an event
such as `issues.opened`) and which of its calls, from 1.
"""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

BEFORE = {
    "error-before": "502, nothing was done",
    "lost-before": "the connection breaks, nothing was done",
    "limited": "403 secondary limit with Retry-After",
    "limited-bare": "403 secondary limit without a hint",
    "too-many": "429 with Retry-After",
    "too-many-bare": "429 without a hint",
    "exhausted": "the hourly limit is used up: REST 403, GraphQL an error in a 200",
    "expired": "401, the token is dead from now on",
    "suspended": "403, the installation is suspended (this once)",
    "missing": "404 on a read, as just after an event",
    "rule": "a branch rule refuses",
    "moved": "somebody else's commit gets in first",
    "dies-before": "the bot's process is killed, nothing was done",
}
AFTER = {
    "error-after": "502, although it was done",
    "lost-after": "the connection breaks, although it was done",
    "slow": "the answer comes in drips",
    "stale": "a read gives what it gave last time, if that is not yet a second ago",
    "partial": "GraphQL gives data and errors: the first field is null, although it was done",
    "dies-after": "the bot's process is killed, although it was done",
}
DELIVERY = {
    "double": "delivered twice, one GUID",
    "late": "overtaken by the next deliveries",
    "lost": "never arrives; the log says timed out",
}
KINDS = {**BEFORE, **AFTER, **DELIVERY}
READS = {"missing", "stale"}
COMMITS = {"rule", "moved"}
DEATHS = {"dies-before", "dies-after"}


class BadLine(ValueError):
    """A line of faults that cannot be read; the text says what."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One fault at the `nth` call of a name."""

    kind: str
    name: str
    nth: int


@dataclass(kw_only=True)
class Faults:
    """`injected` is what has happened so far, each as a line of the second form."""

    seed: int = 0
    rate: float = 0.0
    kinds: tuple[str, ...] = ()
    planned: tuple[Fault, ...] = ()
    limit: int | None = None
    injected: list[str] = field(default_factory=list)
    _calls: Counter[str] = field(default_factory=Counter)

    def line(self) -> str:
        """The line that makes the same faults again."""
        if self.planned:
            return "; ".join(f"{each.kind}@{each.name}#{each.nth}" for each in self.planned)
        if not self.rate:
            return ""
        most = "" if self.limit is None else f" limit={self.limit}"
        return f"seed={self.seed} rate={self.rate} kinds={','.join(self.kinds)}{most}"

    def choose(self, name: str, possible: set[str]) -> str | None:
        """The fault that befalls this call of a name, among those possible for it."""
        self._calls[name] += 1
        count = self._calls[name]
        kind = self._planned(name, count, possible) or self._drawn(name, count, possible)
        if kind is not None:
            self.injected.append(f"{kind}@{name}#{count}")
        return kind

    def _planned(self, name: str, count: int, possible: set[str]) -> str | None:
        for each in self.planned:
            if (each.name, each.nth) == (name, count) and each.kind in possible:
                return each.kind
        return None

    def _drawn(self, name: str, count: int, possible: set[str]) -> str | None:
        if self.limit is not None and len(self.injected) >= self.limit:
            return None
        dice = Random(f"{self.seed}:{name}:{count}")  # noqa: S311 - repeatable on purpose
        if dice.random() >= self.rate:
            return None
        kinds = [each for each in self.kinds if each in possible]
        return dice.choice(kinds) if kinds else None


def read(line: str) -> Faults:
    """Faults from their line; the empty line is none."""
    text = line.strip()
    if not text:
        return Faults()
    if "@" in text:
        return Faults(planned=tuple(_fault(each) for each in text.split(";") if each.strip()))
    words: dict[str, str] = {}
    for word in text.split():
        key, _, value = word.partition("=")
        words[key] = value
    if odd := set(words) - {"seed", "rate", "kinds", "limit"}:
        raise BadLine(f"unknown word {sorted(odd)[0]!r} in a line of faults")
    kinds = tuple(words["kinds"].split(",")) if "kinds" in words else tuple(KINDS)
    for kind in kinds:
        _known(kind)
    try:
        return Faults(
            seed=int(words.get("seed", "0")),
            rate=float(words.get("rate", "0.1")),
            kinds=kinds,
            limit=int(words["limit"]) if "limit" in words else None,
        )
    except ValueError as error:
        raise BadLine(f"a number is wrong: {error}") from error


def _fault(text: str) -> Fault:
    kind, _, rest = text.strip().partition("@")
    name, _, nth = rest.rpartition("#")
    _known(kind)
    if not name or not nth.isdigit():
        raise BadLine(f"{text.strip()!r} is not KIND@NAME#NUMBER")
    return Fault(kind=kind, name=name, nth=int(nth))


def _known(kind: str) -> None:
    if kind not in KINDS:
        raise BadLine(f"no fault is called {kind!r}; there are {', '.join(KINDS)}")


def possible_for(name: str, *, mortal: bool) -> set[str]:
    """The faults that can befall a call of this name; `mortal` if the caller can be killed."""
    found = set(BEFORE) | set(AFTER)
    if not mortal:
        found -= DEATHS
    if not name.startswith("graphql "):
        found.discard("partial")
    if not name.startswith("GET "):
        found -= READS
    commits = (
        "graphql createCommitOnBranch",
        "PUT /repos/{owner}/{repo}/contents/{path}",
    )
    if name not in commits:
        found -= COMMITS
    return found

"""Who is next: lanes in order, repositories in turn. Pure bookkeeping, not thread-safe.

Only the first delivery of a lane is ever handed out, and the next one only when it is finished;
so the order of a lane needs no lock and survives a crash, and a lane that waits costs nothing.
Turns go round over owners (an installation each), then over their repositories, then over ready
lanes; and neither a repository nor an owner may have everything under way. So a storm in one delays
the others by no more than the deliveries under way, and slow ones not even by that.
"""

import heapq
from collections import Counter, OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime

from bot.engine.lanes import repository_of


@dataclass(kw_only=True, slots=True)
class Waiting:
    """A delivery in line. `burst` as in `bot.engine.lanes.Place`."""

    id: int
    guid: str
    event: str
    attempt: int
    tries: int
    lane: str
    not_before: datetime
    burst: str | None = None
    superseded: bool = False


@dataclass(slots=True)
class _Lane:
    line: deque[Waiting] = field(default_factory=deque)
    bursts: dict[str, Waiting] = field(default_factory=dict)
    busy: bool = False


class LaneBook:
    """Deliveries in memory, by lane; the bounds are on deliveries under way."""

    def __init__(self, *, per_repository: int, per_owner: int) -> None:
        self._lanes: dict[str, _Lane] = {}
        self._ready: OrderedDict[str, OrderedDict[str, OrderedDict[str, None]]] = OrderedDict()
        self._delayed: list[tuple[datetime, str]] = []
        self._under_way: Counter[str] = Counter()
        self._under_way_of_owner: Counter[str] = Counter()
        self._per_repository = per_repository
        self._per_owner = per_owner
        self._size = 0

    def __len__(self) -> int:
        """Deliveries in line and under way."""
        return self._size

    @property
    def lanes(self) -> int:
        """Lanes that hold anything."""
        return len(self._lanes)

    @property
    def under_way(self) -> int:
        """Deliveries handed out and not finished."""
        return self._under_way.total()

    def add(self, waiting: Waiting, *, now: datetime) -> Waiting | None:
        """Put a delivery at the end of its lane; returns an earlier one that it makes needless.

        An earlier delivery that was tried already stays: its attempt may have had effects.
        """
        lane = self._lanes.setdefault(waiting.lane, _Lane())
        needless = None
        was_empty = not lane.line
        if waiting.burst is not None:
            earlier = lane.bursts.get(waiting.burst)
            untried = earlier is not None and earlier.attempt == 1 and earlier.tries == 0
            if earlier is not None and untried and not (lane.busy and lane.line[0] is earlier):
                earlier.superseded = True
                needless = earlier
                self._size -= 1
            lane.bursts[waiting.burst] = waiting
        lane.line.append(waiting)
        while lane.line[0].superseded:
            lane.line.popleft()
        self._size += 1
        if was_empty:
            self._offer(waiting.lane, now=now)
        return needless

    def take(self, *, now: datetime) -> Waiting | None:
        """The next delivery to be worked on, or None if none may start now."""
        self._wake(now)
        for owner, repositories in self._ready.items():
            if self._under_way_of_owner[owner] >= self._per_owner:
                continue
            for repository in repositories:
                if self._under_way[repository] >= self._per_repository:
                    continue
                lanes = repositories[repository]
                name, _ = lanes.popitem(last=False)
                if lanes:
                    repositories.move_to_end(repository)
                else:
                    del repositories[repository]
                if repositories:
                    self._ready.move_to_end(owner)
                else:
                    del self._ready[owner]
                lane = self._lanes[name]
                lane.busy = True
                self._under_way[repository] += 1
                self._under_way_of_owner[owner] += 1
                return lane.line[0]
        return None

    def finish(self, waiting: Waiting, *, now: datetime) -> None:
        """It is done or dead: the lane goes on."""
        lane = self._release(waiting)
        assert lane.line[0] is waiting
        lane.line.popleft()
        self._size -= 1
        if waiting.burst is not None and lane.bursts.get(waiting.burst) is waiting:
            del lane.bursts[waiting.burst]
        self._offer(waiting.lane, now=now)

    def postpone(self, waiting: Waiting, *, now: datetime) -> None:
        """It is to be tried again at its `not_before`; what came later waits behind it."""
        self._release(waiting)
        self._offer(waiting.lane, now=now)

    def next_wake(self) -> datetime | None:
        """When the earliest delayed lane may go on."""
        return self._delayed[0][0] if self._delayed else None

    def _release(self, waiting: Waiting) -> _Lane:
        lane = self._lanes[waiting.lane]
        assert lane.busy
        lane.busy = False
        repository = repository_of(waiting.lane)
        for counted, name in (
            (self._under_way, repository),
            (self._under_way_of_owner, _owner(repository)),
        ):
            counted[name] -= 1
            if not counted[name]:
                del counted[name]
        return lane

    def _offer(self, name: str, *, now: datetime) -> None:
        lane = self._lanes[name]
        while lane.line and lane.line[0].superseded:
            lane.line.popleft()
        if not lane.line:
            del self._lanes[name]
            return
        if lane.line[0].not_before > now:
            heapq.heappush(self._delayed, (lane.line[0].not_before, name))
            return
        repository = repository_of(name)
        repositories = self._ready.setdefault(_owner(repository), OrderedDict())
        repositories.setdefault(repository, OrderedDict())[name] = None

    def _wake(self, now: datetime) -> None:
        while self._delayed and self._delayed[0][0] <= now:
            _, name = heapq.heappop(self._delayed)
            lane = self._lanes.get(name)
            if lane is not None and not lane.busy:
                self._offer(name, now=now)


def _owner(repository: str) -> str:
    return repository.partition("/")[0]

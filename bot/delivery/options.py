"""How the worker works, and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.delivery.retry import Patience


@dataclass(frozen=True, kw_only=True)
class Options:
    """How the worker works; intervals in seconds.

    `threads` deliveries are under way at most; `window` are held in memory (a few hundred bytes
    each), the rest stays in the inbox. `keep` is how long payloads and records of finished
    deliveries stay, `keep_scheduled` those of schedules. `beat` is how often it says how it
    stands. `grace` is given to deliveries under way
    at the end; what does not finish is taken up after the next start.
    """

    threads: int = 16
    poll: float = 0.1
    settle: float = 0.05
    tick: float = 1.0
    window: int = 200_000
    shards: int = 1
    patience: Patience = field(default_factory=Patience)
    keep: timedelta = timedelta(days=30)
    keep_scheduled: timedelta = timedelta(days=1)
    clean: float = 60.0
    beat: float = 10.0
    grace: float = 10.0


@dataclass(frozen=True, kw_only=True)
class WorkerFigures:
    """How the worker stands; numbers of deliveries but for `lanes` and `shard`.

    `outcomes` counts, since the process began, by event and `done`, `again`, `dead` or
    `superseded`; `looked_at` is the last time for which the schedules were looked through.
    """

    shard: int | None
    lanes: int
    in_line: int
    under_way: int
    outcomes: Mapping[tuple[str, str], int]
    looked_at: datetime | None

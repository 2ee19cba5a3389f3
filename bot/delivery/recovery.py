"""Webhooks that GitHub sent in vain: found in its own log of deliveries, and asked for again.

GitHub sends a webhook once and keeps the log for three days (docs.github.com, "Handling failed
webhook deliveries"). What the log has and the inbox has not is asked for again, oldest first, so
that it comes in the order in which it happened; that the log says 2xx is no reason not to ask, as
after a restored backup. What was asked for several times in vain is left, and said.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from structlog.contextvars import bind_contextvars

from bot.delivery.inbox import Inbox
from bot.engine.delivery import Delivery, DeliveryLog, Sent, Steps
from bot.model.errors import OutsideError, RateLimited

WINDOW = timedelta(days=3)
"""How far back GitHub's log and redelivery reach."""
PATIENCE = timedelta(hours=6)
"""How long nothing may come in while GitHub sends, before somebody is told."""
_OVERLAP = timedelta(hours=1)
_MOST_ATTEMPTS = 5
_MOST_REQUESTS = 200
_UNDER_WAY = timedelta(minutes=1)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Recovered:
    """What one run did, in events: `seen` in the log, `missing` from the inbox, `asked` for again;
    `left` are missing and were not asked for: too many, refused, or in vain too often. `newest` is
    when GitHub last sent anything."""

    seen: int
    missing: int
    asked: int
    left: int
    newest: datetime | None = None


def recover(deliveries: DeliveryLog, *, inbox: Inbox, since: datetime, now: datetime) -> Recovered:
    """Ask again for what is missing. Raises `RateLimited`: what was asked for is not asked twice,
    because the next run finds it in the log or in the inbox."""
    attempts: dict[str, list[Sent]] = {}
    for sent in deliveries.since(since):
        attempts.setdefault(sent.guid, []).append(sent)
    missing = sorted(
        (
            sorted(tries, key=lambda sent: (sent.delivered_at, sent.id))
            for guid, tries in attempts.items()
            if inbox.find(guid) is None
        ),
        key=lambda tries: (tries[0].delivered_at, tries[0].id),
    )
    asked = left = 0
    for tries in missing:
        if now - tries[-1].delivered_at < _UNDER_WAY:
            continue
        if len(tries) >= _MOST_ATTEMPTS or asked >= _MOST_REQUESTS:
            left += 1
            continue
        try:
            deliveries.request(tries[-1])
        except RateLimited:
            raise
        except OutsideError as error:
            log.warning("redelivery refused", delivery=tries[-1].guid, error=str(error))
            left += 1
        else:
            asked += 1
    newest = max((sent.delivered_at for tries in attempts.values() for sent in tries), default=None)
    return Recovered(
        seen=len(attempts), missing=len(missing), asked=asked, left=left, newest=newest
    )


def silent_since(
    *, received: datetime | None, newest: datetime | None, now: datetime, patience: timedelta
) -> datetime | None:
    """Since when GitHub sends and nothing comes in; None while there is no such silence.

    `received` is when something last came in, `newest` when GitHub last sent something. A quiet
    repository is not a silence: then GitHub's log is quiet too.
    """
    if newest is None:
        return None
    since = received if received is not None else newest
    unheard = received is None or newest - received > _UNDER_WAY
    return since if unheard and now - since > patience else None


class Recovery:
    """The work of a schedule: the whole window after a start, then what is new and an hour more.

    It is the watchdog too: when nothing came in for `patience` although GitHub sent something, it
    says so in the log, each time; `silent` tells since when.
    """

    def __init__(
        self,
        deliveries: DeliveryLog,
        *,
        inbox: Inbox,
        now: Callable[[], datetime],
        patience: timedelta = PATIENCE,
    ) -> None:
        self._deliveries = deliveries
        self._inbox = inbox
        self._now = now
        self._patience = patience
        self._newest: datetime | None = None
        self.silent: datetime | None = None
        self._looked_at: datetime | None = None
        self.last: Recovered | None = None

    def __call__(self, _delivery: Delivery, _steps: Steps) -> None:
        """As `Handler`; idempotent, so nothing is remembered of it."""
        now = self._now()
        since = now - WINDOW
        if self._looked_at is not None and self.last is not None and not self.last.left:
            since = max(since, self._looked_at - _OVERLAP)
        self.last = recover(self._deliveries, inbox=self._inbox, since=since, now=now)
        self._looked_at = now
        self._newest = max(filter(None, (self._newest, self.last.newest)), default=None)
        bind_contextvars(
            note=f"{self.last.seen} sent, {self.last.missing} missing, "
            f"{self.last.asked} asked for again, {self.last.left} left"
        )
        self._watch(now)

    def _watch(self, now: datetime) -> None:
        self.silent = silent_since(
            received=self._inbox.figures(now=now).last_received,
            newest=self._newest,
            now=now,
            patience=self._patience,
        )
        if self.silent is not None:
            log.error(
                "GitHub sends webhooks and none comes in",
                since=self.silent.isoformat(),
                newest=str(self._newest),
                mend="see `milepost doctor`",
            )

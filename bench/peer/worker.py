"""A worker alone (`worker.py URL`): says the time and the GUID of each delivery it carries out.

The time is the system's monotonic clock, which all processes of a machine share.
"""

import sys
import threading
import time
from datetime import UTC, datetime, timedelta

import structlog

from bot.delivery.stores import Stores
from bot.delivery.worker import Worker
from bot.engine.delivery import Delivery, Schedule, Steps
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger


def now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


def handler(delivery: Delivery, steps: Steps) -> None:
    """Do two remembered steps."""
    steps.run("look", lambda: delivery.guid)
    steps.run("write", lambda: True)
    sys.stdout.write(f"{time.monotonic()} {delivery.guid}\n")  # one write: threads share it
    sys.stdout.flush()


structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
url = sys.argv[1]
stores = Stores(url=url)
ledger = SqlLedger(open_database(url))
sweep = Schedule(
    name="sweep",
    every=timedelta(seconds=1),
    work=lambda _delivery, _steps: None,
    lanes=lambda: [f"{due.repo}#{due.name}" for due in ledger.deadlines(until=now())] or ["app"],
)
Worker(
    inbox=stores.inbox(),
    lead=stores.lead(),
    engine_url=stores.engine_url,
    handler=handler,
    now=now,
    schedules=[sweep],
).run(threading.Event())

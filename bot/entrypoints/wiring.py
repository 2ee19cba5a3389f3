"""The only place that reads clock and environment, and that builds objects from them."""

import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from bot.delivery.ingress import Ingress
from bot.delivery.options import Options, WorkerFigures
from bot.delivery.recovery import Recovery
from bot.delivery.stores import Stores
from bot.delivery.worker import Worker
from bot.engine.delivery import Delivery, Schedule
from bot.engine.handle import LEFT, Engine
from bot.engine.ports import GitHubs, Judge
from bot.engine.shelf import BRANCH
from bot.entrypoints.action.settings import ActionSettings, read_action_settings
from bot.entrypoints.dashboard.operators import Operators
from bot.entrypoints.operation.dry_run import say_what_would_be_written
from bot.entrypoints.operation.forgetting import purge_what_left
from bot.entrypoints.operation.pausing import paused
from bot.entrypoints.operation.rehearsal import Rehearsal
from bot.entrypoints.settings import Settings, read_settings
from bot.entrypoints.watching.watched import Watched
from bot.entrypoints.web import web
from bot.github.app import AppOnGitHub
from bot.github.auth import AppCredentials, Tokens
from bot.github.branch import BranchOnGitHub
from bot.github.budget import Budgets
from bot.github.repository import OnGitHub, WithToken
from bot.github.webhook import read
from bot.model.events import Event
from bot.sandbox.judge import judge
from bot.storage.branch import BranchLedger
from bot.storage.database import Database, open_database
from bot.storage.ledger import SqlLedger
from bot.storage.vitals import Vital, say, vitals
from bot.workflow.claims.markers import Marks

Now = Callable[[], datetime]
SWEEP = timedelta(minutes=1)
RECOVER = timedelta(minutes=10)
RECONCILE = timedelta(hours=6)
PURGE = timedelta(hours=1)


def clock() -> datetime:
    """Read the time, in UTC."""
    return datetime.now(UTC)


def settings() -> Settings:
    """Read the settings of this process."""
    return read_settings(os.environ)


def action_settings() -> ActionSettings:
    """Read what GitHub Actions set for this process."""
    return read_action_settings(os.environ)


def pause(seconds: float) -> None:
    """Let time pass, where nothing else waits for it."""
    time.sleep(seconds)


@dataclass(frozen=True, kw_only=True)
class Core:
    """The parts that every mode shares."""

    tokens: Tokens
    githubs: GitHubs
    budget: Budgets
    ledger: SqlLedger
    engine: Engine
    database: Database
    http: httpx.Client

    def close(self) -> None:
        """Let go of connections."""
        self.http.close()
        self.database.close()


def tokens(chosen: Settings, *, now: Now = clock) -> Tokens:
    """Give what speaks as the App; asks nothing yet."""
    credentials = AppCredentials(
        app_id=chosen.app_id, private_key=chosen.private_key, api_url=chosen.api_url
    )
    return Tokens(credentials=credentials, now=now)


def core(chosen: Settings, *, now: Now = clock, judge: Judge = judge) -> Core:
    """Build the engine with its edges; asks GitHub for the App's name."""
    speaker = tokens(chosen, now=now)
    http = httpx.Client(timeout=15)
    budget = Budgets(now=now, shards=chosen.shards)
    githubs: GitHubs = OnGitHub(
        tokens=speaker,
        api_url=chosen.api_url,
        slug=str(speaker.request("GET", "/app")["slug"]),
        http=http,
        now=now,
        budget=budget,
    )
    if chosen.dry_run:
        githubs = Rehearsal(githubs, note=say_what_would_be_written)
    database = open_database(chosen.database_url)
    ledger = SqlLedger(database, now=now)
    engine = Engine(
        read=read_delivery,
        githubs=githubs,
        ledger=ledger,
        judge=judge,
        markers=Marks(chosen.marker_keys),
        budget=budget,
        now=now,
    )
    return Core(
        tokens=speaker,
        githubs=githubs,
        budget=budget,
        ledger=ledger,
        engine=engine,
        database=database,
        http=http,
    )


@dataclass(frozen=True, kw_only=True)
class ActionCore:
    """The same engine on a ledger that is kept on a branch."""

    ledger: BranchLedger
    engine: Engine
    close: Callable[[], None]


def action_core(chosen: ActionSettings, *, home: Path, now: Now = clock) -> ActionCore:
    """Build the engine for one run of a workflow; reads the ledger's branch.

    Marks are signed with the branch's name, which is no secret: they find our own texts again, and
    nothing is believed because of them.
    """
    http = httpx.Client(timeout=15)
    budget = Budgets(now=now)
    githubs = WithToken(
        repo=chosen.repo,
        token=chosen.token,
        api_url=chosen.api_url,
        http=http,
        now=now,
        budget=budget,
    )
    database = open_database(f"sqlite:///{home / 'ledger.db'}")
    repository = githubs(repo=chosen.repo)

    def close() -> None:
        repository.close()
        http.close()
        database.close()

    try:
        ledger = BranchLedger(
            BranchOnGitHub(repository), database, repo=chosen.repo, run=chosen.run, now=now
        )
    except BaseException:
        close()
        raise
    engine = Engine(
        read=read_delivery,
        githubs=githubs,
        ledger=ledger,
        judge=judge,
        markers=Marks([BRANCH]),
        budget=budget,
        now=now,
    )
    return ActionCore(ledger=ledger, engine=engine, close=close)


def read_delivery(delivery: Delivery) -> Event:
    """Read a stored delivery."""
    return read(
        event=delivery.event,
        body=delivery.body,
        delivery=delivery.guid,
        received_at=delivery.received_at,
    )


def front(chosen: Settings, *, now: Now = clock) -> Ingress:
    """Build the door: webhooks to disk, everything else to the web application."""
    stores = Stores(url=chosen.database_url)
    database = open_database(chosen.database_url)
    taken: Counter[int] = Counter()
    inbox = stores.inbox()
    watched = Watched(settings=chosen, database=database, inbox=inbox, answers=taken, now=now)
    site = web(
        chosen,
        SqlLedger(database),
        inbox=inbox,
        watched=watched,
        operators=Operators(tokens(chosen, now=now), chosen.operators),
        now=now,
    )
    return Ingress(
        site,
        stores.door(),
        secrets=chosen.webhook_secrets,
        now=now,
        answered=lambda status: taken.update((status,)),
    )


def back(
    chosen: Settings, parts: Core, *, now: Now = clock, options: Options | None = None
) -> Worker:
    """Build the worker: from disk to GitHub."""
    stores = Stores(url=chosen.database_url)
    sweep = Schedule(
        name="sweep",
        every=SWEEP,
        work=parts.engine,
        lanes=lambda: [f"{due.repo}#{due.name}" for due in parts.ledger.deadlines(until=now())],
    )
    app = AppOnGitHub(tokens=parts.tokens)
    inbox = stores.inbox()
    recovery = Recovery(app, inbox=inbox, now=now, patience=timedelta(hours=chosen.silence_hours))
    recover = Schedule(name="recover", every=RECOVER, work=recovery)
    reconcile = Schedule(
        name="reconcile",
        every=RECONCILE,
        work=parts.engine,
        lanes=lambda: [
            f"{repo}#claims"
            for repo in sorted({*parts.ledger.repos()} - {*parts.ledger.cursors_named(LEFT)})
        ],
    )
    grace = timedelta(days=chosen.purge_days)
    purge = Schedule(
        name="purge",
        every=PURGE,
        work=lambda _delivery, _steps: purge_what_left(
            parts.ledger, inbox, app, now=now(), grace=grace
        ),
    )
    discover = Schedule(
        name="discover",
        every=RECONCILE,
        work=lambda _delivery, _steps: _look_round(app, parts.ledger, now),
    )

    def beat(figures: WorkerFigures) -> None:
        said = {
            "outcomes": [[*key, count] for key, count in sorted(figures.outcomes.items())],
            "in_line": figures.in_line,
            "under_way": figures.under_way,
            "lanes": figures.lanes,
            "swept_at": figures.looked_at and figures.looked_at.isoformat(),
            "silent_since": recovery.silent and recovery.silent.isoformat(),
            "budget": parts.budget.read(),
        }
        say(parts.database, Vital(shard=figures.shard or 0, at=now(), said=said))

    for vital in vitals(parts.database):
        parts.budget.restore(vital.said.get("budget", ()))
    return Worker(
        inbox=inbox,
        lead=stores.lead(shards=chosen.shards),
        engine_url=stores.engine_url,
        handler=parts.engine,
        now=now,
        # To ask for a delivery again is a write too.
        schedules=[sweep, discover, reconcile, purge, *([] if chosen.dry_run else [recover])],
        options=options or Options(keep=timedelta(days=chosen.payload_days), shards=chosen.shards),
        paused=lambda: paused(parts.ledger) is not None,
        beat=beat,
    )


def _look_round(app: AppOnGitHub, ledger: SqlLedger, now: Now) -> None:
    """Have a look at repositories whose installation was never told; drop what nobody needs."""
    known = set(ledger.repos())
    for repo in app.repositories():
        if repo not in known:
            ledger.set_deadline(repo=repo, name="roadmap", at=now())
    ledger.drop_unused(now=now())

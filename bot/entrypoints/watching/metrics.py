"""`/metrics` for Prometheus, behind a token of its own.

All but the door's own answers is read from the databases when it is asked for, so every replica
tells the same. Names end as https://prometheus.io/docs/practices/naming/ asks: `_total` counts,
`_seconds` times.
"""

import hmac
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Header, HTTPException
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.delivery.status import status
from bot.engine.record import proved
from bot.entrypoints.watching.watched import ALIVE, Watched
from bot.storage.ledger import SqlLedger
from bot.storage.vitals import Vital, decisions_by_rule
from bot.workflow.review.promise import Promise


def metrics(watched: Watched) -> APIRouter:
    """Build the route; without METRICS_TOKEN there is none, and a wrong token is told nothing."""
    router = APIRouter()
    registry = CollectorRegistry()
    registry.register(_Figures(watched))
    token = watched.settings.metrics_token

    @router.get("/metrics")
    def read(authorization: str = Header(default="")) -> Response:
        """The figures, for whoever shows `Authorization: Bearer METRICS_TOKEN`."""
        if not token:
            raise HTTPException(404)
        if not hmac.compare_digest(authorization.encode(), f"Bearer {token}".encode()):
            raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return router


class _Figures(Collector):
    def __init__(self, watched: Watched) -> None:
        self._watched = watched

    def describe(self) -> list[Metric]:
        """Nothing: to be registered costs no look at the database."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Read everything."""
        now = self._watched.now()
        yield from self._door()
        yield from self._inbox(now)
        yield from _worker(self._watched.worker(), now)
        yield from self._ledger(now)

    def _door(self) -> Iterator[Metric]:
        answers = CounterMetricFamily(
            "milepost_webhooks",
            "Webhooks by the status of the answer.",
            labels=["status"],
        )
        for code, count in sorted(self._watched.answers.items()):
            answers.add_metric([str(code)], count)
        yield answers

    def _inbox(self, now: datetime) -> Iterator[Metric]:
        found = status(self._watched.inbox, now=now)
        for name, text, value in (
            ("queue_deliveries", "Deliveries not yet carried out.", found.waiting),
            ("queue_lag_seconds", "Age of the oldest delivery that only waits.", found.lag),
            ("queue_delayed_deliveries", "Deliveries that wait for a time.", found.delayed),
            ("queue_blocked_lanes", "Lanes that wait for a time.", found.blocked_lanes),
            ("dead_letters", "Deliveries that were tried in vain.", found.dead),
        ):
            yield GaugeMetricFamily(f"milepost_{name}", text, value=value)
        if found.silent is not None:
            yield GaugeMetricFamily(
                "milepost_last_delivery_age_seconds",
                "Time since a webhook last came in.",
                value=found.silent,
            )

    def _ledger(self, now: datetime) -> Iterator[Metric]:
        decisions = CounterMetricFamily(
            "milepost_decisions", "Decisions in the ledger by rule.", labels=["rule"]
        )
        for rule, count in decisions_by_rule(self._watched.database).items():
            decisions.add_metric([rule], count)
        yield decisions
        held = GaugeMetricFamily("milepost_claims_held", "Claims held.", labels=["repository"])
        answered = GaugeMetricFamily(
            "milepost_reviews",
            "Review promises of the last twelve weeks by what became of them.",
            labels=["repository", "outcome"],
        )
        overdue = GaugeMetricFamily(
            "milepost_reviews_overdue", "Late and still not answered.", labels=["repository"]
        )
        ledger = SqlLedger(self._watched.database)
        for repo in ledger.repos():
            held.add_metric([repo], len(ledger.holders(repo=repo)))
            record = proved(ledger, repo, promise=Promise.FIRST, now=now)
            if record is None:
                continue
            answered.add_metric([repo, "kept"], record.whole.kept)
            answered.add_metric([repo, "broken"], record.whole.broken)
            overdue.add_metric([repo], len(record.breaches))
        yield from (held, answered, overdue)


def _worker(worker: Vital | None, now: datetime) -> Iterator[Metric]:
    alive = worker is not None and now - worker.at <= ALIVE
    yield GaugeMetricFamily("milepost_worker_up", "Whether a worker is at work.", value=alive)
    if worker is None:
        return
    said = worker.said
    outcomes = CounterMetricFamily(
        "milepost_deliveries",
        "Attempts at deliveries by event and outcome, since the worker began.",
        labels=["event", "outcome"],
    )
    for event, outcome, count in said["outcomes"]:
        outcomes.add_metric([event, outcome], count)
    yield outcomes
    yield GaugeMetricFamily(
        "milepost_under_way_deliveries", "Deliveries being carried out.", value=said["under_way"]
    )
    for name, text, key in (
        ("sweep_age_seconds", "Time since the schedules were looked at.", "swept_at"),
        ("silence_seconds", "Time in which GitHub sent and nothing came in.", "silent_since"),
    ):
        at = said[key]
        age = (now - datetime.fromisoformat(at)).total_seconds() if at else 0.0
        yield GaugeMetricFamily(f"milepost_{name}", text, value=max(0.0, age))
    yield from _budget(said.get("budget", ()), now)


def _budget(accounts: Iterable[Mapping[str, Any]], now: datetime) -> Iterator[Metric]:
    left = GaugeMetricFamily(
        "milepost_rate_limit_remaining",
        "Requests that GitHub still allows, as its last answer told.",
        labels=["account", "kind"],
    )
    whole = GaugeMetricFamily(
        "milepost_rate_limit", "Requests that GitHub allows in all.", labels=["account", "kind"]
    )
    posts = GaugeMetricFamily(
        "milepost_rate_limit_posts", "Posts within the last hour.", labels=["account"]
    )
    blocked = GaugeMetricFamily(
        "milepost_rate_limit_pause_seconds",
        "How long the pause that GitHub asked for still lasts.",
        labels=["account"],
    )
    for account in accounts:
        owner = account["owner"]
        for kind, (remaining, limit, _reset) in account["allowances"].items():
            left.add_metric([owner, kind], remaining)
            whole.add_metric([owner, kind], limit)
        posts.add_metric([owner], len(account["posts"]))
        until = account["blocked_until"] or 0.0
        blocked.add_metric([owner], max(0.0, until - now.timestamp()))
    yield from (left, whole, posts, blocked)

"""What an operator sees of a Milepost that runs: log, metrics, readiness, and silence."""

import io
import json
import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
import structlog
from prometheus_client.parser import text_string_to_metric_families

from bot.delivery.stores import Stores
from bot.entrypoints import logs
from bot.entrypoints import stage as staging
from bot.entrypoints.settings import Settings
from bot.entrypoints.stage import Stage
from bot.entrypoints.watching.watched import Watched
from bot.entrypoints.web import web
from bot.simulator.server import Server
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger

REPO = "open-skills/library"
TOKEN = "for-prometheus-alone"
Figures = dict[tuple[str, tuple[tuple[str, str], ...]], float]


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    stream, root = io.StringIO(), logging.getLogger()
    before, level = root.handlers, root.level
    logs.configure(level="debug", secrets=[staging.SECRET], stream=stream)
    yield stream
    root.handlers, root.level = before, level
    structlog.reset_defaults()


def served(stage: Stage, watched: Watched) -> Server:
    application = web(
        stage.settings,
        SqlLedger(watched.database),
        inbox=watched.inbox,
        watched=watched,
        operators=frozenset,
        now=stage.clock,
    )
    return Server(application)


@pytest.fixture
def site(stage: Stage) -> Iterator[httpx.Client]:
    """The web application of another replica, on the same databases."""
    database = open_database(stage.settings.database_url)
    inbox = Stores(url=stage.settings.database_url).inbox()
    watched = Watched(
        settings=replace(stage.settings, metrics_token=TOKEN),
        database=database,
        inbox=inbox,
        answers=Counter({202: 3}),
        now=stage.clock,
    )
    server = served(stage, watched)
    server.start()
    with httpx.Client(base_url=server.url) as client:
        yield client
    server.stop()
    inbox.close()
    database.close()


def until(true: Callable[[], object]) -> None:
    pause = threading.Event()
    for _ in range(3000):
        if true():
            return
        pause.wait(0.02)
    raise AssertionError("it does not come about")


def lines(written: io.StringIO, **fields: str) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in written.getvalue().splitlines()]
    return [each for each in found if all(each.get(key) == fields[key] for key in fields)]


def figures(site: httpx.Client) -> Figures:
    answer = site.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_each_delivery_has_one_line_that_says_all(stage: Stage, written: io.StringIO) -> None:
    ada = stage.world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    came = {each.guid for each in stage.github.sender.log if each.event != "ping"}
    told = Counter(
        each["delivery"] for each in lines(written, event="delivery") if each["delivery"] in came
    )
    assert dict.fromkeys(told, 1) == dict(told)
    line = next(
        each
        for each in lines(written, event="delivery", name="discussion_comment", repo=REPO)
        if each["decisions"]
    )
    assert line["outcome"] == "done"
    assert line["lane"] == f"{REPO}#claims"
    assert [each["rule"] for each in line["decisions"]] == ["claim.granted"]
    assert line["decisions"][0]["why"]
    assert all(each["key"] and each["outcome"] for each in line["writes"])
    assert len(line["writes"]) > 2
    assert line["ms"] > 0
    assert staging.SECRET not in written.getvalue()
    assert "ghs_" not in written.getvalue()


def test_metrics_are_for_those_who_hold_the_token(stage: Stage, site: httpx.Client) -> None:
    assert site.get("/metrics").status_code == 401
    wrong = {"Authorization": "Bearer wrong"}
    assert site.get("/metrics", headers=wrong).status_code == 401
    assert httpx.get(f"{stage.url}/metrics", headers=wrong).status_code == 404


def test_metrics_tell_what_happened(
    stage: Stage, site: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = stage.world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization")
    ada.comments(talk, "/claim AWQ")
    stage.settle()
    done = ("milepost_deliveries_total", (("event", "discussion_comment"), ("outcome", "done")))
    until(lambda: figures(site).get(done, 0) >= 1)
    found = figures(site)
    assert found["milepost_decisions_total", (("rule", "claim.granted"),)] == 1
    assert found["milepost_webhooks_total", (("status", "202"),)] == 3
    assert found["milepost_claims_held", (("repository", REPO),)] == 1
    assert found["milepost_worker_up", ()] == 1
    for name in ("queue_deliveries", "queue_lag_seconds", "dead_letters", "silence_seconds"):
        assert found[f"milepost_{name}", ()] == 0, name
    assert found["milepost_rate_limit_posts", (("account", "open-skills"),)] > 0
    assert found["milepost_rate_limit_pause_seconds", (("account", "open-skills"),)] == 0
    assert any(name == "milepost_rate_limit_remaining" for name, _ in found)
    assert ("milepost_reviews", (("outcome", "kept"), ("repository", REPO))) in found


def test_ready_means_that_the_work_is_done(stage: Stage, site: httpx.Client) -> None:
    until(lambda: site.get("/ready").status_code == 200)
    assert site.get("/ready").json()["worker"] == "ok"
    assert httpx.get(f"{stage.url}/health").json() == {"status": "ok", "configured": True}
    stage.stop()
    stage.world.clock.advance(minutes=2)
    gone = site.get("/ready")
    assert (gone.status_code, gone.json()["worker"]) == (503, "none at work")
    assert site.get("/health").status_code == 200


def test_ready_tells_strangers_nothing_of_a_database_that_is_gone(stage: Stage) -> None:
    database = open_database(stage.settings.database_url)
    inbox = Stores(url=stage.settings.database_url).inbox()
    inbox.close()
    watched = Watched(
        settings=Settings(), database=database, inbox=inbox, answers=Counter(), now=stage.clock
    )
    server = served(stage, watched)
    server.start()
    answer = httpx.get(f"{server.url}/ready")
    server.stop()
    database.close()
    assert answer.status_code == 503
    assert answer.json() == {"status": "not ready", "database": "out of reach"}


def test_silence_is_noticed_and_its_end_too(
    stage: Stage, site: httpx.Client, written: io.StringIO
) -> None:
    ada = stage.world.person("ada")
    talk = ada.starts_discussion(REPO, "Quantization")
    stage.settle()
    url = f"{stage.url}/api/github/webhooks"
    stage.world.app(webhook_url="http://127.0.0.1:9/nobody", webhook_secret=staging.SECRET)
    stage.world.clock.advance(hours=1)
    ada.comments(talk, "Is anybody there?")
    stage.github.sender.drain(10)
    stage.world.clock.advance(hours=6)
    until(lambda: figures(site)["milepost_silence_seconds", ()] > timedelta(hours=6).seconds)
    assert lines(written, event="GitHub sends webhooks and none comes in", level="error")

    stage.world.app(webhook_url=url, webhook_secret=staging.SECRET)
    stage.world.clock.advance(minutes=10)
    until(lambda: lines(written, event="delivery", name="discussion_comment"))
    stage.world.clock.advance(minutes=10)
    until(lambda: figures(site)["milepost_silence_seconds", ()] == 0)

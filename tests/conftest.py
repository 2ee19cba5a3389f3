"""What several kinds of tests need: a database of one's own, properties without a clock."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg import sql

from bot.simulator.truth.openapi import OpenApi
from bot.simulator.truth.packages import NoTruth, fetch
from bot.simulator.truth.webhooks import WebhookSchemas

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

CHROMIUM = Path("/usr/bin/chromium")
SERVER = os.environ.get("MILEPOST_TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/test")


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """The address of an empty database, dropped afterwards; skips where no server answers."""
    try:
        server = psycopg.connect(SERVER, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        pytest.skip(f"NO POSTGRESQL at {SERVER}: {error}")
    name = f"milepost_{uuid.uuid4().hex}"
    server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))
    finally:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        server.close()


@pytest.fixture
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"NOT TRIED IN A BROWSER: {CHROMIUM} is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def schemas() -> tuple[OpenApi, WebhookSchemas] | None:
    """GitHub's published schemas, or None where they cannot be fetched."""
    try:
        return OpenApi(fetch("openapi.json")), WebhookSchemas(fetch("webhooks.json"))
    except NoTruth:
        return None


NEEDED = (
    "NO POSTGRESQL",
    "NOT CHECKED AGAINST GITHUB",
    "NOT CHECKED AGAINST SARIF",
    "NOT TRIED IN A BROWSER",
)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With MILEPOST_TESTS_COMPLETE set, a test that skipped for want of a real part fails."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not os.environ.get("MILEPOST_TESTS_COMPLETE"):
        return
    reasons = [str(report.longrepr) for report in reporter.stats.get("skipped", [])]
    absent = [reason for reason in reasons if any(name in reason for name in NEEDED)]
    if absent:
        reporter.write_line(f"{len(absent)} tests were skipped that must not be:", red=True)
        for reason in sorted(set(absent)):
            reporter.write_line(f"  {reason}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

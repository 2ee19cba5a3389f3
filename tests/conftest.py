"""What several kinds of tests need: a database of one's own, properties without a clock."""

import os
import uuid
from collections.abc import Iterator
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


@pytest.fixture(scope="session")
def schemas() -> tuple[OpenApi, WebhookSchemas] | None:
    """GitHub's published schemas, or None where they cannot be fetched."""
    try:
        return OpenApi(fetch("openapi.json")), WebhookSchemas(fetch("webhooks.json"))
    except NoTruth:
        return None

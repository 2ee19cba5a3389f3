"""No secret reaches the log: planted in every place from which a line is made."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.entrypoints import logs
from bot.entrypoints.masking import masker
from bot.entrypoints.settings import Settings

# Put together here, so that no scanner takes them for real ones.
PLANTED = {
    "installation token": "ghs_" + "a1B2c3D4e5F6g7H8i9J0",
    "fine-grained token": "github_pat_" + "11AAAAAAA0abcdefghij_klmnop",
    "JSON Web Token": "eyJhbGciOiJSUzI1NiJ9." + "eyJpc3MiOiIxIn0.c2lnbmF0dXJlLXBhcnQ",
    "private key": "-----BEGIN RSA PRIVATE KEY-----\nTUlJRW93SUI=\n-----END RSA PRIVATE KEY-----",
    "database password": "postgresql://milepost:hunter2hunter2@db/milepost",
    "webhook secret": "correct horse battery",
    "marker key": "staple-of-marks",
    "metrics token": "prometheus-may-read",
}
PARTS = (
    "a1B2c3D4",
    "11AAAAAAA0",
    "c2lnbmF0",
    "TUlJRW93",
    "hunter2",
    *list(PLANTED.values())[-3:],
)
SETTINGS = Settings(
    webhook_secrets=(PLANTED["webhook secret"],),
    marker_keys=(PLANTED["marker key"],),
    metrics_token=PLANTED["metrics token"],
)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    root = logging.getLogger()
    before, level = root.handlers, root.level
    logs.configure(level="debug", secrets=SETTINGS.secrets, stream=stream)
    yield stream
    root.handlers, root.level = before, level
    structlog.reset_defaults()


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_secret_reaches_no_line(name: str, written: io.StringIO) -> None:
    secret = PLANTED[name]
    log = structlog.get_logger()
    log.info(f"with {secret} in it")
    log.info("as a field", value=secret, key={secret: [secret, {"deep": (secret,)}]})
    log.info("as an object", value=ValueError(secret))
    with structlog.contextvars.bound_contextvars(bound=[secret]):
        log.warning("in the context")
    try:
        raise RuntimeError(f"no answer with {secret}")
    except RuntimeError:
        log.error("in a traceback", exc_info=True)
        logging.getLogger("some.library").exception("by a library: %s", secret)
    told = written.getvalue()
    assert len([json.loads(line) for line in told.splitlines()]) == 6
    assert [part for part in PARTS if part in told] == []


def test_the_settings_name_every_secret_of_theirs() -> None:
    secrets = {
        "private_key": "p" * 9,
        "webhook_secrets": ("w" * 9, "v" * 9),
        "marker_keys": ("m" * 9,),
        "client_secret": "c" * 9,
        "session_secrets": ("s" * 9,),
        "metrics_token": "t" * 9,
    }
    chosen = Settings(**secrets)  # type: ignore[arg-type]
    hidden = {name for name, each in Settings.__dataclass_fields__.items() if not each.repr}
    assert set(secrets) == hidden
    assert set(chosen.secrets) == {"p" * 9, "w" * 9, "v" * 9, "m" * 9, "c" * 9, "s" * 9, "t" * 9}
    assert not any(each in repr(chosen) for each in chosen.secrets)


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_a_known_secret_is_cut_out_of_any_data(data: object) -> None:
    secret = "correct horse battery"
    assert secret not in json.dumps(masker([secret])([data, {"x": f"{data}{secret}"}]))

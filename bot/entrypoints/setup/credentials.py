"""The App's credentials: fetched once, kept in one file that nobody else can read."""

import contextlib
import os
import re
import secrets
import tempfile
from pathlib import Path
from typing import Any

import httpx

from bot.entrypoints.settings import CREDENTIALS
from bot.entrypoints.setup.manifest import Wish
from bot.model.errors import InputError

_CODE = re.compile(r"[A-Za-z0-9_-]{1,100}")


def fetch(code: str, *, api_url: str, http: httpx.Client) -> dict[str, Any]:
    """Trade the code for the credentials: works once, within an hour; raises `InputError`."""
    if not _CODE.fullmatch(code):
        raise InputError("GitHub's code is missing.")
    try:
        answer = http.post(
            f"{api_url}/app-manifests/{code}/conversions",
            headers={"Accept": "application/vnd.github+json"},
        )
        found = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise InputError(f"GitHub cannot be reached: {type(error).__name__}.") from error
    if answer.status_code != 201 or not isinstance(found, dict):
        raise InputError(f"GitHub did not take the code ({answer.status_code}).")
    missing = [
        name
        for name in ("id", "slug", "html_url", "pem", "client_id", "client_secret")
        if not found.get(name)
    ]
    if missing or not found.get("webhook_secret"):
        raise InputError(f"GitHub left out {', '.join(missing) or 'webhook_secret'}.")
    return found


def lines(app: dict[str, Any], wish: Wish) -> dict[str, str]:
    """Give the settings; the key's line ends are written as `\\n`."""
    owner = app.get("owner") or {}
    own = (str(owner["login"]),) if owner.get("type") == "User" else ()
    return {
        "APP_ID": str(app["id"]),
        "PRIVATE_KEY": str(app["pem"]).strip().replace("\n", "\\n"),
        "WEBHOOK_SECRET": str(app["webhook_secret"]),
        "CLIENT_ID": str(app["client_id"]),
        "CLIENT_SECRET": str(app["client_secret"]),
        "SESSION_SECRET": secrets.token_urlsafe(32),
        "MILEPOST_MARKER_KEY": secrets.token_urlsafe(32),
        "MILEPOST_OPERATORS": ",".join(dict.fromkeys((*own, *wish.operators))),
        "PUBLIC_URL": wish.address,
    }


def leave(directory: Path, values: dict[str, str]) -> Path:
    """Write the file whole or not at all, with mode 0600; raises `OSError`, also if it is there."""
    target = directory / CREDENTIALS
    handle, name = tempfile.mkstemp(prefix=f".{CREDENTIALS}.", dir=directory)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(f"{key}={value}\n" for key, value in values.items())
            file.flush()
            os.fsync(file.fileno())
        os.link(name, target)  # unlike a rename, this never replaces what is there
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink()
    return target

"""A delivery saved in a file, for `replay` and `plan`."""

import json
import sys
from datetime import datetime
from pathlib import Path

from bot.engine.delivery import Delivery
from bot.engine.lanes import place
from bot.model.errors import InputError

_SHAPE = '{"event": "…", "guid": "…", "payload": {…}}'


def saved_delivery(path: str, *, now: datetime) -> Delivery:
    """Read FILE (`-` is standard input): event, guid and payload.

    What GitHub's `GET /app/hook/deliveries/ID` answers is understood too: there the payload is
    within `request`, and `delivered_at` is the time of arrival.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"{path}: {reason}") from None
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "unreadable"
        raise InputError(f"{path}: not JSON: {reason}") from None
    if not isinstance(found, dict):
        raise InputError(f"{path}: a delivery looks like {_SHAPE}")
    payload = found.get("payload")
    if payload is None and isinstance(found.get("request"), dict):
        payload = found["request"].get("payload")
    event, guid = found.get("event"), found.get("guid")
    for name, value, kind in (
        ("event", event, str),
        ("guid", guid, str),
        ("payload", payload, dict),
    ):
        if not isinstance(value, kind) or not value:
            raise InputError(f"{path}: {name} is missing; a delivery looks like {_SHAPE}")
    body = json.dumps(payload, ensure_ascii=False).encode()
    return Delivery(
        id=0,
        guid=str(guid),
        event=str(event),
        body=body,
        received_at=_arrival(found.get("delivered_at"), now),
        attempt=1,
        lane=place(str(event), body).lane,
    )


def _arrival(text: object, now: datetime) -> datetime:
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError:
        return now
    return at if at.tzinfo is not None else now

"""The global switch: while it is set, deliveries are stored and nothing is written to GitHub."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from bot.engine.ports import Ledger

_EVERYWHERE = ""
"""The ledger's name for what belongs to no repository."""
_SWITCH = "paused"


@dataclass(frozen=True, kw_only=True)
class Pause:
    """Who paused Milepost, when and why."""

    by: str
    at: datetime
    why: str = ""


def paused(ledger: Ledger) -> Pause | None:
    """Tell whether Milepost is paused; read from the database, so from any process."""
    text = ledger.cursor(repo=_EVERYWHERE, name=_SWITCH)
    return msgspec.json.decode(text, type=Pause) if text else None


def pause(ledger: Ledger, *, by: str, at: datetime, why: str = "") -> Pause:
    """Set the switch; one that is set stays as it is. Workers obey within a second or two."""
    known = paused(ledger)
    if known is not None:
        return known
    made = Pause(by=by, at=at, why=why)
    text = msgspec.json.encode(made).decode()
    ledger.set_cursor(repo=_EVERYWHERE, name=_SWITCH, value=text)
    return made


def resume(ledger: Ledger) -> Pause | None:
    """Take the switch back; gives what was set, None if nothing was."""
    known = paused(ledger)
    if known is not None:
        ledger.set_cursor(repo=_EVERYWHERE, name=_SWITCH, value="")
    return known


def tell(pause: Pause) -> str:
    """Say it in a line."""
    because = f", because {pause.why}" if pause.why else ""
    return f"since {pause.at:%Y-%m-%d %H:%M} UTC by {pause.by}{because}"

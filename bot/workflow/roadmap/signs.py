"""The signs a roadmap uses for states, and which of them say done."""

import re
from typing import Literal

State = Literal["complete", "in_progress", "planned"]

COMPLETE = "✅"
IN_PROGRESS = "🔄"
PLANNED = "🚧"

_DONE = ("✅", "☑️", "☑", "✔️", "✔", "✓")
_OPEN = ("🚧", "🔄", "⏳", "⌛", "⬜", "🔲", "☐", "◻️", "◻", "📋", "🔜", "🟡", "⚪")

SIGN = re.compile("|".join(map(re.escape, _DONE + _OPEN)))


def says_done(sign: str) -> bool:
    """Tell whether an item's sign says that it is done."""
    return sign in _DONE


def state_of(emoji: str) -> State | None:
    """Give the state that a heading's emoji says; a decorative one says planned, none nothing."""
    if not emoji:
        return None
    if emoji in _DONE:
        return "complete"
    return "in_progress" if emoji == IN_PROGRESS else "planned"


def emoji_of(state: State) -> str:
    """Give the emoji that a heading of this state carries."""
    return {"complete": COMPLETE, "in_progress": IN_PROGRESS, "planned": PLANNED}[state]

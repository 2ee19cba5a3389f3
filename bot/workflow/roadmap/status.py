"""The status line of a phase, brought in line with its state; free words stay where they can."""

import re

from bot.workflow.roadmap.signs import State

_SAYS = re.compile(
    r"(?:(?P<planned>planned|not started|to ?do|upcoming)"
    r"|(?P<in_progress>in[ -]progress|partially complete|partly complete|started)"
    r"|(?P<complete>completed?|done|finished))"
    r"(?:[ \t]*[-–—:][ \t]*(?P<rest>.*)|[ \t.]*$)",
    re.I,
)
_COVERED = re.compile(r"[ \t]+(?:covered|available|completed?)\.?$", re.I)
_UNFINISHED = re.compile(
    r"\b(?:planned|needed|remaining|missing|upcoming|in progress|to come|to do|next|later)\b", re.I
)
LONGEST = 1000
"""Characters; a longer status is left alone."""


def said(text: str) -> State | None:
    """Tell which state the text begins with, if any."""
    found = _SAYS.match(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    if found.group("planned"):
        return "planned"
    return "in_progress" if found.group("in_progress") else "complete"


def true(text: str, *, stated: State | None, state: State, total: int) -> str:
    """Give the status for a state; `stated` is what the heading said until now."""
    if len(text) > LONGEST:
        return text
    says = said(text)
    if says == state:
        return text
    found = _SAYS.match(text)
    rest = (found.group("rest") or "").strip() if found else text.strip()
    if state == "complete":
        return _complete(text, rest, says, total)
    claims = stated == "complete" or (state == "planned" and _COVERED.search(text) is not None)
    if says is None and not claims:
        return text
    word = "Planned" if state == "planned" else "In progress"
    rest = _COVERED.sub("", rest)
    return f"{word} - {rest}" if rest else word


def _complete(text: str, rest: str, says: State | None, total: int) -> str:
    if _UNFINISHED.search(rest):
        return f"All {total} skills covered" if total != 1 else "Its skill is covered"
    if says is None:
        return text
    if not rest:
        return "Complete"
    return rest if _COVERED.search(rest) else f"{rest.rstrip('.')} covered"

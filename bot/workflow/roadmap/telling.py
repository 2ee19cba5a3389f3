"""A plan in words: commit message, preview on a pull request, the first truthful run."""

import difflib
import hashlib
import re
from collections.abc import Iterable, Sequence

from bot.model.counting import counted
from bot.model.markdown import code, prose
from bot.workflow.roadmap.draft import Change

BRANCH = "milepost/roadmap"
"""The one branch of the one rolling pull request."""
NEEDLESS = "The roadmap is true without this pull request, so it is closed."
DECLINED = (
    "Closed by hand, so I leave the roadmap as it is. I propose again as soon as I would change "
    "something else; to have this after all, reopen the pull request."
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def headline(changes: Sequence[Change]) -> str:
    """First line of the commit message, at most 72 characters."""
    items = [change.what.removeprefix("item:") for change in changes if _is_item(change)]
    if not items and any(change.what.startswith("item:") for change in changes):
        return "Open items on the roadmap again whose skills are not in the tree"
    named = [change.what.rpartition(":")[2] for change in changes if change.after == "named"]
    if named and len(named) == len(changes):
        text = f"Name {', '.join(named)} among the contributors"
        return text if len(text) <= 72 else f"Name {len(named)} people among the contributors"
    if not items:
        return "Bring the roadmap's numbers in line with the tree"
    text = f"Tick {', '.join(items)} on the roadmap"
    return text if len(text) <= 72 else f"Tick {len(items)} items on the roadmap"


def body(changes: Iterable[Change]) -> str:
    """The rest of the commit message: what changed and why, a line each."""
    rows = [
        f"- {change.what}: {change.before} -> {change.after} ({change.why})" for change in changes
    ]
    return "\n".join(rows)


def falls(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Numbers that get smaller: what a maintainer wants explained before it is written."""
    return tuple(
        change
        for change in changes
        if change.what.startswith("metric:") and _value(change.after) < _value(change.before)
    )


def _value(text: str) -> float:
    found = _NUMBER.search(text)
    return float(found[0].replace(",", "")) if found else 0.0


def proposal(changes: Iterable[Change]) -> str:
    """What is proposed, as a digest: the same while the same would be written."""
    said = "\n".join(f"{change.what}\t{change.after}" for change in changes)
    return hashlib.sha256(said.encode()).hexdigest()


def pull_title(changes: Sequence[Change]) -> str:
    """Title of the rolling pull request."""
    return headline(changes)


def pull_body(changes: Sequence[Change], *, first: bool) -> str:
    """Text of the rolling pull request: each change with its reason, falls first."""
    fallen = falls(changes)
    parts: list[str] = []
    if first:
        parts.append(
            "This is the first time that the roadmap's numbers are counted from the tree instead "
            "of typed by hand. Nothing was lost: where a number falls, the old one counted "
            "something that is not there."
        )
    if fallen:
        parts.append("### Numbers that fall, and why")
        parts.append("\n".join(_row(change) for change in fallen))
    others = [change for change in changes if change not in fallen]
    if others:
        parts.append("### What else changes")
        parts.append("\n".join(_row(change) for change in others))
    parts.append(
        "This pull request is kept up to date until it is merged; there is never a second one. "
        "If a number looks wrong, `milepost metrics` counts the same way on your machine."
    )
    return "\n\n".join(parts)


def _row(change: Change) -> str:
    return (
        f"- {code(change.what)}: {prose(change.before)} → {prose(change.after)}: "
        f"{prose(change.why)}"
    )


def remarks(count: int) -> str:
    """Title of the check run that tells what a person has to mend."""
    return f"{counted(count, 'remark')} on the roadmap"


def diff(before: str, after: str, *, path: str) -> str:
    """Unified diff of what a merge will change, for the preview."""
    rows = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"a/{path}", f"b/{path}", lineterm="", n=1
    )
    return "\n".join(rows)


def _is_item(change: Change) -> bool:
    return change.what.startswith("item:") and change.after == "done"

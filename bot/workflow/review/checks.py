"""The checks of other Apps on one commit: what they said, and when, by GitHub's own times.

Told as a list of changes of the whole: *running* as soon as one runs, *failed* as soon as one has
failed, *passed* once none runs any more. A check that is run again counts from its new start.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model.facts import CheckRun, CheckSuite
from bot.workflow.review.moments import Kind

FAILED = frozenset({"failure", "timed_out", "startup_failure", "action_required"})
"""Conclusions after which it is the author who has to act."""
OUR_KEYS = ("pr:", "roadmap:")
"""How the `external_id` of our own check runs begins."""
_WORDS = {
    Kind.CHECKS_RUNNING: "running",
    Kind.CHECKS_FAILED: "failed",
    Kind.CHECKS_PASSED: "passed",
    Kind.CHECKS_NEED_LEAVE: "leave",
}
_KINDS = {word: kind for kind, word in _WORDS.items()}


@dataclass(frozen=True, kw_only=True)
class Change:
    """From then on the checks as a whole stood so."""

    at: datetime
    kind: Kind


def changes(
    runs: Iterable[CheckRun], suites: Iterable[CheckSuite] = (), *, me: str
) -> tuple[Change, ...]:
    """Tell how the checks of others went; `me` is our own login, whose checks are left out.

    In Actions mode that login is also behind the repository's own workflows, so ours are known by
    their key as well. A workflow that waits for a maintainer's leave has no runs yet, only a suite
    that says so.
    """
    by_check: dict[tuple[str, str], list[CheckRun]] = {}
    gates = False
    for run in runs:
        gates = gates or (_is_ours(run, me) and run.conclusion == "action_required")
        if not _is_ours(run, me) and run.started_at is not None:
            by_check.setdefault((run.app, run.name), []).append(run)
    if not by_check:
        waiting = [
            suite.updated_at
            for suite in suites
            if suite.conclusion == "action_required" and not (gates and f"{suite.app}[bot]" == me)
        ]
        return (Change(at=max(waiting), kind=Kind.CHECKS_NEED_LEAVE),) if waiting else ()
    times = sorted(
        {
            at
            for group in by_check.values()
            for run in group
            for at in (run.started_at, _ended(run))
            if at is not None
        }
    )
    found: list[Change] = []
    for at in times:
        kind = _standing(by_check.values(), at)
        if not found or found[-1].kind is not kind:
            found.append(Change(at=at, kind=kind))
    return tuple(found)


def _is_ours(run: CheckRun, me: str) -> bool:
    return f"{run.app}[bot]" == me and run.external_id.startswith(OUR_KEYS)


def write(told: Sequence[Change]) -> str:
    """Write the changes down, for the ledger."""
    return "; ".join(f"{change.at.isoformat()} {_WORDS[change.kind]}" for change in told)


def read(text: str) -> tuple[Change, ...]:
    """Read them back."""
    rows = (row.split(" ") for row in text.split("; ") if row)
    return tuple(Change(at=datetime.fromisoformat(at), kind=_KINDS[word]) for at, word in rows)


def _standing(checks: Iterable[Sequence[CheckRun]], at: datetime) -> Kind:
    kinds = {_one(group, at) for group in checks}
    order = (Kind.CHECKS_FAILED, Kind.CHECKS_RUNNING)
    return next((kind for kind in order if kind in kinds), Kind.CHECKS_PASSED)


def _one(group: Sequence[CheckRun], at: datetime) -> Kind | None:
    begun = [run for run in group if run.started_at is not None and run.started_at <= at]
    if not begun:
        return None
    last = max(begun, key=lambda run: (run.started_at, run.id))
    ended = _ended(last)
    if ended is None or ended > at:
        return Kind.CHECKS_RUNNING
    return Kind.CHECKS_FAILED if last.conclusion in FAILED else Kind.CHECKS_PASSED


def _ended(run: CheckRun) -> datetime | None:
    """When it ended; an App may say any time, but none ends before it begins."""
    if run.completed_at is None or run.started_at is None:
        return None
    return max(run.completed_at, run.started_at)

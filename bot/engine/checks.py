"""Check runs and suggestions.

GitHub takes 50 annotations per request and appends those of later ones, so a repeat would double
them (https://docs.github.com/rest/checks/runs); a summary may have 65,535 bytes.
"""

from collections.abc import Sequence

from bot.engine.desk import Desk
from bot.model.actions import PublishCheck, Suggest
from bot.model.facts import CheckRun

BATCH = 50
SUMMARY_BYTES = 65_000


def publish_check(action: PublishCheck, *, desk: Desk, fresh: bool) -> str:
    """Publish a completed check run; goes on where an interrupted publication stopped."""
    said = () if fresh and not action.repeated else _said(action, desk)
    known = _standing(action, said)
    summary = _cut(action.summary)
    if known is not None:
        check, done = known.id, known.annotations
    else:
        check = desk.github.create_check(
            name=action.name,
            head_sha=action.head_sha,
            external_id=_external_id(action, said),
            conclusion=action.conclusion,
            title=action.title,
            summary=summary,
            annotations=action.annotations[:BATCH],
        )
        done = min(BATCH, len(action.annotations))
    for start in range(done, len(action.annotations), BATCH):
        desk.github.extend_check(
            check=check,
            title=action.title,
            summary=summary,
            annotations=action.annotations[start : start + BATCH],
        )
    return "done"


def says(run: CheckRun, key: str) -> bool:
    """Whether a run says what this key stands for; one that was said again has more behind it."""
    return run.external_id == key or run.external_id.startswith(f"{key}:")


def _said(action: PublishCheck, desk: Desk) -> tuple[CheckRun, ...]:
    """Our own runs of that name on the commit, the oldest first."""
    me = desk.github.me()
    runs = [
        run
        for run in desk.github.check_runs(sha=action.head_sha)
        if run.name == action.name and f"{run.app}[bot]" == me
    ]
    return tuple(sorted(runs, key=lambda run: run.id))


def _standing(action: PublishCheck, said: Sequence[CheckRun]) -> CheckRun | None:
    """The run that this action made, or for a repeated one the newest of its subject, if that says
    the same: what an older one says no longer stands."""
    if not action.repeated:
        return next((run for run in said if run.external_id == action.key), None)
    newest = _newest(action, said)
    return newest if newest is not None and says(newest, action.key) else None


def _external_id(action: PublishCheck, said: Sequence[CheckRun]) -> str:
    """The key; with the run that contradicted it, where the same was said before."""
    newest = _newest(action, said)
    again = action.repeated and any(says(run, action.key) for run in said)
    return f"{action.key}:{newest.id}" if newest is not None and again else action.key


def _newest(action: PublishCheck, said: Sequence[CheckRun]) -> CheckRun | None:
    about = ":".join(action.key.split(":")[:4])
    return next((run for run in reversed(said) if run.external_id.startswith(f"{about}:")), None)


def suggest(action: Suggest, *, desk: Desk, fresh: bool) -> str:
    """Post one review with suggestions, once per commit."""
    if not action.suggestions:
        return "nothing to suggest"
    if not fresh:
        me = desk.github.me()
        for review in desk.github.reviews(number=action.number):
            if review.author.login == me and review.commit == action.head_sha:
                return "as it was"
    desk.github.suggest(
        number=action.number,
        head_sha=action.head_sha,
        body="Fixes that can be taken over with one click:",
        suggestions=action.suggestions,
    )
    return "done"


def _cut(summary: str) -> str:
    data = summary.encode()
    if len(data) <= SUMMARY_BYTES:
        return summary
    return data[:SUMMARY_BYTES].decode(errors="ignore") + "\n\n… cut: GitHub takes no more."

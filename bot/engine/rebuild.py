"""The ledger put together again from GitHub, after its database is gone."""

from datetime import datetime

from bot.engine.ports import GitHub, Ledger
from bot.model.actions import Decision
from bot.model.config import Config
from bot.workflow.claims.markers import ISSUES, Marks, Rebuilt
from bot.workflow.claims.markers import rebuild as put_together

_DONE = Decision(rule="rebuild", why="It was answered before the ledger was rebuilt.")


def rebuild(
    *, repo: str, github: GitHub, ledger: Ledger, marks: Marks, config: Config, now: datetime
) -> Rebuilt:
    """Read all our comments and tracking issues, and fill the empty ledger from their marks.

    Comments that were answered count as decided, so that nobody is answered twice. Raises
    `MilepostError` if the repository has a ledger already.
    """
    me = github.me()
    spoken = github.spoken(since=None)
    issues = github.issues(label=config.claims.label)
    found = put_together(repo=repo, me=me, marks=marks, spoken=spoken, issues=issues)
    ledger.restore(repo=repo, entries=found.entries, at=now)
    for issue in issues:
        mark = marks.read(repo=repo, subject=ISSUES, body=issue.body)
        if mark is not None and issue.author.login == me:
            skill = mark.key.removeprefix("track:")
            ledger.set_cursor(repo=repo, name=mark.key, value=str(issue.number))
            ledger.set_cursor(repo=repo, name=f"issue:{issue.number}", value=skill)
    for key in found.keys:
        if key.startswith("reply:"):
            name = f"comment:{key.removeprefix('reply:')}"
            ledger.record(repo=repo, decision_id=name, decision=_DONE, at=now)
    # The next sweep looks at everything and notes the true deadlines.
    ledger.set_deadline(repo=repo, name="claims", at=now)
    return found

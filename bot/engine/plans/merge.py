"""A pull request was merged or closed."""

from collections.abc import Iterator

from bot.engine.desk import Desk
from bot.engine.plans.claims import facts
from bot.engine.plans.plan import Planned
from bot.model.events import PullClosed
from bot.workflow.claims import decide
from bot.workflow.claims.facts import Work


def on_closed(event: PullClosed, desk: Desk) -> Iterator[Planned]:
    """Complete the claims it brings, or give them back to their holders."""
    pull = desk.github.pull(number=event.number)
    if pull.author.login == desk.github.me():
        return
    files = desk.github.pull_files(number=event.number)
    work = Work(pull=pull, paths=tuple(file.path for file in files if file.status != "removed"))
    yield Planned(
        id=f"closed:{event.number}:{event.merge_sha if event.merged else event.at.isoformat()}",
        decide=lambda entries: (
            decide.on_merged(work, facts(desk, entries), desk.config.claims, desk.now())
            if pull.merged
            else decide.on_pull(
                work,
                facts(desk, entries),
                desk.config.claims,
                desk.now(),
                change="closed",
                actor=event.actor.login,
            )
        ),
    )

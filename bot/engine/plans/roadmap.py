"""The roadmap follows the tree: at each push to the default branch, and once a day regardless."""

from collections.abc import Iterator
from datetime import timedelta

from bot.engine.desk import Desk
from bot.engine.plans.plan import Planned
from bot.model.actions import Decision, UpdateRoadmap
from bot.model.events import BranchPushed, TimePassed

DRIFT = timedelta(days=1)
"""How long a lost webhook can leave the roadmap untrue, at most."""


def on_push(event: BranchPushed, desk: Desk) -> Iterator[Planned]:
    """Make the roadmap true; our own commit leads to a plan without changes."""
    yield _follow(f"roadmap:{event.after}", f"{event.branch} is at {event.after[:7]}.", desk)


def on_time(event: TimePassed, desk: Desk) -> Iterator[Planned]:
    """Look for drift."""
    yield _follow(f"time:roadmap:{event.delivery}", "The daily look for drift.", desk)


def _follow(name: str, why: str, desk: Desk) -> Planned:
    decision = Decision(
        rule="roadmap.follows", why=why, actions=(UpdateRoadmap(key=name, reason=why),)
    )
    return Planned(
        id=name,
        decide=lambda _entries: decision,
        then=lambda _entries: desk.ledger.set_deadline(
            repo=desk.repo, name="roadmap", at=desk.now() + DRIFT
        ),
    )

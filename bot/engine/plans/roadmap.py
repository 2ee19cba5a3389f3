"""Pushes to the default branch: the roadmap follows the tree."""

from collections.abc import Iterator

from bot.engine.desk import Desk
from bot.engine.plans.plan import Planned
from bot.model.actions import Decision, UpdateRoadmap
from bot.model.events import BranchPushed


def on_push(event: BranchPushed, _desk: Desk) -> Iterator[Planned]:
    """Make the roadmap true; our own commit leads to a plan without changes."""
    yield Planned(
        id=f"roadmap:{event.after}",
        decide=lambda _entries: Decision(
            rule="roadmap.follows",
            why=f"{event.branch} is at {event.after[:7]}.",
            actions=(
                UpdateRoadmap(key=f"roadmap:{event.after}", reason=f"after {event.after[:7]}"),
            ),
        ),
    )

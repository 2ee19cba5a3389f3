"""Words on pull requests that concern their review."""

from collections.abc import Iterator

from bot.engine.desk import Desk
from bot.engine.plans.plan import Planned
from bot.model.events import Commented


def on_comment(_event: Commented, _desk: Desk) -> Iterator[Planned]:
    """A comment on a pull request."""
    return iter(())

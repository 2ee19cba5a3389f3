"""A decision that is still to be made, under the name by which it is made only once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.model.actions import Decision
from bot.model.ledger import Entry


@dataclass(frozen=True, kw_only=True)
class Planned:
    """`decide` is pure but for the clock; it is asked again if the ledger grew meanwhile."""

    id: str
    decide: Callable[[Sequence[Entry]], Decision]
    then: Callable[[Sequence[Entry]], None] | None = None
    """Called with the ledger as it is once the decision is recorded: notes the next deadline."""
    seen: tuple[tuple[str, str], ...] = ()
    """The facts that matter most, as name and value, for whoever asks why; a name may repeat."""

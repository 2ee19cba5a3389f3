"""What is told of seeds that were played."""

from collections.abc import Sequence

from chaos.play import Outcome


def replay(outcome: Outcome) -> str:
    """The line that plays it again; threads that race may take another turn then."""
    plan = outcome.plan
    length = "" if plan.length is None else f" --length {plan.length}"
    races = f"  # {plan.threads} threads: may go otherwise" if plan.threads > 1 else ""
    return f"python -m chaos --seed {plan.seed}{length}{races}"


def complaint(outcome: Outcome) -> str:
    """A seed that broke promises: how to see it again, and which."""
    return "\n".join((replay(outcome), *outcome.wrong))


def in_full(outcome: Outcome) -> str:
    """A seed with all that was drawn and all that came of it."""
    return "\n".join(
        (
            *map(str, outcome.plan.story.acts),
            f"faults: {outcome.plan.faults}",
            f"injected: {'; '.join(outcome.injected) or 'none'}",
            f"deaths: {outcome.plan.deaths}; kills {outcome.kills}",
            complaint(outcome),
        )
    )


class Tally:
    """Figures of all that was played so far."""

    def __init__(self) -> None:
        self.seeds = self.faults = self.kills = self.broken_seeds = 0
        self._stories: set[int] = set()
        self._acts = 0
        self._wrong = {"lost": 0, "doubled": 0, "otherwise broken": 0}

    def add(self, played: Sequence[Outcome]) -> None:
        """Count some more."""
        for each in played:
            self.seeds += 1
            self.faults += len(each.injected)
            self.kills += each.kills
            self.broken_seeds += bool(each.wrong)
            self._stories.add(each.plan.story.number)
            self._acts += len(each.plan.story.acts)
            for wrong in each.wrong:
                first = wrong.partition(" ")[0]
                self._wrong[first if first in self._wrong else "otherwise broken"] += 1

    def so_far(self, *, of: int, minutes: float) -> str:
        """A line while it goes on."""
        return (
            f"{self.seeds} of {of} seeds in {minutes:.0f} min: {self.faults} faults, "
            f"{self.kills} kills, wrong {self.broken_seeds}"
        )

    def __str__(self) -> str:
        wrong = ", ".join(f"{what} {count}" for what, count in self._wrong.items())
        return (
            f"{self.seeds} seeds of {len(self._stories)} stories ({self._acts} acts), "
            f"{self.faults} faults injected, {self.kills} kills: {wrong}"
        )

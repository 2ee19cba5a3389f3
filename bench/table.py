"""One line per measurement: median and best of several runs, in time of this process alone."""

from collections.abc import Callable
from statistics import median
from time import process_time


class Table:
    """Prints a line for each thing measured, as soon as it is measured."""

    def time(self, what: str, work: Callable[[], object], *, runs: int = 7) -> float:
        """Run the work several times; print and return the median in milliseconds."""
        work()
        times = []
        for _ in range(runs):
            start = process_time()
            work()
            times.append((process_time() - start) * 1000)
        self.say(what, f"{median(times):9.2f} ms   best {min(times):9.2f} ms")
        return median(times)

    def goal(self, what: str, *, met: bool) -> None:
        """Print whether a goal is met; measured on a busy machine it proves nothing."""
        self.say(f"goal: {what}", "met" if met else "NOT MET")

    def say(self, what: str, figure: str) -> None:
        """Print any other figure."""
        print(f"  {what:<58} {figure}", flush=True)

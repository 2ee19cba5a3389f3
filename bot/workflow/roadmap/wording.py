"""Why a line of the roadmap changes, in words for people: commits, previews, drift."""

from collections.abc import Sequence
from fractions import Fraction

from bot.model.counting import counted
from bot.workflow.roadmap.library import Library, Metrics
from bot.workflow.roadmap.pace import Pace
from bot.workflow.roadmap.signs import State

_STATES = {"complete": "complete", "in_progress": "in progress", "planned": "planned"}


def number(value: Fraction | int) -> str:
    """Write a number for reading: `13,051`, `318.3`."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return f"{exact.numerator:,}"
    return f"{float(round(exact, 1)):,}"


def skills_counted(metrics: Metrics, stated: Fraction, listed: int) -> str:
    """Say where the number of skills comes from."""
    said = f"{counted(metrics.skills, 'directory holds', 'directories hold')} a SKILL.md"
    if stated <= metrics.skills:
        return said
    extra = number(stated - metrics.skills)
    if listed == metrics.skills:
        return f"{said} and as many items are done; {number(stated)} counts {extra} too many"
    return f"{said}; {number(stated)} counts {extra} that are not in the tree"


def average_counted(metrics: Metrics) -> str:
    """Say where the mean comes from."""
    files = counted(metrics.skills, "SKILL.md", "SKILL.md files")
    return f"{metrics.skill_lines:,} lines in {files}, {metrics.avg_lines:,} each"


def total_counted(metrics: Metrics) -> str:
    """Say where the number of lines comes from."""
    references = metrics.total_lines - metrics.skill_lines
    return f"{metrics.skill_lines:,} lines of SKILL.md and {references:,} of references"


def gold_counted(metrics: Metrics, library: Library, enough: int) -> str:
    """Say where the number of gold skills comes from."""
    some = sum(1 for skill in library.skills if skill.references)
    return (
        f"{counted(metrics.gold, 'skill has', 'skills have')} at least "
        f"{counted(enough, 'reference file')} (`gold_references`); {some:,} have any"
    )


def target_reached(value: Fraction, target: str) -> str:
    """Say that a target is met."""
    return f"{number(value)} meets the target {target}"


def target_missed(value: Fraction, target: str) -> str:
    """Say that a target is not, or no longer, met."""
    return f"{number(value)} does not meet the target {target}"


def item_done(path: str | None) -> str:
    """Say why an item is ticked."""
    return f"its skill is at {path}" if path else "it was named as completed"


def item_open() -> str:
    """Say why a tick is taken away."""
    return "no skill of this name is in the tree"


def item_added(path: str, phase: str) -> str:
    """Say why an item is new."""
    return f"{path} was not on the roadmap; its category belongs to Phase {phase}"


def phase_counted(done: int, total: int, state: State) -> str:
    """Say what a phase's items say."""
    return f"{done} of {counted(total, 'skill')} done, so the phase is {_STATES[state]}"


def sub_heads(done: int, total: int) -> str:
    """Say why items stand under other sub-heads than before."""
    return f"{done} of {total} done; each stands under the sub-head that is true of it"


def area_gained(areas: Sequence[str]) -> str:
    """Say why the Coverage row grows."""
    return f"the first skill of {', '.join(areas)} is in the tree"


def area_lost(areas: Sequence[str]) -> str:
    """Say why the Coverage row shrinks."""
    return f"no skill of {', '.join(areas)} is in the tree"


def priority_struck(phase: str) -> str:
    """Say why a priority area is struck."""
    return f"Phase {phase} is complete"


def priority_open(phase: str) -> str:
    """Say why a struck priority area comes back."""
    return f"Phase {phase} is not complete"


def repeated(name: str) -> str:
    """Say why a number in another file changes."""
    return f"it repeats {name}, which is counted from the tree"


def pace(measured: Pace) -> str:
    """Tell the pace in one line."""
    so_far, needed = number(round(measured.so_far, 1)), number(round(measured.needed, 1))
    if measured.done >= measured.target:
        return f"{measured.done:,} of {measured.target:,} skills: the target is reached"
    when = f"; so far {so_far} a week"
    when += f", which is there on {measured.forecast}" if measured.forecast else ""
    left = measured.target - measured.done
    return f"{counted(left, 'skill')} to go by {measured.due}: {needed} a week needed{when}"

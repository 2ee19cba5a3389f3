"""`/why` on a pull request: the last thing that was done for its review, and on what grounds."""

from collections.abc import Iterable
from datetime import datetime

from bot.model.actions import Decision
from bot.model.markdown import code, prose
from bot.workflow.review import wording
from bot.workflow.review.promise import Standing

_MOST = 12
"""Facts, and pauses, that are told."""
_NOISE = frozenset({"actor", "at", "delivery", "subject", "ledger entry"})
"""What the number in the log leads to anyway."""


def explain(decision: Decision, *, at: datetime, log: str, promises: Iterable[Standing]) -> str:
    """Tell rule, reason, facts and the number in the log; `promises` are those still open."""
    told = [(name, value) for name, value in decision.cause if name not in _NOISE]
    facts = ", ".join(f"{prose(name)} {code(value)}" for name, value in told[:_MOST])
    rows = [
        f"My last act for this review was {wording.moment(at)}, by the rule "
        f"{code(decision.rule)}: {prose(decision.why)}",
        "",
        *([f"- What I saw: {facts}"] if facts else []),
        *(row for standing in promises for row in _promise(standing)),
        f"- In the log: {code(log)}",
    ]
    return "\n".join(rows)


def _promise(standing: Standing) -> Iterable[str]:
    lasting, hourly = wording.due(standing)
    yield (
        f"- {lasting}{f' ({hourly})' if hourly else ''}: {wording.span(standing.spent)} of "
        f"{wording.span(standing.allowed)} are counted"
    )
    for pause in standing.pauses[-_MOST:]:
        yield (
            f"  - not counted {wording.moment(pause.start)} to {wording.moment(pause.end)}: "
            f"{wording.cause(pause)}"
        )

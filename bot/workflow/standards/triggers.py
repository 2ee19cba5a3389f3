"""Which rules a text concerns, told before any of them is asked."""

from functools import cache

from bot.workflow.standards.registry import all_rules
from bot.workflow.standards.threats.sieve import Sieve


@cache
def triggers() -> Sieve[str]:
    """The triggers of all rules, by the rules' ids."""
    return Sieve(
        (named.id, named.rule.trigger)
        for named in all_rules().values()
        if named.rule.trigger is not None
    )

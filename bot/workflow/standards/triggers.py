"""Which rules a text concerns, told before any of them is asked."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.registry import all_rules
from bot.workflow.standards.threats.sieve import Sieve

SMALL = 32 * 1024
TOGETHER = 256 * 1024
"""Bytes of a document that is sifted with others, and of all those sifted at once."""


@cache
def triggers() -> Sieve[str]:
    """The triggers of all rules, by the rules' ids."""
    return Sieve(
        (named.id, named.rule.trigger)
        for named in all_rules().values()
        if named.rule.trigger is not None
    )


@cache
def sieves() -> tuple[Sieve[Any], ...]:
    """All that a document is sifted by: the triggers, and the signs that a rule has of its own."""
    own = (named.rule.sieve for named in all_rules().values())
    return (triggers(), *(sieve() for sieve in own if sieve is not None))


def batches(documents: Iterable[Doc]) -> Mapping[str, list[Doc]]:
    """The small documents that are sifted at once, by the path of the first of them."""
    found: list[list[Doc]] = []
    size = 0
    for doc in documents:
        if len(doc.data) > SMALL:
            continue
        size += len(doc.data)
        if not found or size > TOGETHER:
            found.append([])
            size = len(doc.data)
        found[-1].append(doc)
    return {batch[0].path: batch for batch in found}

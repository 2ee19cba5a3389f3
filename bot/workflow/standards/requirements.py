"""A dependency as pip reads it, parsed once however many rules ask."""

from functools import lru_cache

from packaging.requirements import InvalidRequirement, Requirement

LONGEST = 500
"""Characters of one dependency that are read."""


@lru_cache(maxsize=4096)
def parse(text: str) -> Requirement | str:
    """The requirement, or in words why it is none (PEP 508)."""
    try:
        return Requirement(text.strip()[:LONGEST])
    except InvalidRequirement as error:
        return str(error).split("\n", 1)[0][:120]

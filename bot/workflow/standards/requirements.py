"""A dependency as pip reads it, parsed once however many rules ask."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from packaging.specifiers import SpecifierSet

LONGEST = 500
"""Characters of one dependency that are read."""
_WORD = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"
_PLAIN = re.compile(
    rf"({_WORD})(?:\[{_WORD}(?:, ?{_WORD})*\])?(?: ?(>=|==|<=|~=) ?([0-9]+(?:\.[0-9]+)+))?"
)
"""A name, extras and at most one bound: some version is always within it."""


class Requirement(Struct, frozen=True, kw_only=True):
    """What the rules ask of a requirement; `operators` are those of its bounds, such as `>=`."""

    name: str
    url: str | None = None
    operators: tuple[str, ...] = ()
    is_possible: bool = True
    """False where no version lies between the bounds."""


@lru_cache(maxsize=4096)
def parse(text: str) -> Requirement | str:
    """The requirement, or in words why it is none (PEP 508)."""
    text = text.strip()[:LONGEST]
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        return Requirement(name=plain[1], operators=(plain[2],) if plain[2] else ())
    return _parsed(text)


def _parsed(text: str) -> Requirement | str:
    """By `packaging`, which takes longer to import than most pages to judge."""
    from packaging import requirements

    try:
        found = requirements.Requirement(text)
    except requirements.InvalidRequirement as error:
        return str(error).split("\n", 1)[0][:120]
    return Requirement(
        name=found.name,
        url=found.url,
        operators=tuple(spec.operator for spec in found.specifier),
        is_possible=_is_possible(found.specifier),
    )


def _is_possible(wanted: "SpecifierSet") -> bool:
    """Is there a version between the bounds? Tried are the bounds, and what lies next to them."""
    from packaging.version import InvalidVersion, Version

    bounds = [spec.version.removesuffix(".*") for spec in wanted]
    tried = ["0", *bounds, *(f"{bound}.1" for bound in bounds), *(f"{b}.post1" for b in bounds)]
    for text in tried:
        try:
            if wanted.contains(Version(text), prereleases=True):
                return True
        except InvalidVersion:
            continue
    return not bounds

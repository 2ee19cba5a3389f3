"""All rules, found by walking the folders: a family is a folder, a rule is a file in it."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from bot.model import catalog
from bot.model.errors import InputError
from bot.workflow.standards import rules
from bot.workflow.standards.rule import Rule


class Named(Struct, frozen=True, kw_only=True):
    """A rule with its id, its family and the heading of CONTRIBUTING.md that it quotes."""

    id: str
    family: str
    section: str
    rule: Rule


@cache
def all_rules() -> Mapping[str, Named]:
    """Every rule by id, in order of family and id."""
    found: dict[str, Named] = {}
    for family, package in catalog.modules(rules).items():
        for name, module in catalog.modules(package).items():
            if name.startswith("_"):
                continue
            rule: Rule = module.RULE
            identity = name.replace("_", "-")
            if identity in found:
                raise ValueError(f"two rules are called {identity}")
            found[identity] = Named(id=identity, family=family, section=package.SECTION, rule=rule)
    return found


def find(identity: str) -> Named:
    """The rule of that id; an unknown one is an error that names the nearest."""
    known = all_rules()
    if identity in known:
        return known[identity]
    from rapidfuzz import process

    nearest = process.extractOne(identity, list(known))
    raise InputError(f"there is no rule `{identity}`; did you mean `{nearest[0]}`?")

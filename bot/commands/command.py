"""How a word of the language is declared: one file of `verbs/` holds one `COMMAND`."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

Place = Literal["discussion", "issue", "pull"]

EVERYWHERE: frozenset[Place] = frozenset({"discussion", "issue", "pull"})
PULL_REQUESTS: frozenset[Place] = frozenset({"pull"})


class Access(Enum):
    """Who may use a word; the permission API decides who is a maintainer, never the grammar."""

    EVERYONE = "everyone"
    MAINTAINERS = "maintainers"


class Takes(Enum):
    """What may follow a word."""

    SKILLS = "skills"
    DAYS = "days"
    PERSON = "person"
    RULE = "rule"
    REASON = "reason"


@dataclass(frozen=True, kw_only=True)
class Command:
    """One word: what people type, what it does in one sentence, who may, and where.

    `synonyms` are other slash words that mean the same, as other bots have taught people to write.
    The word itself is the name of the file.
    """

    usage: str
    summary: str
    access: Access = Access.EVERYONE
    places: frozenset[Place] = EVERYWHERE
    takes: tuple[Takes, ...] = ()
    synonyms: tuple[str, ...] = ()

"""The words people may type after a slash, gathered from `verbs/`."""

from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from bot.commands import verbs
from bot.commands.command import Access, Command
from bot.model import catalog


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word that was typed, and how sure we are that it is the one meant.

    `slips` counts wrong letters: 0 is exact, 1 is a slip of the finger, 2 is a guess.
    """

    name: str
    command: Command
    slips: int = 0


@cache
def all_words() -> dict[str, Command]:
    """Each word and its declaration, in alphabetical order."""
    return {name: module.COMMAND for name, module in catalog.modules(verbs).items()}


@cache
def _spellings() -> dict[str, str]:
    """Each way to write a word, synonyms included, to the word itself."""
    words = all_words()
    others = {other: name for name, command in words.items() for other in command.synonyms}
    return others | {name: name for name in words}


def find(typed: str) -> Word | None:
    """Return the word typed, or the nearest for a slip; maintainers' words only exactly."""
    typed = typed.lower()
    words = all_words()
    if name := _spellings().get(typed):
        return Word(name=name, command=words[name])
    if len(typed) < 4:
        return None
    near = [
        (OSA.distance(typed, name, score_cutoff=2), name)
        for name, command in words.items()
        if command.access is Access.EVERYONE and len(name) >= 4 and name[0] == typed[0]
    ]
    slips, name = min(near, default=(3, ""))
    if slips > (2 if len(name) >= 6 else 1):
        return None
    return Word(name=name, command=words[name], slips=slips)


def nearest(typed: str) -> tuple[str, ...]:
    """Up to three words to offer for one that is not known, the nearest first."""
    ranked = sorted(
        (OSA.distance(typed.lower(), spelling), name) for spelling, name in _spellings().items()
    )
    close = [name for distance, name in ranked if distance <= max(2, len(typed) // 2)]
    return tuple(dict.fromkeys(close))[:3]

"""What an intent is, and the words that several of them share."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Intent:
    """Sets of words that a sentence must all hold, and those that make it harmless.

    The first is sought in the text, the others in its sentence: what is looked for soonest first.
    """

    needs: tuple[str, ...]
    unless: str = ""
    is_doubted: bool = False
    """May an honest page say so too, of a program or of its own matter?"""


START = r"(?:^|[,;:.!?] |\bthen |\band |\bby |\bfirst |\bplease |\balso |\balways |\] )"

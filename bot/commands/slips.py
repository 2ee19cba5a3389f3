"""How far a typed word is from a name, and from which distance on it is another word."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from bot.commands.aliases import OTHERS


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdigit())


def _allowed(length: int) -> int:
    return 0 if length <= 4 else 1 if length <= 8 else 2


def apart(typed: Sequence[str], spelled: Sequence[str]) -> int | None:
    """Count wrong letters between words one by one, or `None` where one is too far off."""
    if len(typed) != len(spelled):
        return None
    total = 0
    for word, right in zip(typed, spelled, strict=True):
        limit = _allowed(min(len(word), len(right)))
        if len(word) == len(right) == 4 and sorted(word) == sorted(right):
            limit = 1
        apart = OSA.distance(word, right, score_cutoff=max(limit, 1))
        if apart > limit or (apart == 2 and word[0] != right[0]):
            return None
        if apart and (_digits(word) != _digits(right) or word in OTHERS):
            return None
        total += apart
    return total if total <= 3 else None

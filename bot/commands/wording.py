"""What the bot asks when it is not certain."""

from collections.abc import Sequence


def which_skill(word: str) -> str:
    """Ask for the name that is missing."""
    return f"Which skill do you mean? Write `/{word} NAME`."


def did_you_mean(word: str, skills: Sequence[str]) -> str:
    """Offer the command that was probably meant."""
    return f"Did you mean `/{word} {', '.join(skills)}`?"


def one_of(word: str, names: Sequence[str]) -> str:
    """Offer the items that a name may stand for."""
    choices = " or ".join(f"`/{word} {name}`" for name in names)
    return f"Did you mean {choices}?"


def unknown_word(words: Sequence[str]) -> str:
    """Answer a slash word that does not exist."""
    if not words:
        return "I do not know that word. `/help` lists the words I know."
    choices = " or ".join(f"`/{word}`" for word in words)
    return f"I do not know that word. Did you mean {choices}? `/help` lists all words."

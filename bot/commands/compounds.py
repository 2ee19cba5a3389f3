"""Names that are glued to something else and mean another thing: `llm-awq`, *SAM 2*."""

import re
from collections.abc import Sequence

from bot.commands.letters import fold
from bot.commands.tokens import Token
from bot.commands.vocabulary import word_set

_UNIT = word_set(
    """
    d day days w wk week weeks mo month months h hour hours more
    """
)
_VERSION = re.compile(r"v?\d+(?:\.\d+)*[a-z]?")
_EDITION = word_set(
    """
    xl turbo large tiny pro lite v1 v2 v3 v4 gpt ai2 ultra nano mini cpp js ts
    """
)


def compound(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether the name is glued to something else, as AWQ is in `llm-awq` or `@awq`."""
    if start > 0 and tokens[start].glued:
        before = tokens[start - 1]
        if before.text == "@" or (before.text in "-_." and start > 1 and tokens[start - 1].glued):
            return True
    if end + 1 < len(tokens) and tokens[end].glued and tokens[end + 1].glued:
        return (
            tokens[end].text in "-_."
            and tokens[end + 1].word
            and fold(tokens[end + 1].text) not in ("skill", "skills", "item")
        )
    return False


def edition(tokens: Sequence[Token], end: int) -> bool:
    """Say whether another edition is meant: *SAM 2* is not SAM."""
    if end >= len(tokens) or not tokens[end].word:
        return False
    word = fold(tokens[end].text)
    if word in _EDITION and not tokens[end].glued:
        return True
    if _VERSION.fullmatch(word) is None or word[-1] in "dwh":
        return False
    after = fold(tokens[end + 1].text) if end + 1 < len(tokens) else ""
    return after not in _UNIT and after != "-"

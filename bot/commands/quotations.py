"""What stands between quotation marks or as code was not said, unless it is nothing but a name."""

from collections.abc import Sequence

from bot.commands.names import Names
from bot.commands.speech import CODE, END_CODE
from bot.commands.tokens import Token


def unquoted(tokens: Sequence[Token], names: Names) -> list[Token]:
    """Leave out what is quoted or code, unless it is nothing but a name."""
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        end = _closing(tokens, place)
        if end is None:
            kept.append(token)
            place += 1
            continue
        inner = tokens[place + 1 : end]
        mention = names.at(inner, 0) if inner else None
        if mention is not None and mention.end == len(inner):
            kept += inner
        else:
            kept.append(Token("▢", token.start, tokens[end].end, token.glued, word=False))
        place = end + 1
    return kept


def _closing(tokens: Sequence[Token], place: int) -> int | None:
    """Return where the quotation or code that begins here ends."""
    sign = tokens[place].text
    if sign == CODE:
        closing = END_CODE
    elif sign == '"':
        closing = '"'
    elif sign == "'" and (place == 0 or not tokens[place].glued):
        closing = "'"
    else:
        return None
    for end in range(place + 1, min(len(tokens), place + 200)):
        if tokens[end].text == closing:
            return end
    return None

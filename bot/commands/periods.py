"""Lines cut into sentences, and lists put back into the sentence that announces them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.names import Names
from bot.commands.quotations import unquoted
from bot.commands.speech import Line
from bot.commands.tokens import Token, split
from bot.commands.vocabulary import word_set

_ENDS = frozenset(".!?;。！？；")
_UNFINISHED = word_set("to on the and take for claim at of with do")
MOST_SENTENCES = 60
MOST_WORDS = 120


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """Tokens of one sentence, and the line it begins in."""

    tokens: Sequence[Token]
    line: Line


def cut(lines: Sequence[Line], names: Names) -> list[Sentence]:
    """Cut lines into sentences; a sentence goes on over a line break where it plainly does."""
    sentences: list[Sentence] = []
    current: list[Token] = []
    first: Line | None = None
    listed: set[int] = set()

    def close() -> None:
        nonlocal current, first
        if current and first is not None:
            sentences.append(Sentence(tokens=current[:MOST_WORDS], line=first))
        current, first = [], None

    for number, line in enumerate(lines):
        if line.unticked or number in listed:
            continue
        tokens = unquoted(split(line.text)[:1000], names)
        if tokens and tokens[-1].text == ":":
            below = _listed(lines, number + 1, names)
            listed |= below.keys()
            tokens += [token for row in below.values() for token in row]
        if first is not None and not _continues(first, current, line, tokens):
            close()
        for place, token in enumerate(tokens):
            first = first or line
            current.append(token)
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            if (
                token.text in _ENDS and (after is None or not after.glued or after.text in "\"')")
            ) or token.text in "。！？；":
                close()
        if len(sentences) > MOST_SENTENCES:
            break
    close()
    return sentences[:MOST_SENTENCES]


def _listed(lines: Sequence[Line], start: int, names: Names) -> dict[int, list[Token]]:
    """Return the names at the beginning of list items below a colon, by line."""
    found: dict[int, list[Token]] = {}
    for number in range(start, min(len(lines), start + 30)):
        if not lines[number].item:
            break
        tokens = split(lines[number].text)[:40]
        mention = names.at(tokens, 0) if tokens else None
        if mention is None:
            return {}
        comma = [Token(",", 0, 0, glued=False, word=False)] if found else []
        found[number] = [*comma, *tokens[: mention.end]]
    return found


def _continues(first: Line, current: Sequence[Token], line: Line, tokens: Sequence[Token]) -> bool:
    """Say whether the next line of the same paragraph goes on with the sentence."""
    if line.block != first.block or not current or not tokens:
        return False
    if current[-1].text in ",&+-" or tokens[0].text[0].islower():
        return True
    return current[-1].text.lower() in _UNFINISHED

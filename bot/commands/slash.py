"""Slash words: where a line calls one, and with what behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands import words
from bot.commands.letters import fold
from bot.commands.tokens import Token
from bot.commands.vocabulary import word_set
from bot.commands.words import Word

_GREETING = word_set(
    """
    hi hello hey hiya howdy thanks thank you thx ty so much please pls ok okay great cool
    nice awesome yes yep sure alright and also then plus now well all everyone folks team
    there good morning afternoon evening dear maintainers greetings yay oh perfect hola
    bonjour hallo salut done lgtm great
    """
)
_TEACHING = word_set(
    """
    example examples e.g eg usage use used uses using syntax write writes writing type
    typing command commands comment commenting say says said saying format template
    templates how docs documentation documented would means meaning reply respond post
    posting send run try like such instead told tell tells
    """
)
_BOTS = ("bot", "milepost", "roadmap")


@dataclass(frozen=True, kw_only=True)
class Call:
    """A slash word in a line; `typed` is how it was written, `word` what it means, if anything.

    `certain` is false where the word may only have been mentioned.
    """

    typed: str
    word: Word | None
    arguments: Sequence[Token]
    certain: bool


def teaches(tokens: Sequence[Token]) -> bool:
    """Say whether these words explain a command rather than give one."""
    return any(fold(token.text) in _TEACHING for token in tokens)


def find(tokens: Sequence[Token]) -> list[Call]:
    """Return the slash words that a line calls, in order; words only mentioned are left out."""
    starts = [place for place in range(len(tokens) - 1) if _is_call(tokens, place)]
    if not starts and (place := _addressed(tokens)):
        word = words.find(tokens[place].text)
        rest = tokens[place + 1 :]
        return [Call(typed=tokens[place].text, word=word, arguments=rest, certain=True)]
    found: list[Call] = []
    certain = True
    behind = 0
    for number, place in enumerate(starts):
        head = tokens[behind:place] if not found else []
        if not found:
            if not _opens(head):
                continue
            certain = not _addresses_someone(head)
        elif fold(tokens[place - 1].text) in ("not", "or", "than", "use", "of", "type", "say"):
            continue
        following = starts[number + 1] if number + 1 < len(starts) else len(tokens)
        at, end = _word(tokens, place)
        typed = "".join(token.text for token in tokens[at:end])
        arguments = list(tokens[end:following])
        while arguments and arguments[0].text in ":=":
            arguments = arguments[1:]
        if number + 1 < len(starts):
            while arguments and fold(arguments[-1].text) in ("and", "then", ",", ";", "also", "&"):
                arguments.pop()
        word = words.find(typed)
        if word is None and typed.lower().endswith("s"):
            word = words.find(typed[:-1])
        found.append(Call(typed=typed, word=word, arguments=arguments, certain=certain))
    return found


def _addressed(tokens: Sequence[Token]) -> int | None:
    """Return where the word stands in `@milepost claim AWQ`."""
    if len(tokens) < 2 or not any(bot in fold(tokens[0].text) for bot in _BOTS):
        return None
    place = 2 if tokens[1].text in ",:" and len(tokens) > 2 else 1
    word = words.find(tokens[place].text)
    exact = word is not None and word.name == fold(tokens[place].text)
    return place if tokens[0].text.startswith("@") and exact else None


def _is_call(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a slash stands free in front of a word."""
    token = tokens[place]
    if token.text != "/" or (
        token.glued and place > 0 and tokens[place - 1].text not in "(\"'*_,;"
    ):
        return False
    at, end = _word(tokens, place)
    if at >= len(tokens) or not tokens[at].word or not tokens[at].text.isascii():
        return False
    # A path goes on with another slash.
    if end < len(tokens) and tokens[end].text in "/." and tokens[end].glued:
        return words.find("".join(token.text for token in tokens[at:end])) is not None
    return tokens[at].glued or words.find(tokens[at].text) is not None


def _word(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    """Return where the word behind the slash begins and ends; `assign-me` is one word."""
    at = place + 1
    while at < len(tokens) and tokens[at].text == "/":
        at += 1
    end = at + 1
    while (
        end + 1 < len(tokens)
        and tokens[end].text in "-_"
        and tokens[end].glued
        and tokens[end + 1].glued
        and words.find(f"{tokens[at].text}-{tokens[end + 1].text}") is not None
    ):
        end += 2
    return at, end


def _opens(head: Sequence[Token]) -> bool:
    """Say whether a command may follow this: nothing, a greeting, or a sentence that has ended."""
    if head and _addressed_bot(head):
        return True
    if all(not token.text[0].isalnum() or fold(token.text) in _GREETING for token in head):
        return True
    return head[-1].text in ".!?)…。！" and not teaches(head)


def _addressed_bot(head: Sequence[Token]) -> bool:
    """Say whether these words only call the bot: `hey bot`."""
    said = [fold(token.text) for token in head if token.text[0].isalnum()]
    return len(said) <= 3 and bool(said) and said[-1] in _BOTS and not teaches(head)


def _addresses_someone(head: Sequence[Token]) -> bool:
    """Say whether the command is addressed to a person, and not to the bot."""
    persons = [fold(token.text) for token in head if token.text.startswith("@")]
    return any(not any(bot in person for bot in _BOTS) for person in persons[-1:])

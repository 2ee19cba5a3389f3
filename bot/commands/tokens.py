"""Lines as words and signs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\u3005"
_TOKEN = re.compile(
    rf"[{CJK}]+"
    r"|[dlDL]'(?=[A-Za-z])"
    rf"|@[A-Za-z0-9][A-Za-z0-9-]*(?:/[A-Za-z0-9-]+)?"
    rf"|[^\W_{CJK}]+(?:'[^\W_{CJK}]+)*"
    rf"|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of Chinese, Japanese or Korean, a @mention, or one sign.

    `start` and `end` are positions in the line; `glued` says that no space stands before it.
    """

    text: str
    start: int
    end: int
    glued: bool
    word: bool


def written(tokens: Sequence[Token]) -> str:
    """Put tokens together again, with a space where one stood."""
    return "".join(
        token.text if token.glued or not number else f" {token.text}"
        for number, token in enumerate(tokens)
    )


def split(line: str) -> list[Token]:
    """Cut a line into tokens."""
    tokens: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(line):
        text = match.group()
        tokens.append(
            Token(text, match.start(), match.end(), match.start() == end, text[0].isalnum())
        )
        end = match.end()
    return tokens

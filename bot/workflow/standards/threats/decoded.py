"""Text that was written so that people do not read it, read."""

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from itertools import islice
from string import ascii_lowercase, ascii_uppercase

from bot.workflow.standards.threats import scan

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{20,}(?:\r?\n[ \t>]*[A-Za-z0-9+/_-]{16,})*={0,2}")
"""Linear here too: what follows the twenty characters may be missing, so nothing is tried again."""
_ALPHABET = bytes(
    ord("a") if chr(byte).isascii() and (chr(byte).isalnum() or chr(byte) in "+/_-") else ord(" ")
    for byte in range(256)
)
_RUN = b"a" * 20
_DIGITS = r"[0-9a-fA-F\\%][0-9a-fA-F ,:x\\%u]{23,}"
"""Long enough for any of the three manners of writing a letter as a number."""
_HEX = re.compile(r"(?:(?:\\x|0x|%|\\u00)?[0-9a-fA-F]{2}[ ,:]{0,2}){12,}")
_BINARY = re.compile(r"(?:[01]{8}[ ,]{0,2}){6,}")
_DECIMAL = re.compile(r"(?:(?<!\d)(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])[ ,]{1,2}){9,}\d{2,3}")
_ENTITIES = r"(?:&#(?:x[0-9a-fA-F]{2,6}|\d{2,6});){8,}"
_TURNED = (
    r"(?i)\b(?:vtaber|qvfertneq|sbetrg)\b[^\n]{0,80}|[^\n]{0,80}\b(?:snoitcurtsni|stpmorp|tpmorp)"
    r"\b[^\n]{0,80}|\bVTABER\b[^\n]*|[^\n]{0,40}vafgehpgvbaf?\b[^\n]{0,80}"
)
_TURNED_WORD = r"(?i)\b(?:vtaber|qvfertneq|sbetrg|snoitcurtsni|stpmorp|tpmorp)\b|vafgehpgvbaf?\b"
"""What every match of `_TURNED` holds; without its open ends it is found several times as fast."""
_COMMON = ("the", "and", "you", "your", "this", "that", "with", "from", "into", "then")
"""Words of which a sentence that tells somebody to do something holds two or three."""
_FEWEST = 3
LETTERS = ("letters moved", "reversed letters in a line")
"""Manners that are found by common words alone, whatever the text says."""


def _shifted(text: str, by: int) -> str:
    """The text with each letter moved on in the alphabet."""
    small, large = ascii_lowercase, ascii_uppercase
    moved = small[by:] + small[:by] + large[by:] + large[:by]
    return text.translate(str.maketrans(small + large, moved))


_OTHERWISE = {
    f"letters moved by {by}": tuple(_shifted(word, by) for word in _COMMON) for by in range(1, 26)
}
_OTHERWISE["reversed letters in a line"] = tuple(word[::-1] for word in _COMMON)
_COMMON_TURNED = {manner: rf"(?i)\b(?:{'|'.join(words)})\b" for manner, words in _OTHERWISE.items()}
_LINE_TURNED = "(?i)" + "|".join(
    rf"\b(?:{words})\b[^\n]*\b(?:{words})\b" for words in map("|".join, _OTHERWISE.values())
)
"""A line with two common words written in one and the same other manner."""
SIGNS = (
    r"[0-9a-fA-F\\%][0-9a-fA-F ,:x\\%u]{23}",
    r"&#(?:x[0-9a-fA-F]|\d)",
    _TURNED_WORD,
    _LINE_TURNED,
)
"""What the other manners hold: numbers, entities, turned letters. Wider than the patterns, of which
each counted repetition would multiply an automaton's states."""
LONGEST = 20_000
MOST = 2000
_PRINTED = bytes((9, 10, 13, *range(32, 127)))
_LEAST = 10
"""Characters of readable text that a decoding must give."""


def found(text: str, held: frozenset[int]) -> Iterator[tuple[int, str, str]]:
    """Offset and manner of each stretch that looks encoded, and what it says: empty if nothing.

    `held` are the numbers of the `SIGNS` that the text holds.
    """
    numbers, entities, turned, moved = (text if n in held else "" for n in range(len(SIGNS)))
    for piece in islice(_base64s(text), MOST):
        whole = piece.group()
        if whole.lower() == whole:
            continue  # a word or a path: what is encoded has both cases
        for start, part in _pieces(piece.start(), whole):
            yield start, "base64", _base64(part)
    for match in scan.find(_DIGITS, numbers, most=MOST):
        for pattern, manner, read in (
            (_HEX, "hexadecimal", _hex),
            (_BINARY, "binary", _binary),
            (_DECIMAL, "character codes", _decimal),
        ):
            digits = pattern.search(match.text[:LONGEST])
            if digits is not None:
                yield match.start + digits.start(), manner, read(digits.group())
    for match in scan.find(_ENTITIES, entities):
        yield match.start, "HTML entities", html.unescape(match.text)
    for match in scan.find(_TURNED, turned):
        yield match.start, "rot13", codecs.decode(match.text, "rot13")
        yield match.start, "reversed letters", match.text[::-1]
    yield from _moved(moved)


def _moved(text: str) -> Iterator[tuple[int, str, str]]:
    """Lines of which the letters are moved in the alphabet, or stand in reverse."""
    for match in scan.find(_LINE_TURNED, text):
        start = text.rfind("\n", 0, match.start) + 1
        line = text[start : start + LONGEST].split("\n", 1)[0]
        for manner, pattern in _COMMON_TURNED.items():
            words = [word.text.lower() for word in scan.find(pattern, line)]
            if len(words) >= _FEWEST and len(set(words)) > 1:
                by = int(manner.rsplit(" ", 1)[1]) if manner[-1].isdigit() else 0
                yield start, manner, _shifted(line, 26 - by) if by else line[::-1]


def _base64s(text: str) -> Iterator[re.Match[str]]:
    """What `_BASE64.finditer` gives, in a fifth of its time: long runs are rare, and in a text
    whose letters are all the same they are found at once."""
    alike = text.encode("latin-1", "replace").translate(_ALPHABET)  # one byte a character
    at = alike.find(_RUN)
    while at >= 0:
        match = _BASE64.match(text, at)
        assert match is not None
        yield match
        at = alike.find(_RUN, match.end())


def _pieces(start: int, text: str) -> Iterator[tuple[int, str]]:
    """The whole, and where it spans lines each of them."""
    yield start, text
    if "\n" in text:
        for line in text.split("\n"):
            yield start, line
            start += len(line) + 1


def _base64(text: str) -> str:
    if text.lower() == text:
        return ""
    plain = re.sub(r"[\s>]", "", text).replace("-", "+").replace("_", "/").rstrip("=")
    for cut in (plain, plain[: len(plain) // 4 * 4]):
        try:
            read = _readable(base64.b64decode(cut + "=" * (-len(cut) % 4), validate=True))
        except (binascii.Error, ValueError):
            continue
        if read:
            return read
    return _base32(plain)


def _base32(text: str) -> str:
    if not re.fullmatch(r"[A-Z2-7]{24,}", text):
        return ""
    try:
        return _readable(base64.b32decode(text + "=" * (-len(text) % 8)))
    except (binascii.Error, ValueError):
        return ""


def _hex(text: str) -> str:
    digits = re.sub(r"\\x|0x|%|\\u00|[ ,:]", "", text)
    return _readable(bytes.fromhex(digits)) if len(digits) % 2 == 0 else ""


def _binary(text: str) -> str:
    return _readable(bytes(int(part, 2) for part in re.findall(r"[01]{8}", text)))


def _decimal(text: str) -> str:
    return _readable(bytes(int(part) for part in re.findall(r"\d+", text) if int(part) < 256))


def _readable(data: bytes) -> str:
    bad = len(data.translate(None, _PRINTED))
    if len(data) < _LEAST or bad > 0.05 * len(data):
        return ""
    return data.decode("ascii", "replace")

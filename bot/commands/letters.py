"""Characters: what a reader sees, whatever code points were used to write it."""

import re
import unicodedata
from functools import lru_cache

_CLOSED = dict.fromkeys(map(ord, "™®©"), "")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ´`′＇"), "'")
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»「」『』〝〞"), '"')
_SLASHES = dict.fromkeys(map(ord, "⁄∕╱⧸"), "/")
_DASHES = dict.fromkeys(map(ord, "‐‑‒−"), "-")
_VISIBLE = _CLOSED | _APOSTROPHES | _QUOTES | _SLASHES | _DASHES

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_DECEIVING = re.compile("[\u202a-\u202e\u2066-\u2069\u0335-\u0338\U000e0000-\U000e0fff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

# Letters of other alphabets that look like ours (Unicode TR 39, the ones that pass for Latin).
_LOOKALIKE = str.maketrans(
    "АВЕЅЗІЈКМНОРСТУХаеѕіјорсухԛԝѴѵһ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρτυχԚԜꓪꓮꓐꓖꓝ",
    "ABES3IJKMHOPCTYXaesijopcyxqwVvh" "ABEZHIKMNOPTYXaovptuxQWWABGF",
)  # fmt: skip
_LATIN = re.compile("[A-Za-z]")
_FOREIGN = re.compile("[\u0370-\u052f\ua4d0-\ua4ff]")
_UNDIVIDED = str.maketrans(
    {"ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"}
)
_CASE = re.compile("[yn]?[iıuüea]|n[iıuü]n|[iıuü]n|[td][ea]n?")
_MARKS = re.compile("[\u0300-\u036f]")


def clean(text: str) -> tuple[str, bool]:
    """Return the text as it looks (NFKC, nothing invisible), and whether it deceives.

    Right-to-left overrides, struck letters and tag characters do; a zero-width space does not.
    """
    if text.isascii():
        return _CONTROL.sub(" ", text), False
    deceiving = _DECEIVING.search(text) is not None
    text = _DECEIVING.sub("", _INVISIBLE.sub("", text.translate(_VISIBLE)))
    text = unicodedata.normalize("NFKC", text).translate(_VISIBLE)
    return _CONTROL.sub(" ", text), deceiving


def latin(text: str) -> tuple[str, bool]:
    """Return the word in Latin letters, and whether lookalikes of other alphabets were mixed in."""
    if text.isascii() or not _FOREIGN.search(text):
        return text, False
    plain = text.translate(_LOOKALIKE)
    return (plain, True) if _LATIN.search(plain) and not _FOREIGN.search(plain) else (text, False)


def without_case(word: str) -> str:
    """Return a name without the Turkish case ending behind its apostrophe: `AWQ'yu` is *AWQ*."""
    name, sign, ending = word.partition("'")
    return name if sign and _CASE.fullmatch(ending) else word


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Lower case without accents: the form in which words are compared."""
    word = word.lower()
    if word.isascii():
        return word
    word = word.translate(_UNDIVIDED)
    if not any("\u00c0" <= letter <= "\u024f" for letter in word):
        return word
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", word)))

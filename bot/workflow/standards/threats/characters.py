"""Characters that people do not see, with the scripts and emoji that rightly need them.

Facts: https://www.unicode.org/reports/tr36/ (security), https://trojansource.codes (direction),
https://www.unicode.org/reports/tr51/ (emoji sequences).
"""

import unicodedata
from bisect import bisect_right

DIRECTION = r"[\x{202A}-\x{202E}\x{2066}-\x{2069}]"

OVERRIDES = "\u202d\u202e"
_OPENERS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_ISOLATES = "\u2066\u2067\u2068"
ZWNJ, ZWJ = "\u200c", "\u200d"

# Blocks whose scripts shape letters with joiners: Arabic to Malayalam, Sinhala, Thai to Myanmar,
# Khmer, Mongolian and the later Indic blocks.
_JOINING = (
    (0x0600, 0x08FF),
    (0x0900, 0x0DFF),
    (0x0E00, 0x109F),
    (0x1780, 0x18AF),
    (0x1900, 0x1CFF),
    (0xA800, 0xABFF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFE),
    (0x10A00, 0x11FFF),
    (0x1E900, 0x1E95F),
)
# Scripts written without spaces, where U+200B tells where a line may break.
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x9FFF))
_HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF))


def _within(char: str, blocks: tuple[tuple[int, int], ...]) -> bool:
    code = ord(char) if char else -1
    at = bisect_right(blocks, (code, 0x110000)) - 1
    return at >= 0 and blocks[at][0] <= code <= blocks[at][1]


def is_rtl(text: str) -> bool:
    """Does the text hold letters that are written from right to left?"""
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def is_balanced(line: str) -> bool:
    """Is each embedding and isolate closed on its line, in order?"""
    waiting: list[str] = []
    for char in line:
        if char in _OPENERS:
            waiting.append("\u2069" if char in _ISOLATES else "\u202c")
        elif char in "\u202c\u2069" and (not waiting or waiting.pop() != char):
            return False
    return not waiting


def is_emoji(char: str) -> bool:
    """A pictograph, or what modifies one."""
    code = ord(char) if char else 0
    return (
        0x1F000 <= code <= 0x1FBFF
        or 0x2190 <= code <= 0x2BFF
        or code in (0x00A9, 0x00AE, 0x203C, 0x2049, 0x2122, 0x2139, 0x3030, 0x303D, 0x3297, 0x3299)
        or code == 0xFE0F
    )


def is_needed(char: str, before: str, after: str) -> bool:
    """Does the neighbourhood rightly hold this zero-width character?"""
    if char == ZWJ:
        return (is_emoji(before) and is_emoji(after)) or _within(before, _JOINING)
    if char == ZWNJ:
        return _within(before, _JOINING) or _within(after, _JOINING)
    if char == "\u200b":
        return _within(before, _UNSPACED) or _within(after, _UNSPACED)
    if char in "\u115f\u1160\u3164\uffa0":
        return _within(before, _HANGUL) or _within(after, _HANGUL)
    if char in "\u17b4\u17b5\u180e":
        return _within(before, _JOINING)
    if char == "\u2800":
        return 0x2801 <= ord(before or "\0") <= 0x28FF or 0x2801 <= ord(after or "\0") <= 0x28FF
    return char in "\u2061\u2062\u2063\u2064" and not (before + after).isascii()


def name(char: str) -> str:
    """`U+200B zero width space`."""
    words = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X} {words}".strip()

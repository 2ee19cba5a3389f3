"""Text of strangers, made safe to stand in a comment of ours.

Whatever comes in, what goes out is one line that renders as plain text or as a code span: no
mention, no cross-reference, no link, no HTML, no list, nothing hidden. It must stand inside a
line (after a word, a `-` or a number of ours), not at the beginning of a paragraph.
"""

import re
import unicodedata

_BREAK = "\u200b"
"""Zero-width space: GitHub finds mentions, references and addresses in the rendered text, where a
backslash is gone; only a character between keeps them apart."""

_NO_COMMENT = f"<!{_BREAK}--"
"""Code is shown as it is, but must not look like one of our own hidden marks."""

_BARE = re.compile(r"www\.|GH-", re.IGNORECASE)
"""Addresses and references that GitHub links without any sign."""

_VOLATILE = "<!--t-->"
_STABLE = "<!--/t-->"

_SIGNS = {sign: "\\" + sign for sign in "\\`*_[]|~$"} | {
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "@": "@" + _BREAK,
    "#": "#" + _BREAK,
}


def one_line(text: str, *, limit: int = 300) -> str:
    """Collapse white space, drop control and format characters, and cut to `limit` characters."""
    # Four times the limit is read at most, so that a huge text costs nothing.
    clean = "".join(
        " " if sign.isspace() else sign
        for sign in text[: 4 * limit]
        if sign.isspace() or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"}
    )
    clean = " ".join(clean.split())
    return clean if len(clean) <= limit else clean[: limit - 1].rstrip() + "…"


def prose(text: str, *, limit: int = 300) -> str:
    """Escape a stranger's words."""
    return _prose(one_line(text, limit=limit))


def code(text: str, *, limit: int = 200) -> str:
    """Write a stranger's words as a code span; backticks in it are kept."""
    clean = one_line(text, limit=limit)
    if not clean:
        return "` `"
    longest = run = 0
    for sign in clean:
        run = run + 1 if sign == "`" else 0
        longest = max(longest, run)
    clean = clean.replace("<!--", _NO_COMMENT)
    fence = "`" * (longest + 1)
    pad = " " if clean[0] == "`" or clean[-1] == "`" else ""
    return f"{fence}{pad}{clean}{pad}{fence}"


def message(text: str, *, limit: int = 500) -> str:
    """Escape a sentence of ours that quotes strangers between backticks, and keep the code spans.

    Wherever the backticks come from, each piece is either escaped or in a span of its own.
    """
    pieces = one_line(text, limit=limit).split("`")
    if len(pieces) % 2 == 0:
        # A backtick without partner is a sign like any other.
        pieces[-2:] = ["`".join(pieces[-2:])]
    return "".join(
        (code(piece) if piece.strip() else "") if index % 2 else _prose(piece)
        for index, piece in enumerate(pieces)
    )


def html(text: str, *, limit: int = 200) -> str:
    """Write a stranger's words as `<code>` for places where Markdown is not read (`<summary>`)."""
    clean = one_line(text, limit=limit)
    clean = clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<code>{clean}</code>"


def _prose(clean: str) -> str:
    text = "".join(_SIGNS.get(sign, sign) for sign in clean)
    text = text.replace("://", f":{_BREAK}//")
    return _BARE.sub(lambda found: found[0][:-1] + _BREAK + found[0][-1], text)


def fenced(text: str, *, language: str = "", limit: int = 8000) -> str:
    """Write several lines of a stranger's as a code block; for a place of its own."""
    lines = [
        "".join(s for s in line if s == "\t" or unicodedata.category(s) not in {"Cc", "Cf", "Cs"})
        for line in text[:limit].split("\n")
    ]
    fence = "```"
    while any(fence in line for line in lines):
        fence += "`"
    lines = [line.replace("<!--", _NO_COMMENT) for line in lines]
    return "\n".join([f"{fence}{language}", *lines, fence])


def volatile(text: str) -> str:
    """Mark a part (a time, hours left) that alone is no reason to edit a comment."""
    return f"{_VOLATILE}{text}{_STABLE}"


def same(left: str, right: str) -> bool:
    """Whether two texts differ at most in their volatile parts and in GitHub's line ends."""
    return _stable(left) == _stable(right)


def _stable(text: str) -> str:
    first, *rest = "\n".join(line.rstrip() for line in text.splitlines()).strip().split(_VOLATILE)
    return first + _VOLATILE.join(part.partition(_STABLE)[2] for part in rest)

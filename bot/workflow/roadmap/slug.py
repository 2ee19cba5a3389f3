"""How the name of an item becomes the name of a directory."""

import html
import re
import unicodedata
from functools import lru_cache

_ORDER = re.compile(r"\d+-+")
_BREAK = re.compile(r"[\W_]+")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{1,7}")


@lru_cache(maxsize=16_384)
def slug(name: str) -> str:
    """Give the directory name of an item.

    >>> slug("llama.cpp"), slug("Weights & Biases")
    ('llama-cpp', 'weights-and-biases')
    """
    plain = unicodedata.normalize("NFKC", html.unescape(name)).casefold().replace("&", " and ")
    return _BREAK.sub("-", plain).strip("-")


@lru_cache(maxsize=16_384)
def slugs(name: str) -> tuple[str, ...]:
    """Give every slug a name may go by: whole, without its bracket, and the acronym in it.

    >>> slugs("Segment Anything (SAM)")
    ('segment-anything-sam', 'segment-anything', 'sam')
    """
    found = [slug(name)]
    head, opened, rest = name.partition("(")
    inside, closed, _ = rest.partition(")")
    if opened and closed and slug(head):
        found.append(slug(head))
        if _ACRONYM.fullmatch(inside.strip()):
            found.append(slug(inside))
    return tuple(dict.fromkeys(key for key in found if key))


def unordered(directory: str) -> str:
    """Take the number off a directory's name: `10-optimization` → `optimization`."""
    found = _ORDER.match(directory)
    rest = directory[found.end() :] if found else directory
    return slug(rest) or slug(directory)

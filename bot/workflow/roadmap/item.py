"""A line of a phase that names a skill: read its mark, name and description, and tick it.

- [ ] **AWQ** - Activation-aware quantization
- ✅ **GPTQ** - 4-bit post-training quantization
- [x] **HQQ**
- Axolotl - YAML-based fine-tuning          (under "Completed Skills")
"""

import re
from dataclasses import dataclass
from typing import Literal

from bot.workflow.roadmap import signs
from bot.workflow.roadmap.slug import slug

LONGEST = 4000
"""Characters; a longer line is not an item."""

Mark = Literal["box", "sign", "bare"]

_BULLET = re.compile(r"( {0,3})(?:[-*+]|\d{1,9}[.)])[ \t]+")
_BOX = re.compile(r"\[([ xX])\](?=[ \t]|$)[ \t]*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.*?\S)\1")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_BREAK = re.compile(r"[ \t]+[-–—][ \t]+|:[ \t]+")
_SEPARATOR = re.compile(r"[ \t]*[-–—:]?[ \t]*")


@dataclass(frozen=True, kw_only=True)
class Item:
    """A skill that the roadmap names; `line` counts from 1."""

    name: str
    slug: str
    done: bool
    description: str
    line: int
    phase: str
    """Number of its phase."""
    mark: Mark
    span: tuple[int, int]
    """Where the mark stands in the line, with the blank after it."""
    last: int
    """Its last line, counted from 1: text that is indented below it belongs to it."""


def parse(text: str, *, line: int, phase: str, under: bool | None) -> Item | None:
    """Read an item; None for any other line.

    `under` tells what the sub-head above says of items without a mark: done, open, or None where
    such a line is no item at all.
    """
    bullet = _BULLET.match(text) if len(text) <= LONGEST else None
    if bullet is None:
        return None
    start = bullet.end()
    box = _BOX.match(text, start)
    sign = signs.SIGN.match(text, start)
    mark: Mark
    if box:
        mark, end, done = "box", box.end(), box.group(1) != " "
    elif sign:
        mark, end, done = "sign", sign.end(), signs.says_done(sign.group())
        end += len(text[end:]) - len(text[end:].lstrip(" \t"))
    elif under is not None:
        mark, end, done = "bare", start, under
    else:
        return None
    name, description = _name(text[end:])
    if not slug(name):
        return None
    return Item(
        name=name,
        slug=slug(name),
        done=done,
        description=description,
        line=line,
        phase=phase,
        mark=mark,
        span=(start, end),
        last=line,
    )


def is_bullet(text: str) -> bool:
    """Tell whether the line is a list line at all."""
    return len(text) <= LONGEST and _BULLET.match(text) is not None


def _name(body: str) -> tuple[str, str]:
    """Split what follows the mark into name and description."""
    sign = signs.SIGN.match(body)
    body = body[sign.end() :].lstrip() if sign else body
    if body.startswith("~~"):
        return "", ""
    bold, link = _BOLD.match(body), _LINK.match(body)
    found = bold or link
    if found:
        name, rest = found.group(2 if bold else 1), body[found.end() :]
        opening = "(" if rest.lstrip().startswith("(") and bold else ""
        if opening:
            return _plain(name), rest.strip()
        separator = _SEPARATOR.match(rest)
        return _plain(name), rest[separator.end() if separator else 0 :].strip()
    pause = _BREAK.search(body)
    if pause is None:
        return _plain(body), ""
    return _plain(body[: pause.start()]), body[pause.end() :].strip()


def _plain(name: str) -> str:
    """Take links, emphasis and a closing colon off a name."""
    return _LINK.sub(r"\1", name).strip(" \t*_`:")


def ticked(text: str, item: Item, *, done: bool, boxes: bool) -> str:
    """Give the item's line with its mark changed; the words stay."""
    start, end = item.span
    mark = "[ ] " if not done else "[x] " if boxes else f"{signs.COMPLETE} "
    return text[:start] + mark + text[end:]

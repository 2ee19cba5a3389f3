"""The structure of a Markdown text: fences, headings, links, tasks, and what kind of place each
character stands in.

pyromark reads the text as CommonMark with GitHub's tables, task lists and strike-through, and
gives UTF-8 byte ranges; one walk over its events gathers all of it.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from itertools import accumulate
from typing import Any

import pyromark
from msgspec import Struct

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
)


class Place(Enum):
    """What a character belongs to; the innermost kind counts."""

    PROSE = "prose"
    FRONTMATTER = "frontmatter"
    CODE = "code block"
    INLINE_CODE = "inline code"
    QUOTE = "block quote"
    TABLE = "table"
    HTML = "HTML"
    COMMENT = "HTML comment"
    TARGET = "link target"


class Fence(Struct, frozen=True, kw_only=True):
    """A fenced code block; `line` is the line of the opening fence, the code begins after it."""

    language: str
    info: str
    text: str
    line: int
    end_line: int
    is_closed: bool
    fence: str
    """The opening marks as written, such as three backticks."""
    heading: str
    """The text of the nearest heading above."""


class Heading(Struct, frozen=True, kw_only=True):
    """A heading as it reads, without marks."""

    level: int
    text: str
    line: int


class Link(Struct, frozen=True, kw_only=True):
    """A link or image with the target as written (entities and escapes resolved)."""

    target: str
    title: str
    text: str
    line: int
    is_image: bool
    is_automatic: bool


class Html(Struct, frozen=True, kw_only=True):
    """A piece of raw HTML: a whole block, or one inline tag or comment."""

    text: str
    line: int

    def links(self) -> "Iterator[Link]":
        """The addresses of `<a>` and `<img>`, as links."""
        if "<!--" in self.text:
            return
        for match in _ADDRESS.finditer(self.text[:20_000]):
            yield Link(
                target=html.unescape(match.group(2)),
                title="",
                text=match.group(1),
                line=self.line + self.text.count("\n", 0, match.start(2)),
                is_image=match.group(1).lower() == "img",
                is_automatic=False,
            )


class Outline(Struct, frozen=True, kw_only=True):
    """What the walk found; `starts` and `places` cut the text into stretches of one kind."""

    fences: tuple[Fence, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    html: tuple[Html, ...] = ()
    tasks: tuple[int, ...] = ()
    """Lines of `- [ ]` and `- [x]`."""
    starts: tuple[int, ...] = (0,)
    places: tuple[Place, ...] = (Place.PROSE,)

    def place(self, byte: int) -> Place:
        """The kind of place of the byte at that offset of the whole file."""
        return self.places[max(0, bisect_right(self.starts, byte) - 1)]


_ADDRESS = re.compile(
    r"""<(a|img|source|video)\b[^<>]{0,400}?\s(?:href|src)\s*=\s*["']?([^"'\s<>]{1,1000})""",
    re.IGNORECASE,
)
_FENCE = re.compile(r"[`~]{3,}")
_USUAL = re.compile(rb"```(?![`~])")
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")
_PLAIN = frozenset(
    [
        "Paragraph",
        "Item",
        "Strong",
        "Emphasis",
        "Strikethrough",
        "TableHead",
        "TableRow",
        "TableCell",
    ]
)
"""Tags whose beginning and end tell nothing here; most events are theirs."""
_CONTAINERS = {"BlockQuote": Place.QUOTE, "Table": Place.TABLE}


@dataclass
class _Walk:
    """The state of one walk; offsets are bytes of the body, shifted by `base` for the file."""

    raw: bytes
    base: int
    line_starts: list[int]
    fences: list[Fence] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    html: list[Html] = field(default_factory=list)
    tasks: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    places: list[Place] = field(default_factory=lambda: [Place.PROSE])
    stack: list[Place] = field(default_factory=lambda: [Place.PROSE])

    def line(self, byte: int) -> int:
        return bisect_right(self.line_starts, byte + self.base) + 1

    def mark(self, byte: int, place: Place) -> None:
        if self.places[-1] is not place:
            self.starts.append(byte + self.base)
            self.places.append(place)

    def enter(self, byte: int, place: Place) -> None:
        self.stack.append(place)
        self.mark(byte, place)

    def leave(self, byte: int) -> None:
        self.stack.pop()
        self.mark(byte, self.stack[-1])

    def leaf(self, start: int, end: int, place: Place) -> None:
        around = self.stack[-1]
        if self.places[-1] is around is not place:
            self.starts += (start + self.base, end + self.base)
            self.places += (place, around)
            return
        self.mark(start, place)
        self.mark(end, around)


def read(body: str, *, raw: bytes, base: int, starts: list[int]) -> Outline:
    """Walk `body`, which begins `base` bytes into the file and is `raw` in UTF-8.

    `starts` are the byte offsets at which the lines of the whole file begin, after the first.
    """
    walk = _Walk(raw=raw, base=base, line_starts=starts)
    if base:
        walk.places[0] = Place.FRONTMATTER
        walk.mark(0, Place.PROSE)
    _events(walk, body)
    return Outline(
        fences=tuple(walk.fences),
        headings=tuple(walk.headings),
        links=tuple(walk.links),
        html=tuple(walk.html),
        tasks=tuple(walk.tasks),
        starts=tuple(accumulate(walk.starts, max)),
        places=tuple(walk.places),
    )


def _events(walk: _Walk, body: str) -> None:
    code: tuple[str, list[str]] | None = None
    heading: list[str] | None = None
    open_links: list[tuple[dict[str, Any], bool, list[str], int]] = []
    last_end = 0
    event: Any
    value: Any
    for event, at in pyromark.events_with_range(body, options=_OPTIONS):
        if event.__class__ is str:
            if heading is not None:
                heading.append(" ")
            for link in open_links:
                link[2].append(" ")
            continue
        kind, value = event.popitem()
        if kind == "Text":
            if code is not None:
                code[1].append(value)
            elif heading is not None or open_links:
                if heading is not None:
                    heading.append(value)
                for link in open_links:
                    link[2].append(value)
                last_end = at["end"]
            continue
        if value.__class__ is str and value in _PLAIN and kind != "Code":
            continue
        start, end = at["start"], at["end"]
        if kind == "Code":
            walk.leaf(start, end, Place.INLINE_CODE)
            if heading is not None:
                heading.append(value)
            for link in open_links:
                link[2].append(value)
            last_end = end
        elif kind == "Start":
            if value.__class__ is str:
                if value == "HtmlBlock":
                    text = walk.raw[start:end].decode("utf-8", "replace")
                    walk.html.append(Html(text=text, line=walk.line(start)))
                    place = Place.COMMENT if text.lstrip().startswith("<!--") else Place.HTML
                    walk.enter(start, place)
                continue
            tag, data = value.popitem()
            if tag == "CodeBlock":
                info = "" if isinstance(data, str) else data["Fenced"]
                code = (info if not isinstance(data, str) else "\0indented", [])
                walk.enter(start, Place.CODE)
            elif tag == "Heading":
                heading = []
            elif tag == "Link" or tag == "Image":
                open_links.append((data, tag == "Image", [], start))
                last_end = start
            elif tag in _CONTAINERS:
                walk.enter(start, _CONTAINERS[tag])
        elif kind == "End":
            tag = value if value.__class__ is str else next(iter(value))
            if tag == "CodeBlock":
                walk.leave(end)
                if code is not None and code[0] != "\0indented":
                    _fence(walk, code[0], "".join(code[1]), start, end)
                code = None
            elif tag == "Heading":
                walk.headings.append(
                    Heading(
                        level=int(value["Heading"][1]),
                        text="".join(heading or ()).strip(),
                        line=walk.line(start),
                    )
                )
                heading = None
            elif (tag == "Link" or tag == "Image") and open_links:
                data, is_image, words, opened = open_links.pop()
                automatic = data["link_type"] in ("Autolink", "Email")
                walk.leaf(opened if automatic else max(last_end, opened), end, Place.TARGET)
                last_end = end
                walk.links.append(
                    Link(
                        target=data["dest_url"],
                        title=data["title"],
                        text="".join(words),
                        line=walk.line(opened),
                        is_image=is_image,
                        is_automatic=automatic,
                    )
                )
            elif tag in _CONTAINERS or tag == "HtmlBlock":
                walk.leave(end)
        elif kind == "TaskListMarker":
            walk.tasks.append(walk.line(start))
        elif kind == "InlineHtml":
            walk.html.append(Html(text=value, line=walk.line(start)))
            place = Place.COMMENT if value.startswith("<!--") else Place.HTML
            walk.leaf(start, end, place)


def _fence(walk: _Walk, info: str, text: str, start: int, end: int) -> None:
    marks, is_closed, newlines = _marks(walk.raw[start:end])
    line = walk.line(start)
    walk.fences.append(
        Fence(
            language=_language(info),
            info=info,
            text=text,
            line=line,
            end_line=line + newlines,
            is_closed=is_closed,
            fence=marks,
            heading=walk.headings[-1].text if walk.headings else "",
        )
    )


def _marks(raw: bytes) -> tuple[str, bool, int]:
    """The opening marks of a block, whether it is closed, and how many lines come after them."""
    if _USUAL.match(raw) and raw.endswith(b"\n```"):
        return "```", True, raw.count(b"\n")
    text = raw.decode("utf-8", "replace").rstrip()
    opening = _FENCE.search(text)
    marks = opening.group() if opening else "```"
    last = text.rfind("\n")
    closing = text[last:].strip(" \t>\r\n") if last >= 0 else ""
    is_closed = closing.startswith(marks) and not closing.strip(marks[0])
    return marks, is_closed, text.count("\n")


@lru_cache(maxsize=512)
def _language(info: str) -> str:
    words = info.split()
    return words[0].split(",")[0].strip("{}.").lower() if words else ""


def anchors(headings: Iterable[Heading]) -> Iterator[str]:
    """GitHub's anchor of each heading: where one comes again it is numbered."""
    counts: dict[str, int] = {}
    for heading in headings:
        anchor = slug(heading.text)
        count = counts.get(anchor, 0)
        counts[anchor] = count + 1
        yield f"{anchor}-{count}" if count else anchor


def slug(text: str) -> str:
    """GitHub's anchor of a heading: lower case, punctuation dropped, spaces to hyphens."""
    kept = _NOT_IN_ANCHOR.sub("", text.strip().lower())
    return kept.replace(" ", "-")

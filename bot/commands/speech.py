"""What of a comment is speech: Markdown in, the lines a person said out.

Quotes, code, HTML comments, struck text, tables and link targets are not speech. The text of a link
is. Code in the running text stays as a marked span, because people write names in it.
"""

import re
from dataclasses import dataclass
from typing import Any

import pyromark

from bot.commands.letters import clean
from bot.commands.tags import Elements

LONGEST = 65_536  # GitHub's own limit for a comment
LONGEST_LINE = 4_000  # what stands further right is a log, not speech
CODE, END_CODE = "\ue000", "\ue001"
URL = "\ue002"

_MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_FOOTNOTES
)
_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.|mailto:)[^\s<>)\]\ue000]*[^\s<>)\]\ue000.,;:!?'\"]",
    re.IGNORECASE,
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FORWARDED = re.compile(r"^-{2,} ?(?:original message|forwarded message)", re.IGNORECASE)
_SILENT = ("BlockQuote", "CodeBlock", "Table", "Strikethrough", "Image", "FootnoteDefinition",
           "MetadataBlock")  # fmt: skip
_BLOCKS = ("Paragraph", "Heading", "Item", "HtmlBlock")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line that was said.

    `block` numbers the paragraph or list item it stands in. `doubtful` marks what may not have been
    meant as speech: headings, folded parts, deceiving characters, a slash that was escaped. An
    `unticked` box is not said, but "I take these:" may point at it.
    """

    text: str
    block: int
    item: bool = False
    unticked: bool = False
    doubtful: bool = False


@dataclass(frozen=True, kw_only=True)
class Speech:
    """The lines a person said, and the text they quoted (only to know what "it" may mean)."""

    lines: tuple[Line, ...]
    quoted: str = ""


class _Reader:
    """Collects lines while the events of the Markdown parser go by."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.lines: list[Line] = []
        self.quoted: list[str] = []
        self.words: list[str] = []
        self.silent: list[str] = []
        self.items = 0
        self.heading = False
        self.block = 0
        self.odd = False
        self.unticked = False
        self.elements = Elements()
        self.outer = 0

    def end_line(self) -> None:
        """Finish the line that is being collected."""
        text, deceiving = clean("".join(self.words)[:LONGEST_LINE])
        text = _ADDRESS.sub(f" {URL} ", text).strip()
        if text:
            self.lines.append(
                Line(
                    text=text,
                    block=self.block,
                    item=self.items > 0,
                    unticked=self.unticked,
                    doubtful=self.odd or self.heading or deceiving,
                )
            )
        self.words, self.odd = [], False

    def say(self, text: str, start: int, *, silent: bool = False, doubtful: bool = False) -> None:
        """Take a piece of text at a byte of the source."""
        text = _PRIVATE.sub("", text)
        if self.silent:
            if "BlockQuote" in self.silent:
                self.quoted.append(text)
            return
        if silent or self.elements.silent:
            self.words.append(" ")
            return
        if text.startswith("/") and start > 0 and self.source[start - 1 : start] == b"\\":
            self.odd = True
        self.odd = self.odd or doubtful or self.elements.doubtful
        self.words.append(text)

    def start(self, name: str) -> None:
        """Enter a block or a span."""
        if name in _SILENT:
            self.silent.append(name)
            if name != "Strikethrough" and name != "Image":
                self.end_line()
        elif name in _BLOCKS:
            self.end_line()
            self.block += 1
            self.items += name == "Item"
            self.heading = name == "Heading"
            self.unticked = self.unticked and name != "Item"
            self.outer = len(self.elements.open)

    def end(self, name: str) -> None:
        """Leave a block or a span."""
        if self.silent and name == self.silent[-1]:
            self.silent.pop()
            self.words.append(" ")
        elif name in _BLOCKS:
            self.end_line()
            self.block += 1
            self.items -= name == "Item"
            self.heading = False
            if name == "Item":
                self.unticked = False
            if name in ("Paragraph", "Heading"):
                # A browser closes what a paragraph left open.
                del self.elements.open[self.outer :]

    def html(self, markup: str, start: int) -> None:
        """Take raw HTML, which may open or close elements."""
        for text, silent, doubtful in self.elements.read(markup):
            first, *rest = text.split("\n")
            self.say(first, start, silent=silent, doubtful=doubtful)
            for line in rest:
                self.end_line()
                self.say(line, start, silent=silent, doubtful=doubtful)

    def code(self, text: str) -> None:
        """Take a code span: it is no speech, but it may be a name."""
        if not self.silent and not self.elements.silent:
            self.words += [CODE, _PRIVATE.sub("", text), END_CODE]


def _name(tag: Any) -> str:
    return tag if isinstance(tag, str) else str(next(iter(tag)))


def read(text: str) -> Speech:
    """Read a comment; anything beyond GitHub's limit for a comment is cut off."""
    text = text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n").replace("\x00", " ")
    text = text.encode("utf-8", "replace").decode()
    reader = _Reader(text.encode())
    html_block: list[str] = []
    html_start = 0
    event: Any
    for event, span in _MARKDOWN.events_with_range(text):
        match event:
            case {"Start": "HtmlBlock"}:
                reader.start("HtmlBlock")
                html_block, html_start = [], span["start"]
            case {"End": "HtmlBlock"}:
                reader.html("".join(html_block), html_start)
                reader.end("HtmlBlock")
            case {"Start": tag}:
                reader.start(_name(tag))
            case {"End": tag}:
                reader.end(_name(tag))
            case {"Text": piece}:
                reader.say(piece, span["start"])
            case {"Code": piece}:
                reader.code(piece)
            case {"Html": piece}:
                html_block.append(piece)
            case {"InlineHtml": piece}:
                reader.html(piece, span["start"])
            case {"TaskListMarker": ticked}:
                reader.unticked = not ticked
                reader.odd = True
            case "SoftBreak" | "HardBreak":
                if not reader.silent:
                    reader.end_line()
                else:
                    reader.quoted.append("\n")
    reader.end_line()
    lines = reader.lines
    for number, line in enumerate(lines):
        if _FORWARDED.match(line.text):
            lines = lines[:number]
            break
    return Speech(lines=tuple(lines), quoted=clean("".join(reader.quoted))[0])

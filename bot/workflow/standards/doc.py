"""One text file of a skill, parsed lazily and once: bytes, lines, frontmatter, outline."""

import posixpath
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from bot.workflow.standards import frontmatter, outline
from bot.workflow.standards.frontmatter import Front
from bot.workflow.standards.outline import Fence, Heading, Html, Link, Outline, Place

MARKDOWN = (".md", ".markdown", ".mdx")
LANGUAGES = {
    ".py": "python",
    ".sh": "bash",
    ".bash": "bash",
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".toml": "toml",
}
"""What a file's ending says about its language."""
COMPRESSED = (
    *(b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF"),
    *(b"PK\x03\x04", b"\x1f\x8b\x08", b"wOFF", b"wOF2"),
)
"""How pictures, documents, archives and fonts begin, which hold hardly a zero."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Doc:
    """A file with its path in the tree. All lines count from 1; offsets are of `text`."""

    path: str
    data: bytes

    @cached_property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @property
    def directory(self) -> str:
        """The directory of the file; empty for the root."""
        return posixpath.dirname(self.path)

    @cached_property
    def is_skill(self) -> bool:
        """Is it the skill's own page?"""
        return self.name == "SKILL.md"

    @cached_property
    def is_markdown(self) -> bool:
        """By its name."""
        return self.path.lower().endswith(MARKDOWN)

    @property
    def is_template(self) -> bool:
        """Is it for the reader of the skill to fill in, so that gaps belong to it?"""
        return not self.is_skill and "/templates/" in self.path

    @cached_property
    def is_text(self) -> bool:
        """False for UTF-16, images and the like, of which no rule about text can speak."""
        head = self.data[:8192]
        if head.count(0) * 100 > len(head) or head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return False
        if self.is_markdown or not head.startswith(COMPRESSED):
            return True
        return self.text.count("\ufffd") * 10 <= len(self.data)

    @cached_property
    def bad_byte(self) -> int | None:
        """Offset in `data` of the first byte that is not UTF-8."""
        try:
            self.data.decode("utf-8")
        except UnicodeDecodeError as error:
            return error.start
        return None

    @cached_property
    def text(self) -> str:
        """The file as text; a byte that is not UTF-8 becomes U+FFFD."""
        return self.data.decode("utf-8", "replace")

    @cached_property
    def utf8(self) -> bytes:
        """The text in UTF-8; offsets of the outline are of these bytes."""
        return self.data if self.bad_byte is None else self.text.encode("utf-8")

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their newlines; a carriage return stays."""
        lines = self.text.split("\n")
        if lines and not lines[-1]:
            lines.pop()
        return lines

    @cached_property
    def stripped(self) -> list[str]:
        """The lines without the space around them."""
        return [line.strip() for line in self.lines]

    @cached_property
    def odd_spans(self) -> list[tuple[int, int]]:
        """Offsets in `text` of the lines that hold more than ASCII, which is told at once."""
        if self.text.isascii():
            return []
        starts = (0, *self._char_starts)
        return [
            (start, start + len(line))
            for start, line in zip(starts, self.lines, strict=False)
            if not line.isascii()
        ]

    @cached_property
    def line_count(self) -> int:
        """Newlines, plus one for a last line without."""
        return len(self.lines)

    @cached_property
    def _starts(self) -> list[int]:
        """Byte offsets at which the second and each later line begins."""
        return _later_starts(map(len, self.utf8.split(b"\n")))[:-1]

    @cached_property
    def _char_starts(self) -> list[int]:
        if len(self.utf8) == len(self.text):
            return self._starts
        starts = _later_starts(map(len, self.lines))
        return starts if self.text.endswith("\n") else starts[:-1]

    def line_at(self, offset: int) -> int:
        """The line of a character offset of `text`."""
        return bisect_right(self._char_starts, offset) + 1

    def line_text(self, line: int | None) -> str:
        """The text of a line; empty where there is none."""
        return self.lines[line - 1] if line and line <= len(self.lines) else ""

    def place_at(self, offset: int) -> Place:
        """What the character at that offset of `text` stands in."""
        return self.outline.place(self._byte(offset))

    def _byte(self, offset: int) -> int:
        if len(self.utf8) == len(self.text):
            return offset
        whole, _ = divmod(offset, _STEP)
        return self._steps[whole] + len(self.text[whole * _STEP : offset].encode())

    @cached_property
    def _steps(self) -> list[int]:
        """Byte offsets of each so many characters: a line may be as long as its file."""
        pieces = (self.text[at : at + _STEP] for at in range(0, len(self.text), _STEP))
        return list(accumulate((len(piece.encode()) for piece in pieces), initial=0))

    @cached_property
    def front(self) -> Front:
        """The frontmatter of a `SKILL.md`; other files have an empty one."""
        return frontmatter.read(self.text) if self.is_skill else Front()

    @property
    def body(self) -> str:
        """The Markdown after the frontmatter; a copy, so whoever asks often should keep it."""
        return self.text[self.front.body_start :]

    @property
    def body_line(self) -> int:
        """The line on which the body begins."""
        return self.front.end_line + 1

    @cached_property
    def outline(self) -> Outline:
        """The structure of the body; for a file that is not Markdown all of it is code."""
        if not self.is_markdown:
            return Outline(places=(Place.CODE,))
        base = len(self.text[: self.front.body_start].encode())
        return outline.read(self.body, raw=self.utf8[base:], base=base, starts=self._starts)

    @property
    def fences(self) -> tuple[Fence, ...]:
        """The fenced code blocks, in order."""
        return self.outline.fences

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings, in order."""
        return self.outline.headings

    @property
    def links(self) -> tuple[Link, ...]:
        """The links and images, in order."""
        return self.outline.links

    @cached_property
    def all_links(self) -> tuple[Link, ...]:
        """The links of Markdown, and those written as HTML."""
        return (*self.links, *(link for piece in self.html for link in piece.links()))

    @property
    def html(self) -> tuple[Html, ...]:
        """The pieces of raw HTML, in order."""
        return self.outline.html

    @cached_property
    def unclosed_fence(self) -> Fence | None:
        """The first fence that runs on where its author meant it to end.

        Either it reaches the end of the file, or it holds the opening line of another fence: a
        line with an info string cannot close one
        (https://spec.commonmark.org/0.31.2/#fenced-code-blocks).
        """
        return next((fence for fence in self.fences if _runs_on(fence)), None)

    @cached_property
    def snippets(self) -> tuple[Fence, ...]:
        """What can be parsed as code: the fences of Markdown, or the whole of a code file."""
        if self.is_markdown:
            return self.fences
        language = LANGUAGES.get(posixpath.splitext(self.name)[1].lower())
        if language is None:
            return ()
        return (
            Fence(
                language=language,
                info=language,
                text=self.text.removeprefix("\ufeff"),
                line=0,
                end_line=self.line_count,
                is_closed=True,
                fence="",
                heading="",
            ),
        )

    def only(self, *places: Place) -> str:
        """The text with everything outside those places blanked; offsets and lines stay.

        A blank is one space for each character.
        """
        if places not in self._masks:
            self._masks[places] = self._masked(places)
        return self._masks[places]

    def forget(self) -> None:
        """Let go of what is as large as the text; whoever asks for it again has it made again."""
        for name in _LARGE:
            self.__dict__.pop(name, None)

    @cached_property
    def _masks(self) -> dict[tuple[Place, ...], str]:
        return {}

    def _masked(self, places: tuple[Place, ...]) -> str:
        parts: list[bytes] = []
        utf8 = self.utf8
        start, is_kept = 0, True
        for at, kind in zip(self.outline.starts, self.outline.places, strict=True):
            if (kind in places) is is_kept:
                continue
            if at > start:
                part = utf8[start:at]
                parts.append(part if is_kept else part.translate(_SPACES, _LATER_BYTES))
            start, is_kept = at, not is_kept
        part = utf8[start:]
        parts.append(part if is_kept else part.translate(_SPACES, _LATER_BYTES))
        return b"".join(parts).decode("utf-8", "replace")

    @cached_property
    def prose(self) -> str:
        """Running text alone: headings, paragraphs, lists and the words of links."""
        return self.only(Place.PROSE)


def _runs_on(fence: Fence) -> bool:
    if not fence.is_closed:
        return True
    if fence.language in ("markdown", "md", "mdx", "text", "txt"):
        return False
    if fence.fence not in fence.text:
        return False
    mark = fence.fence[0]
    return any(
        line.lstrip().startswith(fence.fence) and line.strip().strip(mark).isalnum()
        for line in fence.text.split("\n")
    )


def _later_starts(lengths: Iterable[int]) -> list[int]:
    """Where the line after each begins, given their lengths without the newline."""
    return list(accumulate(map((1).__add__, lengths)))


_LARGE = ("text", "utf8", "lines", "_starts", "_char_starts", "_steps", "_masks")
_STEP = 1024
_SPACES = bytes(0x0A if byte == 0x0A else 0x20 for byte in range(256))
_LATER_BYTES = bytes(range(0x80, 0xC0))
"""What a character of UTF-8 holds after its first byte."""

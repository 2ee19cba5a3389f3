"""HTML inside Markdown: which elements hide, quote, strike or fold the words they enclose."""

import re
from dataclasses import dataclass, field
from html import unescape

from bot.commands.vocabulary import word_set

SILENT = word_set(
    """
    pre code script style template textarea del s strike blockquote q samp kbd tt xmp var
    cite title svg math iframe head noscript object select table
    """
)
PLAIN = word_set(
    """
    p div span b i em strong u br hr a sub sup h1 h2 h3 h4 h5 h6 ul ol li font center small
    big ins img mark abbr wbr picture source section article header footer ruby rt rp dl dt
    dd
    """
)
VOID = word_set(
    """
    br hr img wbr source input link meta col area base embed track param
    """
)

_PIECE = re.compile(r"<!--|<(/?)([A-Za-z][A-Za-z0-9-]*)|[^<]+|<")


@dataclass
class Elements:
    """The elements that are open at a point of the text."""

    open: list[str] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """Say whether words here are quoted, struck, code or unseen."""
        return any(name in SILENT for name in self.open)

    @property
    def doubtful(self) -> bool:
        """Say whether words here are folded away or inside an element we do not know."""
        return any(name not in SILENT and name not in PLAIN for name in self.open)

    def enter(self, name: str) -> None:
        """Open an element; nesting beyond any honest depth is ignored."""
        if name not in VOID and len(self.open) < 64:
            self.open.append(name)

    def leave(self, name: str) -> None:
        """Close the nearest element of that name, and what was left open inside it."""
        if name in self.open:
            while self.open.pop() != name:
                pass

    def read(self, markup: str) -> list[tuple[str, bool, bool]]:
        """Walk raw HTML; return its visible text as (text, silent, doubtful), comments left out."""
        pieces: list[tuple[str, bool, bool]] = []
        place = 0
        while match := _PIECE.match(markup, place):
            place = match.end()
            if match.group() == "<!--":
                end = markup.find("-->", place)
                place = len(markup) if end < 0 else end + 3
            elif name := match.group(2):
                end = markup.find(">", place)
                place = len(markup) if end < 0 else end + 1
                if match.group(1):
                    self.leave(name.lower())
                elif not markup.endswith("/>", 0, place):
                    self.enter(name.lower())
            else:
                pieces.append((unescape(match.group()), self.silent, self.doubtful))
        return pieces

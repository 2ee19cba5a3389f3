"""Markdown of strangers as HTML that cannot do anything: an allowlist of tags and attributes.

pyromark makes the HTML; everything in it that is not on the list is dropped (scripts and styles
with their content), addresses other than http, https and mailto are not linked, pictures become
their alternative text so that a page loads nothing from elsewhere.
"""

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pyromark

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_GFM
)
BLOCKS = {"p", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "blockquote", "pre"}
HEADS = {"h1", "h2", "h3", "h4", "h5", "h6", "details", "summary"}
TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
WORDS = {"code", "em", "strong", "del", "ins", "s", "b", "i", "sub", "sup", "kbd"}
PLAIN = BLOCKS | HEADS | TABLES | WORDS
VOID = {"br", "hr"}
SILENT = {"script", "style", "iframe", "object", "template", "noscript", "textarea", "title"}
SCHEMES = {"http", "https", "mailto", ""}


REFERENCE = re.compile(r"(?<![\w/&])(?:#(\d{1,9})|@([A-Za-z0-9][A-Za-z0-9-]{0,38}))\b")
"""`#12` and `@login` in running text."""


def render(text: str, *, boxes: bool = False, home: str = "") -> str:
    """Safe HTML; with `boxes`, task list boxes are buttons named `box` (0, 1, …) for a form.

    `home` is the repository (owner/name) that `#12` points into; without it nothing is linked.
    """
    parser = _Sieve(boxes=boxes, home=home)
    parser.feed(pyromark.html(text, options=OPTIONS))
    parser.close()
    return parser.result()


class _Sieve(HTMLParser):
    def __init__(self, *, boxes: bool, home: str) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._silent = 0
        self._boxes = boxes
        self._home = home
        self._count = 0

    def result(self) -> str:
        """What has been let through, with everything closed."""
        return "".join(self._out) + "".join(f"</{tag}>" for tag in reversed(self._open))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in SILENT:
            self._silent += 1
        elif self._silent:
            return
        elif tag in VOID:
            self._out.append(f"<{tag}>")
        elif tag == "input":
            self._box("checked" in given)
        elif tag == "img":
            self._out.append(
                f'<span class="picture">{escape(given.get("alt") or "picture")}</span>'
            )
        elif tag == "a":
            self._link(given.get("href") or "")
        elif tag in PLAIN:
            opened = " open" if tag == "details" and "open" in given else ""
            self._out.append(f"<{tag}{opened}>")
            self._open.append(tag)

    def _link(self, address: str) -> None:
        try:
            safe = urlsplit(address.strip()).scheme.lower() in SCHEMES
        except ValueError:
            safe = False
        where = f' href="{escape(address)}"' if safe else ""
        self._out.append(f'<a{where} rel="nofollow noopener">')
        self._open.append("a")

    def _box(self, checked: bool) -> None:
        mark = "checked" if checked else "empty"
        if self._boxes:
            self._out.append(
                f'<button class="box {mark}" name="box" value="{self._count}" '
                f'aria-label="{"untick" if checked else "tick"}"></button>'
            )
        else:
            self._out.append(f'<span class="box {mark}"></span>')
        self._count += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(self._silent - 1, 0)
        elif not self._silent and tag in self._open:
            while self._open:
                last = self._open.pop()
                self._out.append(f"</{last}>")
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        text = escape(data)
        if self._home and not {"a", "code", "pre"} & set(self._open):
            text = REFERENCE.sub(self._reference, text)
        self._out.append(text)

    def _reference(self, found: re.Match[str]) -> str:
        if found[2]:
            return f"<b>@{found[2]}</b>"
        return f'<a href="/{escape(self._home)}/issues/{found[1]}">#{found[1]}</a>'

"""After the merge: thanks, the contributor's line in CONTRIBUTORS.md, and what is free next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")
_ENTRY = re.compile(r"@([A-Za-z0-9-]{1,39})|github\.com/([A-Za-z0-9-]{1,39})")
_FOREIGN = "ALL-CONTRIBUTORS-LIST"
"""The mark of a list that another bot writes; it is left alone."""


@dataclass(frozen=True, kw_only=True)
class Free:
    """A roadmap item that nobody holds."""

    name: str
    phase: str
    description: str = ""


def next_free(free: Sequence[Free], *, phase: str, most: int = 3) -> tuple[Free, ...]:
    """Offer items of the same phase, in the roadmap's order."""
    return tuple(item for item in free if item.phase == phase)[:most]


def recognised(text: str, login: str) -> str:
    """Add a contributor to the text of CONTRIBUTORS.md; unchanged if already there.

    The new line is written like the others and stands where the alphabet puts it if they are in
    alphabetical order, else last. Line ends and all other bytes stay.
    """
    if not _LOGIN.fullmatch(login) or _FOREIGN in text or _is_named(text, login):
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    entries = [
        (index, name)
        for index, line in enumerate(lines)
        if line.lstrip()[:1] in {"-", "*", "+", "|"} and (name := _name(line))
    ]
    if not entries:
        gap = "" if not text or text.endswith(("\n\n", "\r\n\r\n")) else newline
        end = "" if not text or text.endswith("\n") else newline
        return f"{text}{end}{gap}- [@{login}](https://github.com/{login}){newline}"
    index, name = _neighbour(entries, login)
    before = entries[0][1].lower() > login.lower() and index == entries[0][0] and _sorted(entries)
    line = lines[index]
    body = line.rstrip("\r\n")
    new = _like(body, name, login)
    if before:
        lines.insert(index, new + newline)
    elif body == line:
        lines[index] = body + newline
        lines.insert(index + 1, new)
    else:
        lines.insert(index + 1, new + newline)
    return "".join(lines)


def _is_named(text: str, login: str) -> bool:
    return any((at or link).lower() == login.lower() for at, link in _ENTRY.findall(text))


def _name(line: str) -> str:
    found = _ENTRY.search(line)
    return (found[1] or found[2]) if found else ""


def _sorted(entries: Sequence[tuple[int, str]]) -> bool:
    names = [name.lower() for _, name in entries]
    return len(names) > 1 and names == sorted(names)


def _neighbour(entries: Sequence[tuple[int, str]], login: str) -> tuple[int, str]:
    """Find the entry after which (or, for the very first, before which) the new one stands."""
    if not _sorted(entries):
        return entries[-1]
    smaller = [entry for entry in entries if entry[1].lower() < login.lower()]
    return smaller[-1] if smaller else entries[0]


def _like(line: str, name: str, login: str) -> str:
    """Write the new line in the shape of a neighbour's: bullet, link, table cells."""
    link = f"[@{login}](https://github.com/{login})"
    at = f"[@{name}](" in line or "](" not in line
    shown = link if at else link.replace("[@", "[", 1)
    if "github.com/" not in line:
        shown = f"@{login}"
    indent = line[: len(line) - len(line.lstrip())]
    if line.lstrip().startswith("|"):
        cells = max(line.rstrip().strip("|").count("|"), 0)
        return f"{indent}| {shown} |" + " |" * cells
    return f"{indent}{line.lstrip()[0]} {shown}"

"""CODEOWNERS: which owners a path has; the last pattern that fits decides.

The syntax is GitHub's ("About code owners" in its documentation): gitignore-like patterns without
`!` and `[ ]`, and a pattern without owners takes the ownership away. Lines that GitHub would skip
are skipped.
"""

from collections.abc import Sequence
from dataclasses import dataclass

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks, in its order; the first file found counts."""

_LIMIT = 3_000_000
"""GitHub does not load a larger file."""


@dataclass(frozen=True, kw_only=True)
class Owners:
    """One line: a pattern and who owns what fits it, as `login` or `org/team`."""

    pattern: str
    names: tuple[str, ...]
    line: int


def parse(text: str) -> tuple[Owners, ...]:
    """Read a CODEOWNERS file; owners given as e-mail addresses cannot be asked and are left out."""
    found = []
    if len(text.encode()) > _LIMIT:
        return ()
    for number, line in enumerate(text.splitlines(), start=1):
        words = _words(line)
        if not words or words[0].startswith("!") or "[" in words[0]:
            continue
        names = tuple(word[1:] for word in words[1:] if word.startswith("@") and len(word) > 1)
        found.append(Owners(pattern=words[0].replace("\\", ""), names=names, line=number))
    return tuple(found)


def owners(path: str, lines: Sequence[Owners]) -> tuple[str, ...]:
    """Give the owners of a path; none if nothing fits."""
    for line in reversed(lines):
        if fits(line.pattern, path):
            return line.names
    return ()


def fits(pattern: str, path: str) -> bool:
    """Whether a CODEOWNERS pattern fits a path relative to the repository, written with `/`."""
    anchored = pattern.startswith("/") or "/" in pattern.rstrip("/")
    wanted = [part for part in pattern.split("/") if part]
    if not wanted:
        return False
    if not anchored:
        wanted.insert(0, "**")
    # A directory owns what is below it, unless the last word is a lone star (`docs/*`).
    deep = pattern.endswith("/") or wanted[-1] != "*"
    inside = pattern.endswith("/")
    return _fit_parts(wanted, path.split("/"), deep=deep, inside=inside)


def _words(line: str) -> list[str]:
    """Split at spaces that no backslash protects; `#` begins a comment."""
    words: list[str] = []
    word = ""
    escaped = False
    for sign in line:
        if escaped:
            word += "\\" + sign
            escaped = False
        elif sign == "\\":
            escaped = True
        elif sign == "#":
            break
        elif sign in " \t":
            if word:
                words.append(word)
            word = ""
        else:
            word += sign
    return [*words, word] if word else words


def _fit_parts(wanted: list[str], parts: list[str], *, deep: bool, inside: bool) -> bool:
    """Compare part by part; `reach[i]` says whether the first i wanted parts are used up."""
    reach = [True] + [False] * len(wanted)
    _skip_stars(wanted, reach)
    for index, part in enumerate(parts):
        step = [False] * (len(wanted) + 1)
        for i, want in enumerate(wanted):
            if not reach[i]:
                continue
            if want == "**":
                step[i] = True
            elif _fit_part(want, part):
                step[i + 1] = True
        _skip_stars(wanted, step)
        reach = step
        last = index == len(parts) - 1
        if reach[-1] and ((last and not inside) or (not last and deep)):
            return True
    return False


def _skip_stars(wanted: list[str], reach: list[bool]) -> None:
    """`**` may stand for no part at all."""
    for i, want in enumerate(wanted):
        if reach[i] and want == "**":
            reach[i + 1] = True


def _fit_part(want: str, part: str) -> bool:
    """Compare one part, `*` and `?` allowed, in time proportional to the product of the lengths."""
    at, back, mark = 0, -1, 0
    for_part = 0
    while for_part < len(part):
        if at < len(want) and (want[at] == "?" or want[at] == part[for_part]) and want[at] != "*":
            at += 1
            for_part += 1
        elif at < len(want) and want[at] == "*":
            back, mark = at, for_part
            at += 1
        elif back >= 0:
            mark += 1
            at, for_part = back + 1, mark
        else:
            return False
    return all(sign == "*" for sign in want[at:])

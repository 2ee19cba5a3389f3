"""Lines of a text, kept so that joining them gives the same text back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.workflow.roadmap import repair
from bot.workflow.roadmap.repair import Kind

LONGEST = 4000
"""Characters; a longer line is kept but not read, so that no pattern meets it."""

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
BOM = "\ufeff"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line: `raw + eol` as it stands in the file, `text` as it reads."""

    raw: str
    eol: str
    text: str
    kind: Kind = Kind.PLAIN


def split(text: str) -> tuple[Line, ...]:
    """Split at LF, CRLF and CR; the empty text has no line."""
    mangled = repair.is_mangled(text)
    lines: list[Line] = []
    for found in _LINE.finditer(text):
        raw, eol = found.groups()
        if not raw and not eol:
            break
        if raw.isascii():
            lines.append(Line(raw=raw, eol=eol, text=raw))
            continue
        restored = repair.restore_line(raw, mangled=mangled)
        kind = repair.kind_of(raw, restored)
        reads = restored.removeprefix(BOM) if not lines else restored
        lines.append(Line(raw=raw, eol=eol, text=reads, kind=kind))
    return tuple(lines)


def kind_of_all(lines: Sequence[Line]) -> Kind:
    """Give the kind in which most signs are written: what a new line should be written in."""
    counts = dict.fromkeys(Kind, 0)
    for line in lines:
        if not line.raw.isascii():
            counts[line.kind] += 1
    return max(counts, key=lambda kind: counts[kind])


def eol_of_all(lines: Sequence[Line]) -> str:
    """Give the line ending that most lines have; LF where there is none."""
    counts: dict[str, int] = {"\n": 0}
    for line in lines:
        if line.eol:
            counts[line.eol] = counts.get(line.eol, 0) + 1
    return max(counts, key=lambda eol: counts[eol])


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A line of the old text, wherever it goes."""

    index: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Fresh:
    """A line with new text; `like` is the index of the line whose ending and kind it takes."""

    text: str
    like: int


def rewrite(
    lines: Sequence[Line], regions: Sequence[tuple[int, int, Sequence[Kept | Fresh]]]
) -> str:
    """Replace regions `[start, end)` of the lines, none overlapping, and give the new text."""
    kind, eol = kind_of_all(lines), eol_of_all(lines)
    out: list[tuple[str, str]] = []
    at = 0
    for start, end, new in sorted(regions, key=lambda region: region[:2]):
        assert start >= at, "regions overlap"
        out.extend((line.raw, line.eol) for line in lines[at:start])
        out.extend(_written(lines, piece, kind) for piece in new)
        at = end
    out.extend((line.raw, line.eol) for line in lines[at:])
    unfinished = bool(lines) and not lines[-1].eol
    joined = [raw + (ending or eol) for raw, ending in out[:-1]]
    if out:
        raw, ending = out[-1]
        joined.append(raw + ("" if unfinished else ending or eol))
    return "".join(joined)


def _written(lines: Sequence[Line], piece: Kept | Fresh, kind: Kind) -> tuple[str, str]:
    if isinstance(piece, Kept):
        return lines[piece.index].raw, lines[piece.index].eol
    like = lines[piece.like]
    own = like.kind if like.kind is not Kind.PLAIN or not like.raw.isascii() else kind
    mark = BOM if piece.like == 0 and like.raw.startswith(BOM) else ""
    return mark + repair.write(piece.text, own), like.eol

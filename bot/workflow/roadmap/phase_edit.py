"""Ticking items of a phase: which lines change, and where they go.

A phase whose file keeps `**Completed Skills**:` and `**Remaining Skills**:` gets its items moved
between them, as the maintainers did by hand; one with its own sub-heads, or with text between its
items, is ticked in place.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.workflow.roadmap.item import Item, ticked
from bot.workflow.roadmap.lines import Fresh, Kept
from bot.workflow.roadmap.structure import Document, Phase
from bot.workflow.roadmap.style import Style, boxes_in

Piece = Kept | Fresh
Region = tuple[int, int, Sequence[Piece]]


def regions(
    document: Document,
    phase: Phase,
    wanted: Mapping[int, bool],
    added: Sequence[str],
    manner: Style,
) -> list[Region]:
    """Give the regions to replace, lines counted from 0.

    `wanted`: line of each item of the phase → whether it is to be done. `added`: the words of new
    done items, without bullet and mark.
    """
    changed = [item for item in phase.items if wanted[item.line] != item.done]
    grouped = manner.split and bool(phase.items) and _is_clean(document, phase)
    if not changed and not added and not (grouped and _is_misplaced(phase, wanted)):
        return []
    boxes = boxes_in(phase, manner)
    if grouped:
        return [_regrouped(document, phase, wanted, added, manner, boxes=boxes)]
    out: list[Region] = [
        (item.line - 1, item.line, [_line(document, item, wanted, boxes=boxes)]) for item in changed
    ]
    if added:
        out.append(_appended(document, phase, added, manner, boxes=boxes))
    return out


def _line(document: Document, item: Item, wanted: Mapping[int, bool], *, boxes: bool) -> Piece:
    if wanted[item.line] == item.done and item.mark != "bare":
        return Kept(index=item.line - 1)
    if wanted[item.line] and item.done:
        return Kept(index=item.line - 1)
    text = ticked(document.reads(item.line), item, done=wanted[item.line], boxes=boxes)
    return Fresh(text=text, like=item.line - 1)


def _added_line(words: str, *, boxes: bool) -> str:
    return f"- {'[x]' if boxes else '✅'} {words}"


def _is_clean(document: Document, phase: Phase) -> bool:
    """Tell whether the list is nothing but items under at most one sub-head of each kind."""
    kinds = [head.kind for head in phase.heads]
    if kinds not in ([], ["completed"], ["remaining"], ["completed", "remaining"]):
        return False
    if phase.heads and phase.items[0].line < phase.heads[0].line:
        return False
    members = sorted(
        [(head.line, head.line, False) for head in phase.heads]
        + [(item.line, item.last, True) for item in phase.items]
    )
    for (_, last, was_item), (line, _, is_item) in pairwise(members):
        between = range(last + 1, line)
        if any(document.reads(at).strip() for at in between):
            return False
        if was_item and is_item and between:
            return False
    return True


def _is_misplaced(phase: Phase, wanted: Mapping[int, bool]) -> bool:
    """Tell whether an item stands under the wrong sub-head, or one stands over nothing."""
    for at, head in enumerate(phase.heads):
        after = phase.heads[at + 1].line if at + 1 < len(phase.heads) else phase.end + 1
        under = [item for item in phase.items if head.line < item.line < after]
        if not under or any(wanted[item.line] != (head.kind == "completed") for item in under):
            return True
    return False


def _regrouped(
    document: Document,
    phase: Phase,
    wanted: Mapping[int, bool],
    added: Sequence[str],
    manner: Style,
    *,
    boxes: bool,
) -> Region:
    first = min([phase.items[0].line, *(head.line for head in phase.heads)]) - 1
    end = max([phase.items[-1].last, *(head.line for head in phase.heads)])
    like = phase.items[0].line - 1
    done: list[Piece] = []
    left: list[Piece] = []
    for item in sorted(phase.items, key=lambda item: (wanted[item.line] != item.done, item.line)):
        group = done if wanted[item.line] else left
        group.append(_line(document, item, wanted, boxes=boxes))
        group.extend(Kept(index=at) for at in range(item.line, item.last))
    done.extend(Fresh(text=_added_line(words, boxes=boxes), like=like) for words in added)
    pieces: list[Piece] = []
    if done:
        above = document.lines[first - 1].text if first else ""
        if not phase.heads and above.strip() and first != phase.line:
            pieces.append(Fresh(text="", like=like))
        pieces.extend([_head(phase, "completed", manner.completed_head, like), *done])
    if done and left:
        pieces.append(Fresh(text="", like=like))
        pieces.append(_head(phase, "remaining", manner.remaining_head, like))
    return first, end, [*pieces, *left]


def _head(phase: Phase, kind: str, text: str, like: int) -> Piece:
    for head in phase.heads:
        if head.kind == kind:
            return Kept(index=head.line - 1)
    return Fresh(text=text, like=like)


def _appended(
    document: Document, phase: Phase, added: Sequence[str], manner: Style, *, boxes: bool
) -> Region:
    """Put new items behind the last one, or at the end of a phase that has none."""
    if phase.items:
        at = phase.items[-1].last
        like = phase.items[-1].line - 1
        return at, at, [Fresh(text=_added_line(words, boxes=boxes), like=like) for words in added]
    at = phase.end
    while at > phase.line and not document.lines[at - 1].text.strip():
        at -= 1
    like = at - 1
    lead = ["", manner.completed_head] if manner.split else [""]
    texts = [*lead, *(_added_line(words, boxes=boxes) for words in added)]
    return at, at, [Fresh(text=text, like=like) for text in texts]

"""The manner a roadmap is written in, so that what is written new looks like the rest."""

from collections import Counter
from dataclasses import dataclass

from bot.workflow.roadmap.structure import Document, Phase

COMPLETED_HEAD = "**Completed Skills**:"
REMAINING_HEAD = "**Remaining Skills**:"


@dataclass(frozen=True, kw_only=True)
class Style:
    """How this file says things."""

    boxes: bool
    """Done items carry `[x]`, not ✅."""
    counts: bool
    """Headings say how many skills a phase has."""
    remaining: bool
    """Part-done headings say `n remaining skills`, and none says `n/m skills complete`."""
    split: bool
    """Phases list what is done and what remains under sub-heads; so does a file of signs in which
    nothing is done yet."""
    completed_head: str
    remaining_head: str


def style(document: Document) -> Style:
    """Read the manner off the whole document."""
    forms = {phase.heading.form for phase in document.phases}
    heads = [(head.kind, head.line) for phase in document.phases for head in phase.heads]
    completed = Counter(document.reads(line).strip() for kind, line in heads if kind == "completed")
    remaining = Counter(document.reads(line).strip() for kind, line in heads if kind == "remaining")
    completed_head = completed.most_common(1)[0][0] if completed else COMPLETED_HEAD
    boxes = _boxes(document)
    untouched = not boxes and not any(item.done for item in document.items)
    fallback = completed_head.replace("Completed", "Remaining")
    return Style(
        boxes=boxes,
        counts=any(phase.heading.first is not None for phase in document.phases),
        remaining="remaining" in forms and "in_progress" not in forms,
        split=bool(completed or remaining) or untouched,
        completed_head=completed_head,
        remaining_head=remaining.most_common(1)[0][0]
        if remaining
        else fallback
        if fallback != completed_head
        else REMAINING_HEAD,
    )


def _boxes(document: Document) -> bool:
    marks = Counter(item.mark for item in document.items if item.done)
    if marks["box"] or marks["sign"]:
        return marks["box"] > marks["sign"]
    return not any(phase.heading.sign for phase in document.phases)


def boxes_in(phase: Phase, manner: Style) -> bool:
    """Tell whether done items of this phase carry boxes: its own items say so first."""
    marks = Counter(item.mark for item in phase.items if item.done)
    if marks["box"] != marks["sign"]:
        return marks["box"] > marks["sign"]
    return manner.boxes

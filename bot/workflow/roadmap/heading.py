"""The heading of a phase: read its number, title, state, priority and counts, and write them.

### ✅ Phase 1: Model Architecture (COMPLETE - 5 skills)
### 🔄 Phase 15: MLOps & Observability (IN PROGRESS - 3/6 skills complete)
### 🚧 Phase 14: Advanced Optimization (HIGH PRIORITY) - 4 remaining skills
### 🎯 Phase 3: Inference & Serving (Weeks 3-4) - 6 Skills
"""

import re
from dataclasses import dataclass
from typing import Literal

from bot.workflow.roadmap.signs import State, emoji_of, state_of

LONGEST = 400
"""Characters; no heading of a phase is longer, and no pattern below meets a longer text."""

Form = Literal["complete", "in_progress", "remaining", "planned", "none"]
Span = tuple[int, int]

_ANY = re.compile(r" {0,3}(#{1,6})[ \t]+")
_PHASE = re.compile(r"([^0-9A-Za-z]*)Phase[ \t]+(\d{1,6}(?:\.\d{1,6}){0,4})", re.I)
_AFTER = re.compile(r"[ \t]*(?:[:–—|]|\.(?=[ \t])|-(?!\d))[ \t]*|[ \t]+(?=\()|[ \t]*$")
_COUNT = re.compile(r"[ \t]*[-–—][ \t]*(\d{1,7})([ \t]+remaining)?[ \t]+skills?$", re.I)
_BRACKET = re.compile(r"[ \t]*\(([^()]*)\)$")
_COMPLETE = re.compile(r"(?:100%[ \t]+)?(?:completed?|done)\b", re.I)
_PROGRESS = re.compile(r"(?:in[ \t-]progress|partial|partially|started|wip)\b", re.I)
_PLANNED = re.compile(r"(?:planned|not[ \t]started|upcoming|todo)\b", re.I)
_PRIORITY = re.compile(r"([^()]+?)[ \t]priority", re.I)
_SCHEDULE = re.compile(r"(?:weeks?|months?|days?|sprints?|quarters?|q[1-4])\b[ \t]*\d*", re.I)
_REMAINING = re.compile(r"(\d{1,7})([ \t]+remaining[ \t]+)(skill)s?", re.I)
_SKILLS = re.compile(r"(\d{1,7})([ \t]+)(skill)s?\b", re.I)
_PART = re.compile(r"(\d{1,7})([ \t]*(?:/|of)[ \t]*)(\d{1,7})", re.I)


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A phase heading; counts are what it states, None where it states none."""

    text: str
    level: int
    number: str
    title: str
    emoji: Span
    tail: int
    """Where the part begins that speaks of state, priority and counts."""
    form: Form
    stated: State | None
    priority: str | None
    first: int | None = None
    """Skills in all, or done (`3` of `3/6`), or remaining, as the form has it."""
    second: int | None = None
    """Skills in all in the form `3/6`."""

    @property
    def sign(self) -> str:
        """The emoji, or nothing."""
        return self.text[slice(*self.emoji)]


def level(text: str) -> int:
    """Give the level of a Markdown heading, 0 for any other line."""
    found = _ANY.match(text) if "#" in text[:4] else None
    return len(found.group(1)) if found else 0


def parse(text: str) -> Heading | None:
    """Read a phase heading; None for any other line."""
    opening = _ANY.match(text) if len(text) <= LONGEST else None
    phase = _PHASE.match(text, opening.end()) if opening else None
    after = _AFTER.match(text, phase.end()) if phase else None
    if opening is None or phase is None or after is None:
        return None
    lead = phase.group(1)
    sign = lead.strip(" \t*_[]")
    start = phase.start(1) + (lead.index(sign) if sign else 0)
    end = len(text.rstrip(" \t"))
    form, stated, priority, first, second = _none()
    tail = end
    while tail > after.end():
        piece = _tail_piece(text[after.end() : tail])
        if piece is None:
            break
        width, said = piece
        tail -= width
        if said[0] != "none" and form == "none":
            form, stated, _, first, second = said
        priority = said[2] or priority
    if form == "none" and priority:
        form = "planned"
    title = text[after.end() : tail].strip(" \t*")
    schedule = _BRACKET.search(title)
    if schedule and _SCHEDULE.match(schedule.group(1)):
        title = title[: schedule.start()]
    return Heading(
        text=text,
        level=len(opening.group(1)),
        number=phase.group(2),
        title=title.strip(),
        emoji=(start, start + len(sign)),
        tail=tail,
        form=form,
        stated=stated or state_of(sign),
        priority=priority,
        first=first,
        second=second,
    )


_Said = tuple[Form, State | None, str | None, int | None, int | None]


def _none() -> _Said:
    return "none", None, None, None, None


def _tail_piece(text: str) -> tuple[int, _Said] | None:
    """Read the last bracket or count of a heading; how long it is and what it says."""
    count = _COUNT.search(text)
    if count:
        form: Form = "remaining" if count.group(2) else "planned"
        return len(count.group()), (form, None, None, int(count.group(1)), None)
    bracket = _BRACKET.search(text)
    if bracket is None:
        return None
    width, inside = len(bracket.group()), bracket.group(1).strip()
    skills = _SKILLS.search(inside)
    total = int(skills.group(1)) if skills else None
    part = _PART.search(inside)
    if _COMPLETE.match(inside):
        return width, ("complete", "complete", None, total, None)
    if _PROGRESS.match(inside):
        if part:
            return width, (
                "in_progress",
                "in_progress",
                None,
                int(part.group(1)),
                int(part.group(3)),
            )
        return width, ("in_progress", "in_progress", None, None, None)
    if _PLANNED.match(inside):
        return width, ("planned", "planned", None, total, None)
    priority = _PRIORITY.fullmatch(inside)
    if priority:
        return width, ("none", None, priority.group(1).strip().upper(), None, None)
    return None


def write(
    heading: Heading,
    *,
    state: State,
    done: int,
    total: int,
    priority: str | None,
    counts: bool,
    remaining: bool,
) -> str:
    """Write the heading for a state and its counts; what already says so stays as it is.

    `counts`: headings of this file state counts, so a heading that has none gains one when its
    state changes. `remaining`: part-done headings of this file say `n remaining skills`.
    """
    form = _form(heading, state, remaining=remaining)
    if heading.form == form:
        body = heading.text[: heading.tail] + _counted(heading, done=done, total=total)
    elif heading.form == "none" and (heading.stated in (None, state) or not counts):
        body = heading.text
    else:
        body = heading.text[: heading.tail] + _tail(form, done, total, priority)
    start, end = heading.emoji
    if start == end:
        return body
    keeps = state_of(heading.sign) == state or (form == "remaining" and heading.form == form)
    return body if keeps else body[:start] + emoji_of(state) + body[end:]


def _form(heading: Heading, state: State, *, remaining: bool) -> Form:
    if state != "in_progress":
        return state
    if heading.form == "remaining":
        return "remaining"
    return "remaining" if remaining and heading.form == "planned" else "in_progress"


def _counted(heading: Heading, *, done: int, total: int) -> str:
    """Give the tail with its numbers true; nothing else in it changes."""
    tail = heading.text[heading.tail :]
    if heading.form == "in_progress" and heading.second is not None:
        if (heading.first, heading.second) == (done, total):
            return tail
        return _PART.sub(lambda part: f"{done}{part.group(2)}{total}", tail, count=1)
    number = {"remaining": total - done, "complete": done}.get(heading.form, total)
    if heading.first is None or heading.first == number:
        return tail
    if heading.form == "remaining":
        return _REMAINING.sub(lambda found: _skills(found, number), tail, count=1)
    return _SKILLS.sub(lambda found: _skills(found, number), tail, count=1)


def _skills(found: re.Match[str], number: int) -> str:
    return f"{number}{found.group(2)}{found.group(3)}{'' if number == 1 else 's'}"


def _tail(form: Form, done: int, total: int, priority: str | None) -> str:
    lead = f" ({priority} PRIORITY)" if priority else ""
    noun = "skill" if total == 1 else "skills"
    if form == "complete":
        return f" (COMPLETE - {total} {noun})"
    if form == "in_progress":
        return f" (IN PROGRESS - {done}/{total} {noun} complete)"
    if form == "remaining":
        left = total - done
        return f"{lead} - {left} remaining {'skill' if left == 1 else 'skills'}"
    return f"{lead} - {total} {noun}"

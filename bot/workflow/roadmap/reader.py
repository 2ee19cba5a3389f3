"""From lines to a `Document`: one pass, which knows the section and the phase it is in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.workflow.roadmap import heading, item, priority, table
from bot.workflow.roadmap.lines import Line
from bot.workflow.roadmap.structure import (
    Document,
    HeadKind,
    Phase,
    Problem,
    Status,
    SubHead,
)

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_FIELD = re.compile(r" {0,3}\*\*([A-Za-z][A-Za-z /]{0,40}?)(?::\*\*|\*\*[ \t]*:)[ \t]*")
_COMPLETED = ("completed", "complete", "done", "finished", "available")
_REMAINING = ("remaining", "open", "planned", "todo", "to do", "upcoming", "missing", "next")
_LIKE_PHASE = re.compile(r"\bphase[ \t]+[0-9A-Z]", re.I)
_LIKE_RANGE = re.compile(r"\bphases?[ \t]+\d+(?:\.\d+)?[ \t]*[-–—][ \t]*\d", re.I)
_LEVEL = re.compile(
    r"([A-Za-z][A-Za-z-]{0,30})(?:[ \t]+priority)?(?:[ \t]*[:(].*|[ \t]+[-–—].*)?", re.I
)
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_LONGEST_FIELD = 2000


def read(source: Sequence[Line]) -> Document:
    """Read all lines."""
    return _Reader(source).document()


@dataclass
class _OpenPhase:
    """The phase that is being read."""

    heading: heading.Heading
    line: int
    items: list[item.Item] = field(default_factory=list)
    heads: list[SubHead] = field(default_factory=list)
    under: HeadKind | None = None
    status: Status | None = None
    priority_line: str | None = None

    def closed(self, end: int) -> Phase:
        return Phase(
            heading=self.heading,
            line=self.line,
            end=end,
            items=tuple(self.items),
            heads=tuple(self.heads),
            status=self.status,
            priority_line=self.priority_line,
        )


class _Reader:
    def __init__(self, source: Sequence[Line]) -> None:
        self.source = source
        self.section = ""
        self.phases: list[Phase] = []
        self.numbers: set[str] = set()
        self.metrics: list[table.Metric] = []
        self.priorities: list[priority.Priority] = []
        self.problems: list[Problem] = []
        self.target: str | None = None
        self.target_line: int | None = None
        self.progress_line: int | None = None
        self.has_table = False
        self.fence: tuple[str, int] | None = None
        self.comment: int | None = None
        self.phase: _OpenPhase | None = None

    def document(self) -> Document:
        layout: table.Columns | None = None
        for at, line in enumerate(self.source, start=1):
            text = line.text
            if not text.isascii() and _NOT_UTF8.search(text):
                self._report(at, "has bytes that are not UTF-8; it is left as it is")
                layout = None
                continue
            if self._hidden(text, at):
                layout = None
                continue
            if layout is not None:
                row = table.row(text, layout, line=at)
                if row is None:
                    layout = None
                else:
                    self._metric(row)
                    continue
            layout = self._header(text, at)
            if layout is None:
                self._line(text, at)
        self._close_phase(len(self.source))
        self._closing_problems()
        return Document(
            lines=tuple(self.source),
            phases=tuple(self.phases),
            metrics=tuple(self.metrics),
            priorities=tuple(self.priorities),
            problems=tuple(sorted(self.problems, key=lambda problem: problem.line)),
            target=self.target,
            target_line=self.target_line,
        )

    def _report(self, line: int, message: str) -> None:
        self.problems.append(Problem(line=line, message=message))

    def _hidden(self, text: str, at: int) -> bool:
        """Tell whether the line is code or an HTML comment, which say nothing."""
        if self.comment is not None:
            self.comment = None if "-->" in text else self.comment
            return True
        opening = text.lstrip(" ")[:1]
        fence = _FENCE.match(text) if opening in {"`", "~"} else None
        if self.fence is not None:
            mark, _ = self.fence
            if fence and fence.group(1).startswith(mark) and not fence.group(2).strip():
                self.fence = None
            return True
        if fence and not (fence.group(1)[0] == "`" and "`" in fence.group(2)):
            self.fence = (fence.group(1), at)
            return True
        if opening == "<" and text.lstrip(" ").startswith("<!--"):
            self.comment = None if "-->" in text else at
            return True
        return False

    def _header(self, text: str, at: int) -> table.Columns | None:
        if "|" not in text or at >= len(self.source):
            return None
        layout = table.columns(text, self.source[at].text)
        self.has_table = self.has_table or layout is not None
        return layout

    def _metric(self, row: table.Metric) -> None:
        if not row.name or set(row.name) <= set("-: "):
            return
        self.metrics.append(row)
        if row.measure and row.measure != "coverage" and row.stated is None:
            self._report(row.line, f"{row.name}: no number in “{row.current}” to keep true")

    def _line(self, text: str, at: int) -> None:
        depth = heading.level(text)
        if depth:
            self._heading(text, depth, at)
        elif self.phase is not None:
            self._in_phase(self.phase, text, at)
        elif self.section.startswith("priorit"):
            area = priority.parse(text, line=at)
            if area:
                self.priorities.append(area)
        elif self.target is None and text.lstrip(" ").startswith("**Target"):
            found = _FIELD.match(text)
            if found:
                self.target, self.target_line = text[found.end() :].strip(), at

    def _heading(self, text: str, depth: int, at: int) -> None:
        parsed = heading.parse(text)
        if parsed:
            self._close_phase(at - 1)
            self.phase = _OpenPhase(heading=parsed, line=at)
            if parsed.number in self.numbers:
                self._report(at, f"a second heading of Phase {parsed.number}")
            self.numbers.add(parsed.number)
            return
        if self.phase is not None and depth > self.phase.heading.level:
            _sub_head(self.phase, text.lstrip(" #").strip(" \t*:"), at)
            return
        self._close_phase(at - 1)
        self.section = re.sub(r"^[^A-Za-z]+", "", text).strip().casefold()
        if self.section.startswith(("progress", "metric")):
            self.progress_line = at
        likely = _LIKE_PHASE.search(text) is not None and _LIKE_RANGE.search(text) is None
        if likely or len(text) > heading.LONGEST:
            self._report(at, "reads like a phase heading, but has no number and title we know")

    def _in_phase(self, phase: _OpenPhase, text: str, at: int) -> None:
        if not text.strip():
            return
        found = _FIELD.match(text) if "**" in text[:5] and len(text) <= _LONGEST_FIELD else None
        if found:
            _field_of(phase, found.group(1).strip(), text[found.end() :].rstrip(), found.end(), at)
            return
        if (
            phase.items
            and text.startswith((" ", "\t"))
            and self._belongs(phase.items[-1], text, at)
        ):
            phase.items[-1] = replace(phase.items[-1], last=at)
            return
        under = {"completed": True, "remaining": False}.get(phase.under or "")
        number = phase.heading.number
        new = item.parse(text, line=at, phase=number, under=under)
        if new:
            phase.items.append(new)
        elif item.is_bullet(text) and "~~" not in text:
            self._report(at, f"a list line of Phase {number} that is no item: no mark, no name")

    def _belongs(self, last: item.Item, text: str, at: int) -> bool:
        """Tell whether an indented line carries on the item above it."""
        indent = len(text) - len(text.lstrip(" \t"))
        above = self.source[last.line - 1].text
        own = len(above) - len(above.lstrip(" "))
        if any(line.text.strip() for line in self.source[last.last : at - 1]):
            return False
        return text.startswith("\t") or indent >= own + 2 or not item.is_bullet(text)

    def _close_phase(self, end: int) -> None:
        if self.phase is not None:
            self.phases.append(self.phase.closed(end))
        self.phase = None

    def _closing_problems(self) -> None:
        if self.fence is not None:
            self._report(self.fence[1], "opens a code block that never ends")
        if self.comment is not None:
            self._report(self.comment, "opens an HTML comment that never ends")
        if not self.has_table:
            self._report(
                self.progress_line or 1,
                "no metrics table: a table with the columns Metric, Current and Target",
            )
        if not self.phases:
            self._report(1, "no phase: a heading such as `### Phase 1: Title`")


def _field_of(phase: _OpenPhase, label: str, value: str, start: int, at: int) -> None:
    name = label.casefold()
    if name == "status" and phase.status is None:
        phase.status = Status(text=value, at=start, line=at)
    elif name == "priority" and value:
        level = _LEVEL.fullmatch(value)
        phase.priority_line = level.group(1).strip().upper() if level else None
    elif not value:
        _sub_head(phase, label, at)


def _sub_head(phase: _OpenPhase, label: str, at: int) -> None:
    name = label.casefold()
    kind: HeadKind = "other"
    if name.startswith(_COMPLETED):
        kind = "completed"
    elif name.startswith(_REMAINING):
        kind = "remaining"
    phase.under = kind
    phase.heads.append(SubHead(kind=kind, label=label, line=at))

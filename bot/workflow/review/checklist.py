"""The checklist: lines the machine ticks from evidence, and lines that only a reviewer can tick.

GitHub has no compare-and-swap for comments, so a person's tick and our own edit can overwrite each
other. What counts is therefore never read from the text as it stands but from *edits*: each edit
event holds the text before and after, and the difference is what that person meant, in whatever
order events, our writes and theirs come to pass. A hidden list of the ticks that we wrote tells
which of our versions the person had in the editor.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.model.markdown import code, message, prose

_LINE = "<!-- ask:"
_WRITTEN = "<!-- ticked:"
_END = " -->"


@dataclass(frozen=True, kw_only=True)
class MachineLine:
    """What the machine found out; `done` is None while it is not known."""

    id: str
    text: str
    done: bool | None
    evidence: str = ""
    """What it rests on, in a few words."""
    url: str = ""
    """Where that can be seen: an address of ours or of GitHub, never a stranger's."""


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A human line that somebody vouches for."""

    by: str
    at: datetime
    commit: str = ""
    """The head when it was ticked."""


@dataclass(frozen=True, kw_only=True)
class HumanLine:
    """A line for a reviewer."""

    id: str
    text: str
    required: bool = True
    tick: Tick | None = None


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """All lines of one pull request."""

    machine: tuple[MachineLine, ...]
    human: tuple[HumanLine, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing that is required is open."""
        return not self.open

    @property
    def open(self) -> tuple[str, ...]:
        """Texts of the lines that are still awaited."""
        machine = [line.text for line in self.machine if line.done is not True]
        return (*machine, *(line.text for line in self.human if line.required and not line.tick))

    @property
    def counts(self) -> tuple[int, int]:
        """Lines done, and all lines."""
        done = sum(line.done is True for line in self.machine)
        done += sum(line.tick is not None for line in self.human)
        return done, len(self.machine) + len(self.human)


@dataclass(frozen=True, kw_only=True)
class Edit:
    """Somebody changed the comment."""

    before: str
    after: str
    by: str
    at: datetime
    commit: str = ""
    """Head of the pull request at that time."""
    may_review: bool
    """Whether the person may review this pull request: its author may not."""


@dataclass(frozen=True, kw_only=True)
class Toggle:
    """One box that one person set or cleared."""

    line: str
    ticked: bool
    by: str
    at: datetime
    commit: str = ""


def render(checklist: Checklist) -> str:
    """Write the lines as a task list with hidden names; see `ticked` for the way back."""
    rows = [_machine_row(line) for line in checklist.machine]
    rows += [_human_row(line) for line in checklist.human]
    written = " ".join(line.id for line in checklist.human if line.tick)
    return "\n".join([*rows, f"{_WRITTEN}{written}{_END}"])


def ticked(text: str) -> frozenset[str]:
    """Give the names of the human boxes that are ticked in a comment; any text can be read."""
    found: dict[str, bool] = {}
    for row in text.splitlines():
        name = _name(row.strip())
        if name:
            found.setdefault(name, row.strip()[3] in "xX")
    return frozenset(name for name, done in found.items() if done)


def written(text: str) -> frozenset[str] | None:
    """Give the human ticks that we ourselves wrote into this version; None if it is not ours."""
    for row in text.splitlines():
        if row.startswith(_WRITTEN) and row.rstrip().endswith(_END):
            return frozenset(row.rstrip()[len(_WRITTEN) : -len(_END)].split())
    return None


def toggles(edit: Edit, *, lines: Iterable[str]) -> tuple[Toggle, ...]:
    """Say which human boxes the person set or cleared; nothing for who may not review.

    If the text they saved rests on another version of ours than the one they overwrote, they had
    an older one in the editor: then the difference to that one is what they did.
    """
    if not edit.may_review:
        return ()
    after, base = ticked(edit.after), written(edit.after)
    if base is None:
        # Our list is gone: the comment was rewritten, not ticked.
        return ()
    before = ticked(edit.before) if written(edit.before) == base else base
    return tuple(
        Toggle(line=line, ticked=line in after, by=edit.by, at=edit.at, commit=edit.commit)
        for line in lines
        if (line in after) != (line in before)
    )


def ticks(found: Iterable[Toggle]) -> dict[str, Tick]:
    """Fold the toggles by their time: the last one decides each line."""
    state: dict[str, Tick] = {}
    for toggle in sorted(found, key=lambda each: (each.at, each.line, each.ticked, each.by)):
        if toggle.ticked:
            state[toggle.line] = Tick(by=toggle.by, at=toggle.at, commit=toggle.commit)
        else:
            state.pop(toggle.line, None)
    return state


def unseen(found: str) -> frozenset[str]:
    """Name the human boxes whose state in the text as it stands no edit event has told yet."""
    base = written(found)
    return frozenset() if base is None else ticked(found) ^ base


def carried(text: str, found: str) -> str:
    """Write boxes that a person has just changed into the new text, ahead of their event.

    For the moment between a person's click and its webhook: the click stays visible. It counts
    only once its event says who it was; a later text puts it right if they may not.
    """
    now, changed = ticked(found), unseen(found)
    rows = []
    for row in text.split("\n"):
        name = _name(row)
        rows.append(f"{row[:3]}{'x' if name in now else ' '}{row[4:]}" if name in changed else row)
    return "\n".join(rows)


def _name(row: str) -> str:
    """Give the name of a human line, or nothing if the row is none."""
    if row[:3] not in {"- [", "* ["} or row[4:5] != "]" or not row.endswith(_END):
        return ""
    start = row.rfind(_LINE)
    return row[start + len(_LINE) : -len(_END)].strip() if start > 0 else ""


def _machine_row(line: MachineLine) -> str:
    evidence = prose(line.evidence)
    if line.url and evidence:
        evidence = f"[{evidence}]({line.url})"
    tail = f": {evidence}" if evidence else ""
    box = "x" if line.done else " "
    return f"- [{box}] {message(line.text)}{tail}"


def _human_row(line: HumanLine) -> str:
    text = message(line.text) + ("" if line.required else " (optional)")
    if line.tick is None:
        return f"- [ ] {text} {_LINE}{line.id}{_END}"
    at = f" at {code(line.tick.commit[:7])}" if line.tick.commit else ""
    return f"- [x] {text} ({code(line.tick.by)}{at}) {_LINE}{line.id}{_END}"

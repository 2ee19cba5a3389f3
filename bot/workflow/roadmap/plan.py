"""What the roadmap must say, given the tree: the new text, and each change with its reason.

Planning on a plan's own text changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.model.config.roadmap import RoadmapConfig
from bot.model.errors import InputError
from bot.workflow.roadmap import heading, phase_edit, priority, status, wording
from bot.workflow.roadmap.aliases import Aliases
from bot.workflow.roadmap.draft import Change, Draft
from bot.workflow.roadmap.item import Item
from bot.workflow.roadmap.library import Library, Metrics, Skill, measure
from bot.workflow.roadmap.match import Match, items_named, match, nearest
from bot.workflow.roadmap.newcomer import words_for
from bot.workflow.roadmap.number_edit import NumberEdit
from bot.workflow.roadmap.signs import State
from bot.workflow.roadmap.structure import Document, Phase, state
from bot.workflow.roadmap.style import style


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The text as it is to be, and how it differs."""

    text: str
    changes: tuple[Change, ...]
    metrics: Metrics
    unlisted: tuple[Skill, ...]
    """Skills that no item names and that config gives no phase."""
    unknown: tuple[str, ...] = ()
    """Names in `completed` that the roadmap does not have."""


def resolve(document: Document, names: Iterable[str], config: RoadmapConfig) -> tuple[Item, ...]:
    """Give the item lines that the names mean, or raise `InputError` for the first that is none."""
    aliases = Aliases(config.aliases)
    found: list[Item] = []
    for name in names:
        items = items_named(document, name, aliases)
        if not items:
            near = nearest(document, name)
            hint = f"; the nearest: {', '.join(near)}" if near else ""
            raise InputError(f"the roadmap has no item “{name}”{hint}")
        found.extend(items)
    return tuple(found)


def plan(
    document: Document,
    library: Library,
    config: RoadmapConfig | None = None,
    *,
    completed: Iterable[str] = (),
    assigned: Mapping[str, str] | None = None,
    sync: bool = True,
) -> Plan:
    """Plan the text that is true of the library.

    `completed` names items to tick; `assigned` maps items to the paths of their skills (a claim,
    or what a pull request says). With `sync` every item follows the tree; without, only those in
    `completed`, their phases, and the numbers.
    """
    return _Planner(document, library, config or RoadmapConfig()).plan(
        tuple(completed), assigned or {}, sync=sync
    )


class _Planner:
    def __init__(self, document: Document, library: Library, config: RoadmapConfig) -> None:
        self.document = document
        self.library = library
        self.config = config
        self.aliases = Aliases(config.aliases)
        self.metrics = measure(library, config)
        self.manner = style(document)
        self.draft = Draft(document)

    def plan(self, completed: Sequence[str], assigned: Mapping[str, str], *, sync: bool) -> Plan:
        found = match(self.document, self.library, self.aliases, assigned=assigned)
        named: dict[int, Item] = {}
        unknown: list[str] = []
        for name in completed:
            items = items_named(self.document, name, self.aliases)
            named.update({item.line: item for item in items})
            if not items:
                unknown.append(name)
        wanted = {
            item.line: self._wanted(item, found, named, sync=sync) for item in self.document.items
        }
        added, unlisted = self._newcomers(found, sync=sync)
        touched = {item.phase for item in named.values()}
        for phase in self.document.phases:
            if sync or phase.number in touched:
                self._phase(phase, wanted, added.get(phase.number, []), found)
        done = len({item.slug for item in self.document.items if wanted[item.line]})
        numbers = NumberEdit(self.draft, self.library, self.metrics, self.config)
        for row in self.document.metrics:
            numbers.metric(row, done)
        numbers.coverage(found, named, wanted, sync=sync)
        for area in self.document.priorities:
            if sync or area.phase in touched:
                self._priority(area, wanted)
        return Plan(
            text=self.draft.text(),
            changes=tuple(sorted(self.draft.changes, key=lambda change: change.line)),
            metrics=self.metrics,
            unlisted=unlisted,
            unknown=tuple(unknown),
        )

    def _wanted(self, item: Item, found: Match, named: Mapping[int, Item], *, sync: bool) -> bool:
        if item.line in named:
            return True
        if not sync:
            return item.done
        return item.line in found.skill_of or (item.done and not self.config.reopen)

    def _newcomers(
        self, found: Match, *, sync: bool
    ) -> tuple[dict[str, list[Skill]], tuple[Skill, ...]]:
        added: dict[str, list[Skill]] = {}
        left: list[Skill] = []
        for skill in found.unlisted:
            number = self.config.phases.get(skill.category or "")
            if sync and number and self.document.phase(number):
                added.setdefault(number, []).append(skill)
            else:
                left.append(skill)
        return added, tuple(left)

    def _phase(
        self, phase: Phase, wanted: Mapping[int, bool], added: Sequence[Skill], found: Match
    ) -> None:
        done, total = phase.counted(wanted)
        done, total = done + len(added), total + len(added)
        if not total:
            return
        now = state(done, total, phase.heading.stated)
        why = wording.phase_counted(done, total, now)
        edits = phase_edit.regions(
            self.document, phase, wanted, [words_for(skill) for skill in added], self.manner
        )
        self.draft.regions.extend(edits)
        before = len(self.draft.changes)
        for item in phase.items:
            if wanted[item.line] != item.done:
                self._item(item, found, done=wanted[item.line])
        for skill in added:
            said = wording.item_added(skill.path, phase.number)
            self.draft.change(
                f"item:{words_for(skill, brief=True)}", phase.line, "absent", "done", said
            )
        if edits and len(self.draft.changes) == before:
            line = edits[0][0] + 1
            self.draft.change(
                f"heads:{phase.number}", line, "other", "true", wording.sub_heads(done, total)
            )
        text = heading.write(
            phase.heading,
            state=now,
            done=done,
            total=total,
            priority=phase.priority or self._level(phase),
            counts=self.manner.counts,
            remaining=self.manner.remaining,
        )
        if text != phase.heading.text:
            before_text, after_text = phase.heading.text.strip("# "), text.strip("# ")
            self.draft.change(f"phase:{phase.number}", phase.line, before_text, after_text, why)
            self.draft.write(phase.line, text)
        if phase.status:
            self._status(phase, phase.status.text, now, total, why)

    def _status(self, phase: Phase, text: str, now: State, total: int, why: str) -> None:
        true = status.true(text, stated=phase.heading.stated, state=now, total=total)
        if true == text or phase.status is None:
            return
        line = phase.status.line
        self.draft.change(f"status:{phase.number}", line, text, true, why)
        self.draft.write(line, self.document.reads(line)[: phase.status.at] + true)

    def _level(self, phase: Phase) -> str | None:
        levels = [area.level for area in self.document.priorities if area.phase == phase.number]
        return next((level for level in levels if level), None)

    def _item(self, item: Item, found: Match, *, done: bool) -> None:
        skill = found.skill_of.get(item.line)
        why = wording.item_done(skill.path if skill else None) if done else wording.item_open()
        before, after = ("open", "done") if done else ("done", "open")
        self.draft.change(f"item:{item.name}", item.line, before, after, why)

    def _priority(self, area: priority.Priority, wanted: Mapping[int, bool]) -> None:
        phase = self.document.phase(area.phase)
        if phase is None:
            return
        done, total = phase.counted(wanted)
        complete = state(done, total, phase.heading.stated) == "complete"
        text = self.document.reads(area.line)
        if complete and not area.struck:
            new, why = priority.strike(text, area), wording.priority_struck(phase.number)
        elif area.struck and total and not complete:
            left = [item.name for item in phase.items if not wanted[item.line]]
            new, why = priority.reopen(text, area, left), wording.priority_open(phase.number)
        else:
            return
        self.draft.change(f"priority:{phase.number}", area.line, text.strip(), new.strip(), why)
        self.draft.write(area.line, new)

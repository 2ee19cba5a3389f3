"""The table of numbers: what each cell must say, given the tree."""

from collections.abc import Mapping
from fractions import Fraction

from bot.model.config.roadmap import RoadmapConfig
from bot.workflow.roadmap import coverage, figure, wording
from bot.workflow.roadmap.draft import Draft
from bot.workflow.roadmap.item import Item
from bot.workflow.roadmap.library import Library, Metrics, Skill
from bot.workflow.roadmap.match import Match
from bot.workflow.roadmap.structure import Document
from bot.workflow.roadmap.table import Metric


class NumberEdit:
    """Writes the numbers of a library into a draft."""

    def __init__(
        self, draft: Draft, library: Library, metrics: Metrics, config: RoadmapConfig
    ) -> None:
        self.draft = draft
        self.document: Document = draft.document
        self.library = library
        self.metrics = metrics
        self.config = config

    def metric(self, row: Metric, done: int) -> None:
        """Make a row and its target true; `done` items of the roadmap are done."""
        value = self.metrics.value(row.measure) if row.measure else None
        stated = row.stated
        if value is None or stated is None:
            return
        comma = any("," in other.current + other.target for other in self._numbers())
        text = figure.write(value, stated, comma=comma)
        if text != stated.text:
            start, end = row.current_span
            line = self.draft.reads(row.line)
            cell = figure.replace(line[start:end], stated, text)
            self.draft.write(row.line, line[:start] + cell + line[end:])
            why = self._counted(row, stated.value, done)
            self.draft.change(f"metric:{row.name}", row.line, stated.text, text, why)
        self._goal(row, value, shift=len(text) - len(stated.text))

    def _numbers(self) -> list[Metric]:
        return [row for row in self.document.metrics if row.measure not in (None, "coverage")]

    def _counted(self, row: Metric, stated: Fraction, done: int) -> str:
        if row.measure == "skills":
            return wording.skills_counted(self.metrics, stated, done)
        if row.measure == "avg_lines":
            return wording.average_counted(self.metrics)
        if row.measure == "total_lines":
            return wording.total_counted(self.metrics)
        return wording.gold_counted(self.metrics, self.library, self.config.gold_references)

    def _goal(self, row: Metric, value: Fraction, *, shift: int) -> None:
        goal, span = row.goal, row.target_span
        if goal is None or span is None or goal.reached_by(value) == goal.marked:
            return
        behind = span[0] >= row.current_span[1]
        start, end = (span[0] + shift, span[1] + shift) if behind else span
        line = self.draft.reads(row.line)
        cell = line[start:end]
        if goal.marked:
            new, why = cell.replace("✅", "").rstrip(), wording.target_missed(value, goal.text)
        else:
            new, why = f"{cell} ✅", wording.target_reached(value, goal.text)
        self.draft.change(f"target:{row.name}", row.line, cell, new, why)
        self.draft.write(row.line, line[:start] + new + line[end:])

    def coverage(
        self,
        found: Match,
        named: Mapping[int, Item],
        wanted: Mapping[int, bool],
        *,
        sync: bool,
    ) -> None:
        """Add areas that hold a skill; take away those of phases that hold none."""
        row = self.document.metric("coverage")
        if row is None:
            return
        phase_of: dict[str, str] = {}
        for item in self.document.items:
            skill = found.skill_of.get(item.line)
            if skill:
                phase_of.setdefault(skill.path, item.phase)
        completed = {found.skill_of[line].path for line in named if line in found.skill_of}
        landed: dict[str, list[Skill]] = {}
        for skill in self.library.skills:
            landed.setdefault(skill.category or "", []).append(skill)
        finished = {p.number: p.counted(wanted)[0] for p in self.document.phases}
        true = coverage.true(
            row.current,
            self.document,
            landed,
            phase_of,
            self.config.areas,
            considered=frozenset(
                category
                for category, skills in landed.items()
                if sync or any(skill.path in completed for skill in skills)
            ),
            finished=finished if sync and self.config.reopen else None,
        )
        if not true.gained and not true.lost:
            return
        gains = wording.area_gained(true.gained) if true.gained else ""
        losses = wording.area_lost(true.lost) if true.lost else ""
        why = "; ".join(part for part in (gains, losses) if part)
        start, end = row.current_span
        line = self.draft.reads(row.line)
        self.draft.change("coverage", row.line, row.current, true.text, why)
        self.draft.write(row.line, line[:start] + true.text + line[end:])

"""The Coverage row: areas of the lifecycle that hold at least one skill."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.workflow.roadmap.library import Skill
from bot.workflow.roadmap.slug import slug, unordered
from bot.workflow.roadmap.structure import Document, Phase

NOTHING = "None yet"
_EMPTY = {"", "-", "–", "—", "none", "none yet", "nothing yet", "n/a", "tbd"}
_NUMBER = re.compile(r"(\d+)-")
_BRACKET = re.compile(r"\([^()]*\)")
_SHORT = {
    "model-architecture": "Architecture",
    "distributed-training": "Distributed",
    "inference-serving": "Inference",
    "safety-alignment": "Safety",
    "fine-tuning": "Fine-Tuning",
    "post-training": "Post-Training",
}
_ACRONYMS = {
    word.casefold(): word for word in ("MLOps", "RAG", "LLM", "AI", "ML", "NLP", "RL", "GPU", "3D")
}


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """The row as it is to be, and what that adds and takes away."""

    areas: tuple[str, ...]
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The cell."""
        return ", ".join(self.areas) or NOTHING


def areas_of(cell: str) -> tuple[str, ...]:
    """Split the cell at its commas; a dash or `None yet` is no area."""
    if cell.strip(" *_").casefold() in _EMPTY:
        return ()
    return tuple(area.strip() for area in cell.split(",") if area.strip())


def true(
    cell: str,
    document: Document,
    landed: Mapping[str, Sequence[Skill]],
    phase_of: Mapping[str, str],
    names: Mapping[str, str],
    *,
    considered: frozenset[str],
    finished: Mapping[str, int] | None,
) -> Coverage:
    """Give the row with every area that a skill has landed in.

    `landed`: category directory → its skills; skills at the top of the library are under `""`.
    `phase_of`: path of a skill → number of the phase that lists it. `names`: config's `areas`.
    `considered`: categories whose area is added where it is missing.
    `finished`: phase number → how many of its skills are done; given, areas whose phases have
    none, and which hold no skill, are taken away.
    """
    areas = list(areas_of(cell))
    home = _Home(document, landed, phase_of, names)
    gained: list[str] = []
    for category in sorted(considered, key=lambda name: (_order(name) is None, _order(name), name)):
        for wanted, phase in home.wanted(category):
            if any(_same(area, wanted, category) for area in areas):
                continue
            areas.insert(home.place(areas, category, phase), wanted)
            gained.append(wanted)
    gained.sort(key=areas.index)
    lost: list[str] = []
    if finished is not None:
        lost = [area for area in areas if _is_empty(area, document, landed, finished, names)]
        areas = [area for area in areas if area not in lost]
    return Coverage(areas=tuple(areas), gained=tuple(gained), lost=tuple(lost))


def area_name(category: str) -> str:
    """Name the area of a category's directory: `13-mlops` → `MLOps`."""
    plain = unordered(category)
    words = plain.split("-")
    return _SHORT.get(plain) or " ".join(_ACRONYMS.get(word, word.capitalize()) for word in words)


def _same(area: str, wanted: str, category: str) -> bool:
    said = _words(area)
    return any(
        said and other and (said <= other or other <= said)
        for other in (_words(wanted), frozenset(unordered(category).split("-")) - {""})
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(slug(_BRACKET.sub("", text)).split("-")) - {"", "and"}


def _order(category: str) -> int | None:
    found = _NUMBER.match(category)
    return int(found.group(1)) if found and len(found.group(1)) < 10 else None


class _Home:
    """Where an area belongs in the order of the lifecycle."""

    def __init__(
        self,
        document: Document,
        landed: Mapping[str, Sequence[Skill]],
        phase_of: Mapping[str, str],
        names: Mapping[str, str],
    ) -> None:
        self.document = document
        self.landed = landed
        self.phase_of = phase_of
        self.names = names
        self.ranks = {phase.number: rank for rank, phase in enumerate(document.phases)}

    def wanted(self, category: str) -> list[tuple[str, Phase | None]]:
        """Give the areas that a category stands for, and the phase of each, if known.

        Skills at the top of the library have no category; their areas are their phases.
        """
        if category:
            return [(self.names.get(category) or area_name(category), self._phase(category))]
        titles: dict[str, Phase | None] = {}
        for skill in self.landed[category]:
            phase = self.document.phase(self.phase_of.get(skill.path, ""))
            if phase:
                titles.setdefault(phase.title, phase)
        return [(self.names.get(title, title), phase) for title, phase in titles.items()]

    def _phase(self, category: str) -> Phase | None:
        """Give the phase that lists most skills of the category, the first of several."""
        paths = [skill.path for skill in self.landed[category]]
        numbers = Counter(self.phase_of[path] for path in paths if path in self.phase_of)
        if not numbers:
            return None
        best = max(numbers, key=lambda one: (numbers[one], -self.ranks.get(one, 0)))
        return self.document.phase(best)

    def place(self, areas: Sequence[str], category: str, phase: Phase | None) -> int:
        """Find the place by phase where one is known, else by the directory's number."""
        if phase is not None:
            own = self.ranks[phase.number]
            at = [i for i, area in enumerate(areas) if self._rank(area) <= own]
            return at[-1] + 1 if at else 0
        order = _order(category)
        if order is None:
            return len(areas)
        before = [
            i
            for i, area in enumerate(areas)
            for other in self.landed
            if other and _same(area, area_name(other), other) and (_order(other) or 0) < order
        ]
        return before[-1] + 1 if before else len(areas)

    def _rank(self, area: str) -> int:
        """Give the place of the phase that speaks of the area, or lists its skills."""
        said = _words(area)
        for rank, phase in enumerate(self.document.phases):
            if said and said <= _words(phase.title):
                return rank
        for category in self.landed:
            phase_of = self._phase(category) if category else None
            if phase_of and _same(area, area_name(category), category):
                return self.ranks[phase_of.number]
        return len(self.document.phases)


def _is_empty(
    area: str,
    document: Document,
    landed: Mapping[str, Sequence[Skill]],
    finished: Mapping[str, int],
    names: Mapping[str, str],
) -> bool:
    said = _words(area)
    phases = [phase for phase in document.phases if said and said <= _words(phase.title)]
    holds = any(_same(area, names.get(name) or area_name(name), name) for name in landed if name)
    return bool(phases) and not holds and not any(finished.get(p.number, 1) for p in phases)

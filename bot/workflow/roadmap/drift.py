"""How the roadmap differs from the tree, as a plan that was not carried out."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.config.roadmap import RoadmapConfig
from bot.workflow.roadmap.aliases import Aliases
from bot.workflow.roadmap.document import parse
from bot.workflow.roadmap.draft import Change
from bot.workflow.roadmap.item import Item
from bot.workflow.roadmap.library import Library, Skill
from bot.workflow.roadmap.match import vanished
from bot.workflow.roadmap.mirrors import Mirrored, mirror_all
from bot.workflow.roadmap.plan import Plan, plan
from bot.workflow.roadmap.structure import Document, Problem


@dataclass(frozen=True, kw_only=True)
class Drift:
    """Where text and tree disagree, and what cannot be judged."""

    changes: tuple[Change, ...]
    """`before` is what the text states, `after` what is true."""
    problems: tuple[Problem, ...]
    """Lines that look as if they should be understood and are not."""
    mirrored: tuple[Mirrored, ...]
    """Other files that repeat the numbers."""
    vanished: tuple[Item, ...]
    """Items of an earlier roadmap that this one does not name; lines are of the earlier one."""
    unlisted: tuple[Skill, ...]
    """Skills that no item names: told, but no drift."""
    repaired: Plan
    """The patch that takes the drift away."""

    @property
    def is_none(self) -> bool:
        """Whether the roadmap is true and wholly understood."""
        others = any(other.changes or other.problems for other in self.mirrored)
        return not (self.changes or self.problems or self.vanished or others)


def drift(
    document: Document,
    library: Library,
    config: RoadmapConfig | None = None,
    *,
    earlier: Document | None = None,
    mirrors: Mapping[str, str] | None = None,
) -> Drift:
    """Compare the roadmap with the tree, and with an earlier roadmap if one is given.

    `mirrors` are the texts of the configured files that repeat the numbers, by path.
    """
    own = config or RoadmapConfig()
    repaired = plan(document, library, own)
    gone = vanished(earlier, document, Aliases(own.aliases)) if earlier else ()
    return Drift(
        changes=repaired.changes,
        problems=document.problems,
        mirrored=mirror_all(mirrors or {}, own, repaired.metrics, parse(repaired.text)),
        vanished=gone,
        unlisted=repaired.unlisted,
        repaired=repaired,
    )

"""A roadmap while it is being changed: lines written anew, and why each of them is."""

from dataclasses import dataclass, field

from bot.workflow.roadmap.lines import Fresh
from bot.workflow.roadmap.phase_edit import Region
from bot.workflow.roadmap.structure import Document


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that the roadmap says and should not, or does not say and should."""

    what: str
    """`metric:Skills`, `target:Skills`, `item:AWQ`, `phase:14`, `status:14`, `heads:14`,
    `priority:14`, `coverage`."""
    line: int
    """In the text before the change, counted from 1."""
    before: str
    after: str
    why: str


@dataclass
class Draft:
    """What was changed so far."""

    document: Document
    fresh: dict[int, str] = field(default_factory=dict)
    regions: list[Region] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def change(self, what: str, line: int, before: str, after: str, why: str) -> None:
        """Note a change."""
        self.changes.append(Change(what=what, line=line, before=before, after=after, why=why))

    def write(self, line: int, text: str) -> None:
        """Put a text in place of a line."""
        self.fresh[line] = text

    def reads(self, line: int) -> str:
        """Return a line as it reads by now."""
        return self.fresh.get(line, self.document.reads(line))

    def text(self) -> str:
        """Return the whole text as it reads by now."""
        regions = self.regions + [
            (line - 1, line, [Fresh(text=text, like=line - 1)]) for line, text in self.fresh.items()
        ]
        return self.document.rewritten(regions) if regions else self.document.text

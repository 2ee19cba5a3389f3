"""All that the living comment tells, as plain data: what the other steps found out.

Filled by whoever joins the steps; nothing here is a stranger's Markdown to be trusted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.workflow.review.checklist import Checklist
from bot.workflow.review.promise import Standing
from bot.workflow.review.reviewers import Choice
from bot.workflow.review.turns import History

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, kw_only=True)
class Found:
    """A finding about the pull request; lines count from 1, None is for an absence."""

    path: str
    line: int | None
    severity: Severity
    rule: str
    message: str
    blocks: bool = True
    """Whether the pull request brings it in; old ones are folded away."""


@dataclass(frozen=True, kw_only=True)
class Standards:
    """What the checks of the standards came to."""

    findings: tuple[Found, ...] = ()
    waived: tuple[tuple[str, str, str], ...] = ()
    """(rule, by whom, reason)."""
    url: str = ""
    """Where the check runs can be seen."""

    @property
    def counts(self) -> Mapping[Severity, int]:
        """New findings of each severity."""
        counts: dict[Severity, int] = {"error": 0, "warning": 0, "hint": 0}
        for found in self.findings:
            if found.blocks:
                counts[found.severity] += 1
        return counts


@dataclass(frozen=True, kw_only=True)
class Held:
    """A claim that this pull request works on, or runs into."""

    skill: str
    holder: str
    """Login; empty if nobody holds it."""
    due: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class PullReport:
    """One pull request, as its author and its reviewers should see it."""

    number: int
    author: str
    head: str
    history: History
    standings: tuple[Standing, ...]
    checklist: Checklist
    standards: Standards = field(default_factory=Standards)
    reviewer: Choice | None = None
    unseen_teams: tuple[str, ...] = ()
    """Teams that own changed paths and whose members the App may not see."""
    approvals_needed: int = 1
    first_time: bool = False
    """The author's first pull request here: one friendly line more."""
    claims: tuple[Held, ...] = ()
    roadmap: str = ""
    """Unified diff of what the merge will change in the roadmap."""
    roadmap_note: str = ""
    """Why there is no such change, if there is none."""
    guide: str = ""
    """Address of the contribution guide."""

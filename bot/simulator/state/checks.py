"""Check suites and check runs."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.simulator.state.accounts import App
from bot.simulator.state.repositories import Repository


@dataclass(kw_only=True, eq=False)
class CheckSuite:
    """One App's checks of one commit; `branch` is None for a commit that only a fork has."""

    id: int
    node_id: str
    repository: Repository
    app: App
    head_sha: str
    branch: str | None
    before: str | None
    created_at: datetime
    updated_at: datetime
    runs: list["CheckRun"] = field(default_factory=list)
    waits: bool = False
    """Whether a maintainer must let its runs begin."""

    @property
    def status(self) -> str:
        """queued without runs, completed when all are or when a maintainer's leave is needed."""
        if not self.runs:
            return "completed" if self.waits else "queued"
        done = all(run.status == "completed" for run in self.runs)
        return "completed" if done else "in_progress"

    @property
    def conclusion(self) -> str | None:
        """The worst conclusion of the runs, None until all are done."""
        if self.status != "completed":
            return None
        if not self.runs:
            return "action_required"
        found = {run.conclusion for run in self.runs}
        ranked = ("action_required", "timed_out", "cancelled", "failure", "success", "skipped")
        return next((each for each in ranked if each in found), "neutral")


@dataclass(kw_only=True, eq=False)
class CheckRun:
    """One check run; `annotations` and `actions` are as the App sent them."""

    id: int
    node_id: str
    suite: CheckSuite
    name: str
    external_id: str
    details_url: str | None
    status: str
    conclusion: str | None
    started_at: datetime | None
    completed_at: datetime | None
    title: str | None = None
    summary: str | None = None
    text: str | None = None
    annotations: list[dict[str, object]] = field(default_factory=list)
    actions: list[dict[str, str]] = field(default_factory=list)

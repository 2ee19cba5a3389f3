"""One event: gather, decide, record, act.

    delivery → event → plans ─ gather ─ decide ─┐
                                                 record: ledger and decision, one transaction
                                                 act: each action a step, noted before it begins

Here is the way in: whose event it is, whether the App may work there now, and with which client.
Runs without a queue: the Action, replay and tests pass `InlineSteps`.
"""

from collections.abc import Callable
from datetime import datetime

from structlog.contextvars import bind_contextvars

from bot.engine import installed, urgency
from bot.engine.decisions import Decisions
from bot.engine.delivery import SCHEDULED, Delivery, Steps
from bot.engine.desk import Desk
from bot.engine.gather.home import Home, note_public, read_home
from bot.engine.homes import Homes
from bot.engine.markers import Markers
from bot.engine.people import People
from bot.engine.ports import Budget, GitHub, GitHubs, Judge, Ledger
from bot.engine.routes import EVERYTHING
from bot.engine.verdicts import Verdicts
from bot.model.errors import OverBudget, RateLimited, Suspended, Unauthorized
from bot.model.events import (
    BranchPushed,
    Event,
    Ignored,
    InstallationChanged,
    Person,
    TimePassed,
)

ARRIVALS = frozenset({"created", "added", "unsuspend", "new_permissions_accepted"})
DEPARTURES = frozenset({"deleted", "removed"})
LEFT = "left"
"""Name of the cursor that says when the App was taken off; empty once it is back."""
RECONCILE = f"{SCHEDULED}reconcile"


class Engine:
    """The handler of deliveries; safe to call from several threads."""

    def __init__(
        self,
        *,
        read: Callable[[Delivery], Event],
        githubs: GitHubs,
        ledger: Ledger,
        judge: Judge,
        markers: Markers,
        budget: Budget,
        now: Callable[[], datetime],
    ) -> None:
        self._budget = budget
        self._read = read
        self._githubs = githubs
        self._ledger = ledger
        self._judge = judge
        self._markers = markers
        self._now = now
        self._homes = Homes()
        self._verdicts = Verdicts()
        self._people = People(now=now)
        self._decisions = Decisions(ledger=ledger, budget=budget, now=now)

    def __call__(self, delivery: Delivery, steps: Steps) -> None:
        """Handle one delivery."""
        if delivery.event.startswith(SCHEDULED):
            repo, _, subject = delivery.lane.partition("#")
            if not subject:  # a turn without any repository yet
                return
            if delivery.event == RECONCILE:
                subject = EVERYTHING
            event: Event = TimePassed(
                repo=repo,
                subject=subject,
                actor=Person(login="time"),
                at=delivery.received_at,
                delivery=delivery.guid,
            )
        else:
            event = self._read(delivery)
        self.handle(event, steps)

    def handle(self, event: Event, steps: Steps) -> None:
        """Handle one event."""
        if isinstance(event, Ignored):
            bind_contextvars(note=event.why)
            return
        if isinstance(event, InstallationChanged):
            self._installation(event)
            return
        compares_all = isinstance(event, TimePassed) and event.subject == EVERYTHING
        if compares_all or isinstance(event, BranchPushed):
            self._homes.forget(event.repo)
        if not self._may_begin(event):
            return
        suspended = installed.is_suspended(self._ledger, event.repo)
        if suspended and isinstance(event, TimePassed) and event.subject != EVERYTHING:
            bind_contextvars(note="the App is suspended here")
            return
        try:
            github = self._githubs(repo=event.repo, installation=event.installation)
            if suspended:  # GitHub gave a token, so the webhook that would have told it was lost
                self._suspension(event.repo, "unsuspend", by=event.actor.login, at=event.at)
            try:
                self._decisions.carry_through(event, self._desk(event.repo, github), steps)
            finally:
                github.close()
        except Unauthorized:
            self._githubs.forget(repo=event.repo)
            raise
        except OverBudget:
            raise
        except RateLimited as limited:
            self._budget.limited(repo=event.repo, until=limited.until)
            raise
        except Suspended:
            self._githubs.forget(repo=event.repo)
            if not suspended:
                self._suspension(event.repo, "suspend", by="GitHub", at=self._now())
            if not isinstance(event, TimePassed):
                raise

    def _installation(self, event: InstallationChanged) -> None:
        for repo in event.repos:
            self._homes.forget(repo)
            self._githubs.forget(repo=repo)
            self._suspension(repo, event.change, by=event.actor.login, at=event.at)
            if event.change in DEPARTURES:
                self._ledger.clear_deadlines(repo=repo)
                self._ledger.set_cursor(repo=repo, name=LEFT, value=event.at.isoformat())
            elif event.change in ARRIVALS:
                if self._ledger.cursor(repo=repo, name=LEFT):
                    self._ledger.set_cursor(repo=repo, name=LEFT, value="")
                    self._ledger.set_deadline(repo=repo, name="claims", at=self._now())
                self._ledger.set_deadline(repo=repo, name="roadmap", at=self._now())

    def _suspension(self, repo: str, change: str, *, by: str, at: datetime) -> None:
        installed.note(self._ledger, repo=repo, change=change, by=by, at=at, now=self._now())

    def _may_begin(self, event: Event) -> bool:
        """Ask the budget. A person's event waits in its lane; what time causes makes room for what
        comes behind it, and a deadline brings it back."""
        try:
            self._budget.permit(repo=event.repo, urgency=urgency.of_event(event))
        except OverBudget as over:
            if not isinstance(event, TimePassed):
                raise
            if event.subject != EVERYTHING:  # that has its next turn within hours
                self._ledger.set_deadline(repo=event.repo, name=event.subject, at=over.until)
            bind_contextvars(note=f"put off: {over}")
            return False
        return True

    def _desk(self, repo: str, github: GitHub) -> Desk:
        def read() -> Home:
            home = read_home(github, self._ledger)
            note_public(home, ledger=self._ledger, repo=repo)
            return home

        return Desk(
            repo=repo,
            github=github,
            ledger=self._ledger,
            markers=self._markers,
            judge=self._judge,
            verdicts=self._verdicts,
            people=self._people,
            read=lambda: self._homes.of(repo, read),
            now=self._now,
        )

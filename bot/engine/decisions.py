"""Decide, record, act: what an event calls for, carried through to the end.

A decision is recorded once under its name; when the delivery comes again, or the process died in
between, the recorded one is carried out, not a new one.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Lock

from structlog.contextvars import bind_contextvars

from bot.engine import urgency
from bot.engine.act import carry_out
from bot.engine.cause import cause
from bot.engine.delivery import InlineSteps, Steps
from bot.engine.desk import Desk
from bot.engine.plans.plan import Planned
from bot.engine.ports import Budget, Ledger
from bot.engine.routes import BOARD, EVERYTHING, MISSED, plans
from bot.model.actions import Action, Decision, React, TrackIssue, UpdateBoard
from bot.model.errors import NotFound, OverBudget, StaleLedger
from bot.model.events import Event, TimePassed

RESTORED = "restored"
"""Name of the cursor, of no repository, that says when a backup was put back."""
CAREFUL = timedelta(days=4)
"""How long after that GitHub may hold what the ledger does not know: its log of deliveries goes
back three days."""
SHARED = (TrackIssue, UpdateBoard)
"""What several lanes keep true. Each looks for it before it writes, so two at once would both find
nothing and open it twice, and the older of two texts could be written last."""
TRIES = 5
"""How often a decision is made anew because the ledger grew; each time somebody else got on."""


class Decisions:
    """Makes and carries out decisions; safe to call from several threads."""

    def __init__(self, *, ledger: Ledger, budget: Budget, now: Callable[[], datetime]) -> None:
        self._ledger = ledger
        self._budget = budget
        self._now = now
        self._shared: dict[str, Lock] = {}

    def carry_through(self, event: Event, desk: Desk, steps: Steps) -> None:
        """Do all that an event calls for, and what was left of it before."""
        account = _Account()
        # What an earlier life of this delivery decided: by now it might decide nothing more, as
        # when the pull request was closed since. Of what time caused, only this lane's: what
        # another is at would be done twice.
        prefix = f"{event.delivery}:"
        if isinstance(event, TimePassed):
            lane = "claims" if event.subject == EVERYTHING else event.subject
            prefix = "" if event.subject == MISSED else f"time:{lane}:"
        for name, decision in self._ledger.unfinished(repo=desk.repo, prefix=prefix):
            # Not as steps of this delivery, which must come in the same order in a second
            # life, when others are unfinished. The ledger knows which actions are done.
            self._act(name, decision, desk, InlineSteps(), account, event)
        for planned in plans(event, desk):
            decision = self._decided(planned, desk, event)
            account.decided(planned.id, decision)
            self._act(planned.id, decision, desk, steps, account, event)
            if planned.then is not None:
                planned.then(self._ledger.entries(repo=desk.repo))

    def _decided(self, planned: Planned, desk: Desk, event: Event) -> Decision:
        """Record the decision, or give the one that was recorded under its name before."""
        known = self._ledger.recorded(repo=desk.repo, decision_id=planned.id)
        if known is not None:
            return known
        for attempt in range(1, TRIES + 1):
            entries = self._ledger.entries(repo=desk.repo)
            decision = replace(planned.decide(entries), cause=cause(event, planned.seen, entries))
            try:
                return self._ledger.record(
                    repo=desk.repo,
                    decision_id=planned.id,
                    decision=decision,
                    at=desk.now(),
                    based_on=entries[-1].seq if entries else 0,
                )
            except StaleLedger:
                if attempt == TRIES:
                    raise
        raise AssertionError("the loop returns or raises")

    def _lately_restored(self) -> bool:
        """Whether to look at GitHub even for what the ledger says was never begun."""
        at = self._ledger.cursor(repo="", name=RESTORED)
        return at is not None and self._now() - datetime.fromisoformat(at) < CAREFUL

    def _act(
        self,
        name: str,
        decision: Decision,
        desk: Desk,
        steps: Steps,
        account: "_Account",
        event: Event,
    ) -> None:
        outcomes = self._ledger.outcomes(repo=desk.repo, decision_id=name)
        for action in sorted(decision.actions, key=_turn):

            def piece(action: Action = action) -> str:
                if action.key in outcomes:  # an earlier delivery of the same thing did it
                    return outcomes[action.key]
                outcome = self._put_off(action, desk, event)
                if outcome is None:
                    outcome = self._try(name, action, desk, outcomes)
                desk.ledger.carried_out(
                    repo=desk.repo,
                    decision_id=name,
                    key=action.key,
                    outcome=outcome,
                    at=desk.now(),
                )
                account.wrote(action, outcome)
                return outcome

            outcomes[action.key] = steps.run(f"{name} {action.key}", piece)

    def _try(self, name: str, action: Action, desk: Desk, outcomes: Mapping[str, str]) -> str:
        """Carry an action out. What GitHub does not find is looked for once more when the delivery
        comes again: it may not have reached the replica that was asked."""
        fresh = desk.ledger.started(repo=desk.repo, decision_id=name, key=action.key)
        fresh = fresh and not self._lately_restored()
        try:
            with self._alone(action, desk.repo):
                return carry_out(action, desk=desk, fresh=fresh, outcomes=outcomes)
        except NotFound as error:
            if desk.ledger.missed(repo=desk.repo, decision_id=name, key=action.key):
                raise
            return f"not done: {error}"

    def _alone(self, action: Action, repo: str) -> AbstractContextManager[object]:
        """While it is held, no other thread writes what lanes of the repository share."""
        shared = isinstance(action, SHARED)
        return self._shared.setdefault(repo, Lock()) if shared else nullcontext()

    def _put_off(self, action: Action, desk: Desk, event: Event) -> str | None:
        """Ask the budget; the board, which nobody waits for, comes later without holding up its
        lane. Raises `OverBudget` for all else that must wait."""
        own, posts = urgency.of_action(action)
        try:
            self._budget.permit(
                repo=desk.repo, urgency=max(own, urgency.of_event(event)), posts=posts
            )
        except OverBudget as over:
            if not isinstance(action, UpdateBoard):
                raise
            desk.ledger.set_deadline(repo=desk.repo, name=BOARD, at=over.until)
            return f"put off until {over.until:%H:%M} UTC: {over}"
        return None


class _Account:
    """What one event led to, bound to the context for the event's line in the log."""

    def __init__(self) -> None:
        self._decisions: list[dict[str, str]] = []
        self._writes: list[dict[str, str]] = []
        bind_contextvars(decisions=self._decisions, writes=self._writes)

    def decided(self, name: str, decision: Decision) -> None:
        self._decisions.append({"id": name, "rule": decision.rule, "why": decision.why})

    def wrote(self, action: Action, outcome: str) -> None:
        self._writes.append({"key": action.key, "outcome": outcome})


def _turn(action: Action) -> int:
    """Answer at once with a reaction, then make the issue that the reply will name."""
    return {React: 0, TrackIssue: 1}.get(type(action), 2)

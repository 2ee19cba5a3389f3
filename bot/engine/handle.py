"""One event: gather, decide, record, act.

    delivery → event → plans ─ gather ─ decide ─┐
                                                 record: ledger and decision, one transaction
                                                 act: each action a step, noted before it begins

A decision is recorded once under its name; when the delivery comes again, or the process died in
between, the recorded one is carried out, not a new one. Runs without a queue: the Action, replay
and tests pass `InlineSteps`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from structlog.contextvars import bind_contextvars

from bot.engine import installed, urgency
from bot.engine.act import carry_out
from bot.engine.cause import cause
from bot.engine.delivery import SCHEDULED, Delivery, InlineSteps, Steps
from bot.engine.desk import Desk
from bot.engine.gather.home import Home, note_public, read_home
from bot.engine.markers import Markers
from bot.engine.people import People
from bot.engine.plans import claims, merge, missed, pulls, reviews, roadmap
from bot.engine.plans.plan import Planned
from bot.engine.ports import Budget, GitHub, GitHubs, Judge, Ledger
from bot.engine.verdicts import Verdicts
from bot.model.actions import Action, Decision, React, TrackIssue, UpdateBoard
from bot.model.errors import OverBudget, RateLimited, StaleLedger, Suspended, Unauthorized
from bot.model.events import (
    BranchPushed,
    CheckRequested,
    ChecksReported,
    CommentDeleted,
    Commented,
    Event,
    Ignored,
    InstallationChanged,
    IssueChanged,
    Person,
    PullChanged,
    PullClosed,
    Reviewed,
    TimePassed,
)

ARRIVALS = frozenset({"created", "added", "unsuspend", "new_permissions_accepted"})
BOARD = "board"
"""The deadline of a claim board that had to wait."""
DEPARTURES = frozenset({"deleted", "removed"})
LEFT = "left"
"""Name of the cursor that says when the App was taken off; empty once it is back."""
RESTORED = "restored"
"""Name of the cursor, of no repository, that says when a backup was put back."""
CAREFUL = timedelta(days=4)
"""How long after that GitHub may hold what the ledger does not know: its log of deliveries goes
back three days."""
SOON = timedelta(minutes=1)
RECONCILE = f"{SCHEDULED}reconcile"
MISSED = "missed"
"""Subject of a turn that looks for all that happened since the last, and takes up what is open."""
TRIES = 5
"""How often a decision is made anew because the ledger grew; each time somebody else got on."""


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
        self._homes: dict[str, Home] = {}
        self._verdicts = Verdicts()
        self._people = People(now=now)

    def __call__(self, delivery: Delivery, steps: Steps) -> None:
        """Handle one delivery."""
        if delivery.event.startswith(SCHEDULED):
            repo, _, subject = delivery.lane.partition("#")
            if not subject:  # a turn without any repository yet
                return
            if delivery.event == RECONCILE:
                subject = "everything"
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
            for repo in event.repos:
                self._homes.pop(repo, None)
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
            return
        if isinstance(event, BranchPushed):
            self._homes.pop(event.repo, None)
        if not self._may_begin(event):
            return
        suspended = installed.is_suspended(self._ledger, event.repo)
        if suspended and isinstance(event, TimePassed) and event.subject != "everything":
            bind_contextvars(note="the App is suspended here")
            return
        try:
            github = self._githubs(repo=event.repo, installation=event.installation)
            if suspended:  # GitHub gave a token, so the webhook that would have told it was lost
                self._suspension(event.repo, "unsuspend", by=event.actor.login, at=event.at)
            try:
                self._work(event, self._desk(event.repo, github), steps)
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
            if event.subject != "everything":  # that has its next turn within hours
                self._ledger.set_deadline(repo=event.repo, name=event.subject, at=over.until)
            bind_contextvars(note=f"put off: {over}")
            return False
        return True

    def _desk(self, repo: str, github: GitHub) -> Desk:
        def read() -> Home:
            home = self._homes.get(repo)
            if home is None:
                home = self._homes[repo] = read_home(github, self._ledger)
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
            read=read,
            now=self._now,
        )

    def _work(self, event: Event, desk: Desk, steps: Steps) -> None:
        account = _Account()
        # What an earlier life of this delivery decided: by now it might decide nothing more, as
        # when the pull request was closed since. Of what time caused, only this lane's: what
        # another is at would be done twice.
        prefix = f"{event.delivery}:"
        if isinstance(event, TimePassed):
            lane = "claims" if event.subject == "everything" else event.subject
            prefix = "" if event.subject == MISSED else f"time:{lane}:"
        for name, decision in self._ledger.unfinished(repo=desk.repo, prefix=prefix):
            # Not as steps of this delivery, which must come in the same order in a second
            # life, when others are unfinished. The ledger knows which actions are done.
            self._act(name, decision, desk, InlineSteps(), account, event)
        for planned in _plans(event, desk):
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
                    fresh = desk.ledger.started(repo=desk.repo, decision_id=name, key=action.key)
                    fresh = fresh and not self._lately_restored()
                    outcome = carry_out(action, desk=desk, fresh=fresh, outcomes=outcomes)
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


def reconcile(desk: Desk) -> None:
    """Have every open pull request and the roadmap looked at by the next turn of the sweep.

    So what was lost with a webhook is made good: each look starts from the present state. Not by
    the turn of this very minute, which has been put in already.
    """
    soon = desk.now() + SOON
    for pull in desk.github.pulls():
        if pull.author.login != desk.github.me():
            desk.ledger.set_deadline(repo=desk.repo, name=str(pull.number), at=soon)
    desk.ledger.set_deadline(repo=desk.repo, name="roadmap", at=soon)


def _turn(action: Action) -> int:
    """Answer at once with a reaction, then make the issue that the reply will name."""
    return {React: 0, TrackIssue: 1}.get(type(action), 2)


def _plans(event: Event, desk: Desk) -> Iterator[Planned]:
    match event:
        case Commented():
            if event.thread.place == "pull":
                yield from reviews.on_comment(event, desk)
            yield from claims.on_comment(event, desk)
        case CommentDeleted():
            if event.thread.place == "pull":
                yield from reviews.on_deleted(event, desk)
            yield from claims.on_deleted(event, desk)
        case IssueChanged():
            yield from claims.on_issue(event, desk)
        case PullChanged():
            yield from pulls.on_change(event, desk)
        case CheckRequested():
            yield from pulls.on_rerun(event, desk)
        case ChecksReported():
            pulls.on_checks(event, desk)
        case Reviewed():
            yield from pulls.on_review(event, desk)
        case PullClosed():
            yield from merge.on_closed(event, desk)
        case BranchPushed():
            yield from roadmap.on_push(event, desk)
        case TimePassed():
            if event.subject == "everything":
                yield from claims.catch_up(desk)
                reconcile(desk)
            elif event.subject == MISSED:
                yield from missed.on_missed(event, desk)
            elif event.subject == "claims":
                yield from claims.on_time(desk)
            elif event.subject == BOARD:
                yield from claims.on_board(event.delivery, desk)
            elif event.subject == "roadmap":
                yield from roadmap.on_time(event, desk)
            elif event.subject.isdigit():
                yield from pulls.on_time(int(event.subject), event.delivery, desk)
        case InstallationChanged() | Ignored():
            return
        case _:
            assert_never(event)

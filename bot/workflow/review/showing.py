"""What GitHub shows of a review: the living comment, the *Checklist* check, the label."""

import hashlib
from datetime import datetime

from bot.model.actions import Action, Conclusion, Label, LivingComment, PublishCheck
from bot.model.config.review import ReviewConfig
from bot.model.counting import counted
from bot.workflow.review import asking, checklist, checks, comment
from bot.workflow.review.checklist import Checklist, HumanLine, MachineLine
from bot.workflow.review.facts import ReviewFacts
from bot.workflow.review.moments import Kind
from bot.workflow.review.promise import Standing, current
from bot.workflow.review.report import PullReport, Standards
from bot.workflow.review.turns import History

CHECK = "Checklist"


def report_key(number: int) -> str:
    """The key of the living comment."""
    return f"pr:{number}:report"


def shown(
    facts: ReviewFacts,
    told: History,
    found: tuple[Standing, ...],
    config: ReviewConfig,
    now: datetime,
    *,
    restore: bool,
) -> tuple[Action, ...]:
    """Bring all of it in line with what is known."""
    lines = _checklist(facts, config)
    living = LivingComment(
        key=report_key(facts.pull.number),
        number=facts.pull.number,
        body=comment.render(_report(facts, told, found, lines, config), now=now),
        restore=restore,
    )
    return (*_unlabelled(facts, found, config), living, *_check(facts, lines, config))


def _report(
    facts: ReviewFacts,
    told: History,
    found: tuple[Standing, ...],
    lines: Checklist,
    config: ReviewConfig,
) -> PullReport:
    return PullReport(
        number=facts.pull.number,
        author=facts.pull.author.login,
        head=facts.pull.head_sha,
        history=told,
        standings=found,
        checklist=lines,
        standards=facts.standards or Standards(),
        reviewer=asking.present(facts),
        unseen_teams=facts.unseen_teams,
        approvals_needed=config.approvals,
        first_time=facts.first_time,
        claims=facts.claims,
        roadmap=facts.roadmap,
        roadmap_note=facts.roadmap_note,
        guide=facts.guide,
    )


def _checklist(facts: ReviewFacts, config: ReviewConfig) -> Checklist:
    told = facts.ticks
    machine: tuple[MachineLine, ...] = ()
    if facts.standards is not None:
        errors = facts.standards.counts["error"]
        line = MachineLine(
            id="standards",
            text="The standards are met",
            done=not errors,
            evidence=f"{counted(errors, 'error')} at {facts.pull.head_sha[:7]}",
            url=facts.standards.url,
        )
        machine = (line, *_others(facts))
    return Checklist(
        machine=(*machine, *facts.lines),
        human=tuple(
            HumanLine(id=line.id, text=line.text, required=line.required, tick=told.get(line.id))
            for line in config.checklist.human
        ),
    )


def _others(facts: ReviewFacts) -> tuple[MachineLine, ...]:
    """A line for the checks of other Apps, where there are any."""
    told = checks.changes(facts.checks, facts.suites, me=facts.me)
    if not told or facts.standards is None:
        return ()
    line = MachineLine(
        id="checks",
        text="The other checks have passed",
        done=told[-1].kind is Kind.CHECKS_PASSED,
        evidence=f"{told[-1].kind.value} at {facts.pull.head_sha[:7]}",
        url=facts.standards.url,
    )
    return (line,)


def _check(facts: ReviewFacts, lines: Checklist, config: ReviewConfig) -> tuple[Action, ...]:
    done, total = lines.counts
    if not total or facts.pull.state == "closed":
        return ()
    summary = checklist.render(lines)
    digest = hashlib.sha256(f"{summary}{config.checklist.gate}".encode()).hexdigest()[:12]
    waiting: Conclusion = "action_required" if config.checklist.gate else "neutral"
    return (
        PublishCheck(
            key=f"pr:{facts.pull.number}:checklist:{facts.pull.head_sha}:{digest}",
            name=CHECK,
            head_sha=facts.pull.head_sha,
            conclusion="success" if lines.complete else waiting,
            title=f"{done} of {total} lines are ticked",
            summary=summary,
            repeated=True,
        ),
    )


def _unlabelled(
    facts: ReviewFacts, found: tuple[Standing, ...], config: ReviewConfig
) -> tuple[Action, ...]:
    """Take the label away as soon as nobody has to hurry."""
    label, standing = config.ladder.label, current(found)
    rounds = {done.round for done in facts.climbed if done.step == "label"}
    if label not in facts.pull.labels or not rounds:
        return ()
    if standing is not None and standing.running and standing.round in rounds:
        return ()
    return (
        Label(
            key=f"unlabel:{facts.pull.number}:{max(rounds)}",
            number=facts.pull.number,
            remove=(label,),
        ),
    )

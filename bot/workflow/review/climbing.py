"""The ladder of one pull request: what is due, and what is done about it."""

from datetime import datetime

from bot.model.actions import Action, Label, Reply
from bot.model.config.review import ReviewConfig
from bot.model.ledger import Entry, Kind
from bot.workflow.review import asking, wording
from bot.workflow.review.calendar import Calendar
from bot.workflow.review.facts import ReviewFacts
from bot.workflow.review.ladder import Climb, Outcome, People, Step, climb
from bot.workflow.review.promise import Standing, current, standings
from bot.workflow.review.reading import known
from bot.workflow.review.reviewers import away


def climbed(
    facts: ReviewFacts, config: ReviewConfig, now: datetime
) -> tuple[tuple[Entry, ...], tuple[Action, ...]]:
    """Give what is due: the steps as entries, so that none is done twice, and their actions."""
    entries: list[Entry] = []
    actions: list[Action] = []
    found = standings(known(facts, config, now), config=config, now=now)
    standing = current(found)
    for step in look(facts, config, now).steps:
        entries.append(_entry(step, facts, now))
        if step.outcome is not Outcome.DONE:
            continue
        if step.step == "next":
            asked, asking_actions = asking.handed_over(facts, step.person, now)
            entries += asked
            actions += asking_actions
        if standing is not None:
            actions.append(_action(step, standing, facts, config, now))
    return tuple(entries), tuple(actions)


def look(facts: ReviewFacts, config: ReviewConfig, now: datetime) -> Climb:
    """Say which steps are due and when the next will be."""
    found = standings(known(facts, config, now), config=config, now=now)
    people = People(
        assigned=asking.assigned(facts),
        next=tuple(choice.login for choice in asking.ranking(facts, config, now).choices),
        away=away(config, now),
        pings=facts.pings(now),
    )
    return climb(
        current(found),
        done=facts.climbed,
        people=people,
        config=config.ladder,
        calendar=Calendar(config=config.calendar),
        now=now,
    )


def _entry(step: Step, facts: ReviewFacts, now: datetime) -> Entry:
    passed = "; ".join(f"{login} {why}" for login, why in step.passed_over)
    return Entry(
        kind=Kind.LADDER_STEP,
        subject=facts.subject,
        person=step.person,
        actor=facts.me,
        at=now,
        why=passed or f"{step.step} was due",
        pull=facts.pull.number,
        due=step.due,
        data=(("step", step.step), ("round", str(step.round)), ("outcome", step.outcome.value)),
    )


def _action(
    step: Step, standing: Standing, facts: ReviewFacts, config: ReviewConfig, now: datetime
) -> Action:
    number = facts.pull.number
    key = f"ladder:{number}:{step.round}:{step.step}"
    if step.step == "label":
        return Label(key=key, number=number, add=(config.ladder.label,))
    body = wording.ping(step.step, step.person, standing, now)
    return Reply(key=key, place="pull", number=number, node_id="", body=body)

"""The ladder: what is due, once each, to whom, and nothing twice after a restart."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.model.config.file import checked
from bot.model.config.review import CalendarConfig, LadderConfig, ReviewConfig
from bot.workflow.review.calendar import Calendar
from bot.workflow.review.ladder import Climb, Done, Outcome, People, climb
from bot.workflow.review.moments import Kind, Moment
from bot.workflow.review.promise import current, standings
from bot.workflow.review.turns import Rules, history

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
CALENDAR = Calendar(config=CalendarConfig())
CONFIG = LadderConfig(team="org/reviewers", lead="boss")
PEOPLE = People(assigned=("mo",), next=("ria", "sol"))
OPENED = Moment(at=MONDAY, kind=Kind.OPENED, actor="ada", commit="c1")


def look(
    until: float,
    *,
    done: tuple[Done, ...] = (),
    people: People = PEOPLE,
    config: LadderConfig = CONFIG,
    moments: tuple[Moment, ...] = (),
) -> Climb:
    now = MONDAY + until * HOUR
    known = history((OPENED, *moments), rules=Rules(author="ada"), now=now)
    standing = current(standings(known, config=ReviewConfig(), now=now))
    return climb(standing, done=done, people=people, config=config, calendar=CALENDAR, now=now)


def recorded(found: Climb) -> tuple[Done, ...]:
    return tuple(Done(step=s.step, round=s.round, person=s.person) for s in found.steps)


def test_each_step_comes_at_its_time_and_pings_its_person_once() -> None:
    done: tuple[Done, ...] = ()
    told = []
    for until in range(100):
        found = look(until, done=done)
        told += [(until, step.step, step.person) for step in found.steps]
        done += recorded(found)
    assert told == [
        (24, "label", ""),
        (36, "reviewer", "mo"),
        (44, "next", "ria"),
        (48, "team", "org/reviewers"),
        (72, "lead", "boss"),
    ]


def test_it_says_when_to_look_again() -> None:
    assert look(1).next_at == MONDAY + 24 * HOUR
    assert look(30).next_at == MONDAY + 36 * HOUR
    assert look(80).next_at is None


def test_a_restart_repeats_nothing() -> None:
    done = recorded(look(37))
    assert look(38, done=done).steps == ()


def test_after_an_outage_only_the_highest_step_speaks() -> None:
    found = look(60)
    assert [(step.step, step.outcome, step.person) for step in found.steps] == [
        ("label", Outcome.DONE, ""),
        ("reviewer", Outcome.OVERTAKEN, ""),
        ("next", Outcome.OVERTAKEN, ""),
        ("team", Outcome.DONE, "org/reviewers"),
    ]


def test_after_an_outage_a_step_without_anybody_does_not_silence_those_below() -> None:
    found = look(80, config=LadderConfig())
    assert [(step.step, step.outcome, step.person) for step in found.steps] == [
        ("label", Outcome.DONE, ""),
        ("reviewer", Outcome.OVERTAKEN, ""),
        ("next", Outcome.DONE, "ria"),
        ("team", Outcome.NOBODY, ""),
        ("lead", Outcome.NOBODY, ""),
    ]


def test_nothing_is_due_in_the_authors_turn() -> None:
    failed = Moment(at=MONDAY + 2 * HOUR, kind=Kind.CHECKS_FAILED, commit="c1")
    assert look(200, moments=(failed,)) == Climb(steps=(), next_at=None)


@pytest.mark.parametrize(
    ("people", "config", "person", "passed"),
    [
        (
            People(assigned=("mo",), next=(), away=frozenset({"mo"})),
            CONFIG,
            "",
            (("mo", "is away"),),
        ),
        (
            People(assigned=("Mo",), next=(), pings={"mo": 3}),
            CONFIG,
            "",
            (("Mo", "had 3 pings in 24 hours"),),
        ),
        (
            People(assigned=("mo", "ria"), next=()),
            LadderConfig(muted=("Mo",)),
            "ria",
            (("mo", "does not want to be pinged"),),
        ),
        (People(assigned=(), next=()), CONFIG, "", ()),
    ],
)
def test_who_is_spared(
    people: People, config: LadderConfig, person: str, passed: tuple[tuple[str, str], ...]
) -> None:
    (_, step) = look(36, people=people, config=config).steps
    assert (step.step, step.person, step.passed_over) == ("reviewer", person, passed)
    assert step.outcome is (Outcome.DONE if person else Outcome.NOBODY)


def test_who_was_pinged_as_reviewer_is_not_pinged_as_lead() -> None:
    done = (Done(step="reviewer", round=1, person="Boss"),)
    step = look(80, done=done).steps[-1]
    assert (step.step, step.outcome) == ("lead", Outcome.NOBODY)


def test_the_next_round_has_its_own_ladder() -> None:
    done = recorded(look(30))
    moments = (
        Moment(
            at=MONDAY + 31 * HOUR,
            kind=Kind.CHANGES_REQUESTED,
            actor="mo",
            maintainer=True,
            commit="c1",
        ),
        Moment(at=MONDAY + 50 * HOUR, kind=Kind.PUSHED, actor="ada", commit="c2"),
    )
    (step,) = look(75, done=done, moments=moments).steps
    assert (step.step, step.round, step.due) == ("label", 2, MONDAY + 74 * HOUR)


@given(st.lists(st.integers(min_value=0, max_value=200), max_size=30))
def test_however_often_it_is_looked_at_nobody_is_pinged_twice(hours: list[int]) -> None:
    done: tuple[Done, ...] = ()
    for until in sorted(hours):
        done += recorded(look(until, done=done))
    steps = [entry.step for entry in done]
    people = [entry.person for entry in done if entry.person]
    assert len(set(steps)) == len(steps)
    assert len(set(people)) == len(people)


@pytest.mark.parametrize(
    "rungs",
    [
        [{"step": "label", "percent": 50}, {"step": "label", "percent": 60}],
        [{"step": "team", "percent": 100}, {"step": "label", "percent": 50}],
    ],
)
def test_an_impossible_ladder_is_refused(rungs: list[dict[str, object]]) -> None:
    with pytest.raises(ValidationError):
        checked(LadderConfig, {"rungs": rungs})

"""The promise: which hours count, what is due when, what is kept and what is broken."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.model.config.file import checked
from bot.model.config.review import CalendarConfig, ReviewConfig
from bot.workflow.review.calendar import Calendar
from bot.workflow.review.moments import Kind, Moment
from bot.workflow.review.promise import Promise, Standing, State, current, standings
from bot.workflow.review.turns import Rules, history

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(hours: float, kind: Kind, actor: str = "", commit: str = "", draft: bool = False) -> Moment:
    return Moment(
        at=MONDAY + hours * HOUR,
        kind=kind,
        actor=actor,
        maintainer=actor in {"mo", "ria"},
        commit=commit,
        draft=draft,
    )


OPENED = at(0, Kind.OPENED, "ada", "c1")


def stand(
    *moments: Moment, until: float, config: ReviewConfig | None = None
) -> tuple[Standing, ...]:
    config = config or ReviewConfig()
    now = MONDAY + until * HOUR
    rules = Rules(author="ada", approvals=config.approvals)
    return standings(history(moments, rules=rules, now=now), config=config, now=now)


@pytest.mark.parametrize(
    ("hours", "state"), [(47, State.KEPT), (48, State.KEPT), (49, State.BROKEN)]
)
def test_a_review_is_in_time_or_late(hours: int, state: State) -> None:
    (first,) = stand(OPENED, at(hours, Kind.CHANGES_REQUESTED, "mo", "c1"), until=60)
    assert (first.promise, first.state, first.answered_by) == (Promise.FIRST, state, "mo")
    assert first.spent == hours * HOUR
    assert first.due == (None if hours == 47 else MONDAY + 48 * HOUR)


def test_while_it_runs_the_due_time_stands_still() -> None:
    for until in (1, 20, 47, 60):
        (first,) = stand(OPENED, until=until)
        assert first.due == MONDAY + 48 * HOUR
        assert first.left == (48 - until) * HOUR
        assert first.state is (State.RUNNING if until <= 48 else State.BROKEN)
        assert first.running
        assert current((first,)) is first


def test_a_draft_does_not_start_the_clock() -> None:
    draft = at(0, Kind.OPENED, "ada", "c1", draft=True)
    (first,) = stand(draft, until=100)
    assert (first.state, first.due, first.spent) == (State.STOPPED, None, 0 * HOUR)
    (first,) = stand(draft, at(100, Kind.READIED, "ada"), until=110)
    assert (first.state, first.due) == (State.RUNNING, MONDAY + 148 * HOUR)
    assert first.began == MONDAY + 100 * HOUR


def test_the_authors_turn_stops_the_clock_and_is_told() -> None:
    failed, fixed = at(10, Kind.CHECKS_FAILED, "", "c1"), at(40, Kind.PUSHED, "ada", "c2")
    (stopped,) = stand(OPENED, failed, until=30)
    assert (stopped.state, stopped.due, stopped.left) == (State.STOPPED, None, 38 * HOUR)
    (running,) = stand(OPENED, failed, fixed, until=50)
    assert running.due == MONDAY + 78 * HOUR
    assert [pause.length for pause in running.pauses] == [30 * HOUR]


def test_the_next_round_begins_when_the_author_has_answered() -> None:
    moments = [
        OPENED,
        at(10, Kind.CHANGES_REQUESTED, "mo", "c1"),
        at(100, Kind.PUSHED, "ada", "c2"),
        at(120, Kind.APPROVED, "mo", "c2"),
    ]
    first, second = stand(*moments, until=500)
    assert (first.round, first.state, first.spent) == (1, State.KEPT, 10 * HOUR)
    assert (second.promise, second.state) == (Promise.FOLLOW_UP, State.KEPT)
    assert second.spent == 20 * HOUR
    assert second.pauses == ()
    assert current((first, second)) is None


def test_follow_ups_need_not_be_promised() -> None:
    moments = [OPENED, at(1, Kind.CHANGES_REQUESTED, "mo", "c1"), at(2, Kind.PUSHED, "ada", "c2")]
    config = ReviewConfig(follow_up_hours=None)
    assert [s.promise for s in stand(*moments, until=5, config=config)] == [Promise.FIRST]


def test_waiting_for_a_second_approval_is_a_round_and_waiting_for_the_merge_is_none() -> None:
    moments = [OPENED, at(10, Kind.APPROVED, "mo", "c1")]
    both = [*moments, at(30, Kind.APPROVED, "ria", "c1")]
    config = ReviewConfig(approvals=2)
    assert [s.spent / HOUR for s in stand(*moments, until=25, config=config)] == [10, 15]
    assert [s.spent / HOUR for s in stand(*both, until=900, config=config)] == [10, 20]
    assert [s.spent / HOUR for s in stand(*moments, until=900)] == [10]


def test_a_decision_is_promised_apart() -> None:
    config = ReviewConfig(decision_hours=72)
    asked = [
        OPENED,
        at(10, Kind.REVIEW_COMMENTED, "mo", "c1"),
        at(100, Kind.COMMENTED, "ada"),
    ]
    *_, decision = stand(*asked, until=120, config=config)
    assert (decision.promise, decision.state) == (Promise.DECISION, State.RUNNING)
    assert decision.spent == 30 * HOUR
    assert decision.due == MONDAY + 162 * HOUR
    *_, decision = stand(*asked, at(170, Kind.APPROVED, "mo", "c1"), until=200, config=config)
    assert (decision.state, decision.spent) == (State.BROKEN, 80 * HOUR)


def test_closed_by_its_author_nothing_was_broken() -> None:
    (first,) = stand(OPENED, at(5, Kind.CLOSED, "ada"), until=100)
    assert (first.state, first.open) == (State.WITHDRAWN, False)
    (late,) = stand(OPENED, at(50, Kind.CLOSED, "ada"), until=100)
    assert late.state is State.BROKEN


def test_a_review_of_a_draft_keeps_the_promise_at_once() -> None:
    draft = at(0, Kind.OPENED, "ada", "c1", draft=True)
    moments = [draft, at(5, Kind.APPROVED, "mo", "c1"), at(9, Kind.READIED, "ada")]
    (first,) = stand(*moments, until=300)
    assert (first.state, first.spent) == (State.KEPT, 0 * HOUR)


def test_the_share_of_the_ladder_is_reached_in_counted_time() -> None:
    calendar = Calendar(config=CalendarConfig())
    failed, fixed = at(30, Kind.CHECKS_FAILED, "", "c1"), at(40, Kind.PUSHED, "ada", "c2")
    (first,) = stand(OPENED, failed, fixed, until=41)
    assert first.reached(0.5, calendar) == MONDAY + 24 * HOUR
    assert first.reached(1.0, calendar) == MONDAY + 58 * HOUR
    assert first.reached(1.5, calendar) == MONDAY + 82 * HOUR
    (stopped,) = stand(OPENED, failed, until=35)
    assert stopped.reached(0.5, calendar) == MONDAY + 24 * HOUR
    assert stopped.reached(1.0, calendar) is None


BERLIN = CalendarConfig(kind="business", time_zone="Europe/Berlin", country="DE", subdivision="BY")


@pytest.mark.parametrize(
    ("start", "due"),
    [
        # Friday noon, two working days: Tuesday noon.
        (datetime(2026, 3, 6, 11, tzinfo=UTC), datetime(2026, 3, 10, 11, tzinfo=UTC)),
        # Saturday: the clock starts on Monday at midnight in Berlin.
        (datetime(2026, 3, 7, 11, tzinfo=UTC), datetime(2026, 3, 10, 23, tzinfo=UTC)),
        # Good Friday and Easter Monday do not count.
        (datetime(2026, 4, 2, 10, tzinfo=UTC), datetime(2026, 4, 8, 10, tzinfo=UTC)),
        # Epiphany is a holiday in Bavaria.
        (datetime(2026, 1, 5, 11, tzinfo=UTC), datetime(2026, 1, 8, 11, tzinfo=UTC)),
        # New Year, over the end of the year.
        (datetime(2026, 12, 31, 11, tzinfo=UTC), datetime(2027, 1, 5, 11, tzinfo=UTC)),
    ],
)
def test_business_days(start: datetime, due: datetime) -> None:
    assert Calendar(config=BERLIN).after(start, 48 * HOUR) == due


def test_the_projects_own_days_off_and_hours() -> None:
    config = CalendarConfig(
        kind="business", opens=time(9), closes=time(17), days_off=(date(2026, 3, 3),)
    )
    calendar = Calendar(config=config)
    assert calendar.after(MONDAY, 8 * HOUR) == MONDAY + 8 * HOUR
    assert calendar.after(MONDAY, 9 * HOUR) == datetime(2026, 3, 4, 10, tzinfo=UTC)
    assert calendar.counted(MONDAY - HOUR, MONDAY + 100 * HOUR) == 28 * HOUR


def test_a_day_on_which_the_clocks_change_counts_as_long_as_it_is() -> None:
    config = CalendarConfig(kind="business", time_zone="Europe/Berlin", weekend=("sat",))
    midnight = datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert Calendar(config=config).counted(midnight, midnight + 100 * HOUR) == 100 * HOUR
    assert Calendar(config=config).after(midnight, 23 * HOUR) == midnight + 23 * HOUR


def test_a_weekend_and_a_holiday_move_the_due_time_of_a_pull_request() -> None:
    config = ReviewConfig(calendar=CalendarConfig(kind="business", days_off=(date(2026, 3, 9),)))
    friday = at(96, Kind.OPENED, "ada", "c1")
    (first,) = stand(friday, until=100, config=config)
    assert first.due == datetime(2026, 3, 11, 9, tzinfo=UTC)


@given(
    start=st.integers(0, 6 * 365 * 24).map(lambda hours: MONDAY + hours * HOUR),
    amount=st.timedeltas(timedelta(), timedelta(days=40)),
)
def test_what_comes_after_an_amount_is_that_amount_away(start: datetime, amount: timedelta) -> None:
    calendar = Calendar(config=BERLIN)
    due = calendar.after(start, amount)
    assert due is not None
    assert calendar.counted(start, due) == amount


@pytest.mark.parametrize(
    "values",
    [
        {"time_zone": "Mars/Olympus"},
        {"country": "XX"},
        {"country": "DE", "subdivision": "Atlantis"},
        {"subdivision": "BY"},
        {"opens": "17:00", "closes": "09:00"},
        {"weekend": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]},
    ],
)
def test_an_impossible_calendar_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        checked(CalendarConfig, values)

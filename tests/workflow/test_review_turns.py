"""Whose turn it was: tables for each cause, and properties over any history."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workflow.review.moments import Cause, Kind, Moment, Turn
from bot.workflow.review.turns import Rules, history

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
RULES = Rules(author="ada")


def at(hours: float, kind: Kind, actor: str = "", commit: str = "", draft: bool = False) -> Moment:
    return Moment(
        at=START + timedelta(hours=hours),
        kind=kind,
        actor=actor,
        maintainer=actor in {"mo", "ria"},
        commit=commit,
        draft=draft,
    )


OPENED = at(0, Kind.OPENED, "ada", "c1")


def told(
    *moments: Moment, until: float = 100, rules: Rules = RULES
) -> list[tuple[float, Turn, Cause]]:
    """Give the intervals as (hours since the start, turn, cause)."""
    known = history(moments, rules=rules, now=START + timedelta(hours=until))
    return [
        ((span.start - START) / timedelta(hours=1), span.turn, span.cause)
        for span in known.intervals
    ]


A, M, C, P = Turn.AUTHOR, Turn.MAINTAINERS, Turn.CHECKS, Turn.PAUSED


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ([OPENED], [(0, M, Cause.REVIEW)]),
        (
            [at(0, Kind.OPENED, "ada", "c1", draft=True), at(5, Kind.READIED, "ada")],
            [(0, P, Cause.DRAFT), (5, M, Cause.REVIEW)],
        ),
        (
            [OPENED, at(2, Kind.CHANGES_REQUESTED, "mo", "c1"), at(9, Kind.PUSHED, "ada", "c2")],
            [(0, M, Cause.REVIEW), (2, A, Cause.CHANGES_REQUESTED), (9, M, Cause.REVIEW)],
        ),
        (
            [OPENED, at(2, Kind.CHANGES_REQUESTED, "mo", "c1"), at(9, Kind.HANDED_BACK, "ada")],
            [(0, M, Cause.REVIEW), (2, A, Cause.CHANGES_REQUESTED), (9, M, Cause.REVIEW)],
        ),
        (
            [OPENED, at(2, Kind.CHANGES_REQUESTED, "mo", "c1"), at(9, Kind.COMMENTED, "ada")],
            [(0, M, Cause.REVIEW), (2, A, Cause.CHANGES_REQUESTED)],
        ),
        (
            [OPENED, at(2, Kind.CHANGES_REQUESTED, "mo", "c1"), at(3, Kind.DISMISSED, "mo")],
            [(0, M, Cause.REVIEW), (2, A, Cause.CHANGES_REQUESTED), (3, M, Cause.REVIEW)],
        ),
        (
            [OPENED, at(2, Kind.REVIEW_COMMENTED, "mo", "c1"), at(9, Kind.COMMENTED, "ada")],
            [(0, M, Cause.REVIEW), (2, A, Cause.QUESTION), (9, M, Cause.REVIEW)],
        ),
        (
            [
                OPENED,
                at(1, Kind.CHANGES_REQUESTED, "mo", "c1"),
                at(2, Kind.APPROVED, "ria", "c1"),
                at(3, Kind.APPROVED, "mo", "c1"),
            ],
            [(0, M, Cause.REVIEW), (1, A, Cause.CHANGES_REQUESTED), (3, M, Cause.MERGE)],
        ),
        (
            [OPENED, at(2, Kind.APPROVED, "mo", "c1"), at(3, Kind.PUSHED, "ada", "c2")],
            [(0, M, Cause.REVIEW), (2, M, Cause.MERGE), (3, M, Cause.REVIEW)],
        ),
        (
            [
                OPENED,
                at(0, Kind.CHECKS_RUNNING, "", "c1"),
                at(1, Kind.CHECKS_FAILED, "", "c1"),
                at(4, Kind.PUSHED, "ada", "c2"),
                at(5, Kind.CHECKS_PASSED, "", "c1"),
                at(4, Kind.CHECKS_RUNNING, "", "c2"),
                at(6, Kind.CHECKS_PASSED, "", "c2"),
            ],
            [
                (0, C, Cause.CHECKS_RUNNING),
                (1, A, Cause.CHECKS_FAILED),
                (4, C, Cause.CHECKS_RUNNING),
                (6, M, Cause.REVIEW),
            ],
        ),
        (
            [OPENED, at(1, Kind.CHECKS_NEED_LEAVE, "", "c1")],
            [(0, M, Cause.REVIEW), (1, M, Cause.CHECKS_NEED_LEAVE)],
        ),
        (
            [OPENED, at(1, Kind.PAUSED, "mo"), at(4, Kind.RESUMED, "mo")],
            [(0, M, Cause.REVIEW), (1, P, Cause.PAUSED), (4, M, Cause.REVIEW)],
        ),
        (
            [OPENED, at(1, Kind.SUSPENDED), at(4, Kind.UNSUSPENDED)],
            [(0, M, Cause.REVIEW), (1, P, Cause.SUSPENDED), (4, M, Cause.REVIEW)],
        ),
        (
            [OPENED, at(1, Kind.CLOSED, "ada"), at(4, Kind.REOPENED, "ada")],
            [(0, M, Cause.REVIEW), (1, P, Cause.CLOSED), (4, M, Cause.REVIEW)],
        ),
        (
            [OPENED, at(1, Kind.MERGED, "mo"), at(1, Kind.CLOSED, "mo"), at(2, Kind.COMMENTED)],
            [(0, M, Cause.REVIEW)],
        ),
        # A word of somebody who may not review here, or of the author, changes nothing.
        ([OPENED, at(2, Kind.APPROVED, "passer-by", "c1")], [(0, M, Cause.REVIEW)]),
        ([OPENED, at(2, Kind.COMMENTED, "mo")], [(0, M, Cause.REVIEW)]),
        # Nothing is known before the pull request was opened.
        ([at(2, Kind.PUSHED, "ada", "c2")], []),
    ],
)
def test_turns(moments: list[Moment], expected: list[tuple[float, Turn, Cause]]) -> None:
    assert told(*moments) == expected


def test_checks_that_stay_silent_do_not_stop_the_clock_for_ever() -> None:
    running = [at(1, Kind.CHECKS_RUNNING, "", "c1"), at(3, Kind.CHECKS_RUNNING, "", "c1")]
    assert told(OPENED, *running) == [
        (0, M, Cause.REVIEW),
        (1, C, Cause.CHECKS_RUNNING),
        (7, M, Cause.CHECKS_SILENT),
    ]


def test_a_plain_comment_hands_over_where_the_project_says_so() -> None:
    rules = Rules(author="ada", comments_count=True)
    moments = (OPENED, at(2, Kind.COMMENTED, "mo"), at(5, Kind.COMMENTED, "ada"))
    assert told(*moments, rules=rules) == [
        (0, M, Cause.REVIEW),
        (2, A, Cause.QUESTION),
        (5, M, Cause.REVIEW),
    ]


def test_a_maintainer_who_wrote_the_pull_request_does_not_review_it() -> None:
    moments = (at(0, Kind.OPENED, "mo", "c1"), at(2, Kind.APPROVED, "Mo", "c1"))
    known = history(moments, rules=Rules(author="mo"), now=START + timedelta(hours=9))
    assert known.responses == ()
    assert known.approvals() == ()


def test_two_approvals_may_be_needed() -> None:
    rules = Rules(author="ada", approvals=2)
    moments = (OPENED, at(1, Kind.APPROVED, "mo", "c1"), at(2, Kind.APPROVED, "ria", "c1"))
    assert told(*moments, rules=rules) == [(0, M, Cause.REVIEW), (2, M, Cause.MERGE)]


def test_an_approval_is_bound_to_its_commit() -> None:
    moments = (OPENED, at(1, Kind.APPROVED, "mo", "c1"), at(2, Kind.PUSHED, "ada", "c2"))
    known = history(moments, rules=RULES, now=START + timedelta(hours=9))
    assert [verdict.reviewer for verdict in known.stale()] == ["mo"]
    assert known.approvals() == ()


def test_a_review_of_an_older_commit_answers_but_does_not_approve() -> None:
    late = at(3, Kind.APPROVED, "mo", "c1")
    known = history(
        (OPENED, at(2, Kind.PUSHED, "ada", "c2"), late),
        rules=RULES,
        now=START + timedelta(hours=9),
    )
    assert known.responses == (late,)
    assert known.approvals() == ()


MOMENTS = st.lists(
    st.builds(
        at,
        st.integers(min_value=0, max_value=200),
        st.sampled_from(list(Kind)),
        st.sampled_from(["ada", "mo", "ria", "passer-by"]),
        st.sampled_from(["c1", "c2", "c3"]),
    ),
    max_size=25,
)
UNTIL = st.integers(min_value=1, max_value=250)


@given(moments=MOMENTS, until=UNTIL)
def test_the_intervals_fill_the_age_without_gap_or_overlap(
    moments: list[Moment], until: int
) -> None:
    now = START + timedelta(hours=until)
    known = history([OPENED, *moments], rules=RULES, now=now)
    for earlier, later in zip(known.intervals, known.intervals[1:], strict=False):
        assert earlier.end == later.start
    assert all(span.length > timedelta() for span in known.intervals[:-1])
    if known.intervals:
        age = sum((span.length for span in known.intervals), timedelta())
        assert known.opened == START
        assert age == known.intervals[-1].end - START
        if not known.closed:
            assert known.intervals[-1].end == now


@given(moments=MOMENTS, until=UNTIL, data=st.data())
def test_the_order_of_arrival_and_repeats_make_no_difference(
    moments: list[Moment], until: int, data: st.DataObject
) -> None:
    now = START + timedelta(hours=until)
    whole = [OPENED, *moments]
    shuffled = data.draw(st.permutations(whole + moments))
    assert history(shuffled, rules=RULES, now=now) == history(whole, rules=RULES, now=now)


@given(moments=MOMENTS, until=UNTIL, later=UNTIL)
def test_the_past_does_not_change_as_time_goes_on(
    moments: list[Moment], until: int, later: int
) -> None:
    first = history([OPENED, *moments], rules=RULES, now=START + timedelta(hours=until))
    second = history([OPENED, *moments], rules=RULES, now=START + timedelta(hours=until + later))
    for span in first.intervals[:-1]:
        assert span in second.intervals

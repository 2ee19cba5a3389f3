"""What is left of GitHub's limits goes to the urgent; who must wait is told until when."""

import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.urgency import Urgency
from bot.github.budget import POSTS, RESERVE, Account, Allowance, Budgets
from bot.model.errors import OverBudget

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
SOON = NOW + timedelta(minutes=20)
REPLY, CHECK, REMINDER, DIGEST = Urgency


def account(remaining: int = 5000, *, limit: int = 5000, reset: datetime = SOON) -> Account:
    told = Allowance(remaining=remaining, limit=limit, reset=reset)
    return Account(allowances={"core": told})


@pytest.mark.parametrize(
    ("remaining", "going_on"),
    [
        (5000, [REPLY, CHECK, REMINDER, DIGEST]),
        (1500, [REPLY, CHECK, REMINDER]),
        (750, [REPLY, CHECK]),
        (250, [REPLY]),
        (1, [REPLY]),
        (0, []),
    ],
)
def test_the_less_urgent_stops_earlier(remaining: int, going_on: Sequence[Urgency]) -> None:
    known = account(remaining)
    for urgency in Urgency:
        waits = known.wait(urgency=urgency, posts=0, now=NOW)
        assert (waits is None) == (urgency in going_on)
        assert waits is None or waits[1] == SOON


def test_an_hour_that_is_over_binds_nobody() -> None:
    assert account(0, reset=NOW).wait(urgency=DIGEST, posts=1, now=NOW) is None


def test_a_pause_binds_all() -> None:
    known = Account(blocked_until=SOON)
    waits = known.wait(urgency=REPLY, posts=0, now=NOW)
    assert waits is not None
    assert waits[1] == SOON
    assert known.wait(urgency=REPLY, posts=0, now=SOON) is None


@pytest.mark.parametrize(
    ("ages", "urgency", "until"),
    [
        ([30] * 79, REPLY, None),
        ([30] * 80, REPLY, 30),
        ([50, *[30] * 79], REPLY, 10),
        ([30] * 40, DIGEST, None),
        ([30] * 56, DIGEST, 30),
        ([61] * 80, REPLY, None),
        ([61] * 500, REPLY, 3600 - 61),
        ([3601] * 500, REPLY, None),
    ],
)
def test_posts_are_counted_by_the_minute_and_the_hour(
    ages: Sequence[int], urgency: Urgency, until: int | None
) -> None:
    known = Account()
    known.posts.extend(NOW - timedelta(seconds=age) for age in ages)
    waits = known.wait(urgency=urgency, posts=1, now=NOW)
    assert (waits and waits[1]) == (None if until is None else NOW + timedelta(seconds=until))


@given(st.lists(st.tuples(st.sampled_from(Urgency), st.integers(0, 90)), max_size=400))
def test_no_window_ever_holds_too_many_posts(asked: list[tuple[Urgency, int]]) -> None:
    now = [NOW]
    budgets = Budgets(now=lambda: now[0])
    made: list[datetime] = []
    for urgency, pause in asked:
        now[0] += timedelta(milliseconds=pause * 10)
        with contextlib.suppress(OverBudget):
            budgets.permit(repo="octo/a", urgency=urgency, posts=1)
            made.append(now[0])
    for span, most in POSTS:
        for at in made:
            assert sum(at - span < other <= at for other in made) <= most


def test_who_waits_as_told_may_go_on() -> None:
    now = [NOW]
    budgets = Budgets(now=lambda: now[0])
    for _ in range(80):
        budgets.permit(repo="octo/a", urgency=REPLY, posts=1)
    with pytest.raises(OverBudget) as refused:
        budgets.permit(repo="octo/b", urgency=REPLY, posts=1)
    budgets.permit(repo="other/a", urgency=REPLY, posts=1)
    now[0] = refused.value.until
    budgets.permit(repo="octo/b", urgency=REPLY, posts=1)


def test_shards_have_their_parts() -> None:
    budgets = Budgets(now=lambda: NOW, shards=2)
    for _ in range(40):
        budgets.permit(repo="octo/a", urgency=REPLY, posts=1)
    with pytest.raises(OverBudget):
        budgets.permit(repo="octo/a", urgency=REPLY, posts=1)


def test_a_restart_forgets_nothing() -> None:
    before = Budgets(now=lambda: NOW)
    reset = str(int(SOON.timestamp()))
    before.heard(repo="octo/a", remaining="12", limit="5000", reset=reset)
    before.heard(repo="octo/a", remaining="?", limit=None, reset="", kind="graphql")
    before.limited(repo="octo/b", until=SOON)
    before.permit(repo="third/a", urgency=REPLY, posts=1)
    after = Budgets(now=lambda: NOW)
    after.restore(before.read())
    assert after.read() == before.read()
    assert [each["owner"] for each in after.read()] == ["octo", "third"]
    with pytest.raises(OverBudget, match="pause"):
        after.permit(repo="octo/a", urgency=REPLY)


def test_something_is_kept_for_whoever_is_more_urgent() -> None:
    shares = [RESERVE[urgency] for urgency in Urgency]
    assert shares == sorted(set(shares))
    assert shares[0] == 0

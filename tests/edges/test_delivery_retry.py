"""What follows an error, by its class."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.retry import Again, GiveUp, Patience, after
from bot.model.errors import Forbidden, OutsideError, RateLimited, Unclear

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PATIENCE = Patience()


@given(tries=st.integers(0, 100), minutes=st.integers(-60, 60), jitter=st.floats(0, 0.999))
def test_a_rate_limit_waits_as_told_and_costs_no_try(
    tries: int, minutes: int, jitter: float
) -> None:
    until = NOW + timedelta(minutes=minutes)
    verdict = after(
        RateLimited("x", until=until), tries=tries, now=NOW, patience=PATIENCE, jitter=jitter
    )
    assert isinstance(verdict, Again)
    assert verdict.tries == tries
    assert max(until, NOW) < verdict.until or until == verdict.until
    assert verdict.until <= max(until, NOW + timedelta(seconds=1)) + PATIENCE.first


@pytest.mark.parametrize(
    ("error", "tries"),
    [(Unclear("x"), 8), (OutsideError("x"), 8), (ValueError("x"), 3), (Forbidden("x"), 1)],
)
def test_tries_are_bounded_by_class(error: Exception, tries: int) -> None:
    made = 0
    while True:
        verdict = after(error, tries=made, now=NOW, patience=PATIENCE, jitter=0.5)
        made = verdict.tries
        if isinstance(verdict, GiveUp):
            break
    assert made == tries


@given(tries=st.integers(0, 6), jitter=st.floats(0, 0.999))
def test_back_off_grows_and_is_spread(tries: int, jitter: float) -> None:
    verdict = after(Unclear("x"), tries=tries, now=NOW, patience=PATIENCE, jitter=jitter)
    assert isinstance(verdict, Again)
    whole = min(PATIENCE.first * 2**tries, PATIENCE.longest)
    assert NOW + whole / 2 <= verdict.until <= NOW + whole


def test_a_poison_holds_its_lane_for_minutes_and_not_for_ever() -> None:
    waited, tries = timedelta(), 0
    while isinstance(
        verdict := after(Unclear("x"), tries=tries, now=NOW, patience=PATIENCE, jitter=0.999), Again
    ):
        waited += verdict.until - NOW
        tries = verdict.tries
    assert waited < timedelta(minutes=10)

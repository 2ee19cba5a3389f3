"""Open promises that were kept are the same promises when they are read back later."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.model.config.review import CalendarConfig, ReviewConfig
from bot.workflow.review import pledged
from bot.workflow.review.moments import Kind, Moment
from bot.workflow.review.promise import standings
from bot.workflow.review.turns import Rules, history

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
CALENDAR = CalendarConfig(kind="business", time_zone="Europe/Berlin", country="DE")


def moment(hour: int, kind: Kind, actor: str, commit: str) -> Moment:
    at = START + timedelta(hours=hour)
    return Moment(at=at, kind=kind, actor=actor, maintainer=actor == "mo", commit=commit)


QUIET = [
    kind
    for kind in Kind
    if kind not in {Kind.CHECKS_RUNNING, Kind.CLOSED, Kind.MERGED, Kind.OPENED}
]
"""Running checks stop counting by themselves; then the sweep looks again."""
MOMENTS = st.lists(
    st.builds(
        moment,
        st.integers(min_value=0, max_value=100),
        st.sampled_from(QUIET),
        st.sampled_from(["ada", "mo"]),
        st.sampled_from(["c1", "c2"]),
    ),
    max_size=12,
)


@given(
    moments=MOMENTS,
    until=st.integers(min_value=101, max_value=150),
    later=st.integers(min_value=0, max_value=400),
    calendar=st.sampled_from([CALENDAR, CalendarConfig()]),
)
def test_what_was_kept_goes_on_as_if_it_were_looked_at_again(
    moments: list[Moment], until: int, later: int, calendar: CalendarConfig
) -> None:
    config = ReviewConfig(calendar=calendar, decision_hours=72)
    opened = moment(0, Kind.OPENED, "ada", "c1")
    then, now = START + timedelta(hours=until), START + timedelta(hours=until + later)

    def seen(at: datetime) -> dict[tuple[str, int], object]:
        told = history([opened, *moments], rules=Rules(author="ada"), now=at)
        return {
            (each.promise, each.round): each
            for each in standings(told, config=config, now=at)
            if each.open
        }

    text = pledged.dump(seen(then).values())  # type: ignore[arg-type]
    back = pledged.cases({f"{pledged.PREFIX}7": text}, calendar=calendar, now=now)
    assert {(each.standing.promise, each.standing.round): each.standing for each in back} == seen(
        now
    )
